// What could be pressed or chosen: element, its code, its words, whether it stands behind the number before its own,
// whether it is drawn, whether it is an option, the press that brought it, and whether it stands in a pager. A picture
// speaks by what is said of it, an empty element of a pager by its class.
(born) => {
  const known = window.nianbaoKnown ||= new WeakMap();
  const bare = (href) => !href || /^(#|javascript:)/i.test(href);
  const shut = (e) => e.disabled || /disable/i.test(e.className) || e.getAttribute("aria-disabled") === "true";
  const reads = (e, text) => text.length < 200 && (/pag(e|ing|inat)|fenye|fanye/i.test(e.id + " " + e.className)
    || /共\s*\d+\s*页|\d\s*\/\s*\d|上一?[页頁]/.test(text));
  const pagers = new Map();  // hundreds of elements share those above them, and each holds all their text
  const turns = (e) => pagers.has(e) ? pagers.get(e) : (pagers.set(e, reads(e, e.innerText)), pagers.get(e));
  const paging = (e, up = 3) => !!(e = e.parentElement) && up > 0 && (turns(e) || paging(e, up - 1));
  const called = (e) => e.alt || e.getAttribute("aria-label") || e.title
    || (/(^|[\s_-])next\b/i.test(e.className) && paging(e) ? "下一页" : "");
  const said = (e) => String(e.tagName === "OPTION" ? e.text : e.value || e.innerText || e.textContent || called(e) || "").trim();
  const number = (e) => +said(e).replace(/^第|页$/g, "");
  const beside = (e) => [e, e.parentElement].flatMap((one) => one && one.parentElement ? [...one.parentElement.children] : []);
  const first = (e) => known.has(e) ? known.get(e) : (known.set(e, born), born);
  return [...document.querySelectorAll("a, button, input[type=button], input[type=submit], span, li, div, em, i, b, strong, "
      + "td, dt, dd, p, label, h3, h4, h5, img, option")]
    .filter((e) => said(e) && said(e).length < 60 && ![...e.children].some((one) => said(one) === said(e)))
    .filter((e) => [...e.children].filter(said).length < 2)
    .filter((e) => !shut(e) && !(e.parentElement && shut(e.parentElement)))
    .filter((e) => bare((e.closest("a[href]") || {getAttribute: () => ""}).getAttribute("href")))
    .map((e) => [e, ((e.closest("[onclick]") || e).getAttribute("onclick") || "")
      + ((e.closest("a[href]") || e).getAttribute("href") || ""), said(e),
      number(e) > 0 && beside(e).some((one) => said(one) && number(one) === number(e) - 1),
      (e.closest("select") || e).getClientRects().length > 0, e.tagName === "OPTION", first(e), paging(e)]);
}
