"""What runs inside a page that a browser shows: looks at what could be pressed and what is listed, presses, scrolls.

Each is an expression that Chromium evaluates, for crawler.turning and crawler.overheard.
"""

#: Counts what the page waits for, from its first script on: calls, scripts that it adds, what it has put off by no more
#: than half a second, and the page that is to stand in its place. A browser tells of requests when its network knows of
#: them, on a busy machine long after the press that made them. A timer's own timers do not count: a page may tick for
#: ever; nor does what loads for long.
WAITS = """() => {
  const later = window.setTimeout, never = window.clearTimeout, send = XMLHttpRequest.prototype.send, call = window.fetch;
  const soon = 500, long = 5000, timers = new Set();
  let abroad = 0, ticks = false, leaves = 0;
  const away = () => { let out = true; abroad += 1; return () => { abroad -= out; out = false; }; };
  window.nianbaoWaits = () => abroad + timers.size > 0 || performance.now() < leaves;
  window.nianbaoStays = () => { leaves = 0; };
  addEventListener("beforeunload", () => { leaves = performance.now() + long; });
  XMLHttpRequest.prototype.send = function (...told) {
    const back = away();
    this.addEventListener("loadend", back, {once: true});
    try { return send.apply(this, told); } catch (error) { back(); throw error; }
  };
  window.fetch = (...told) => {
    const back = away(), answer = call.apply(window, told), read = () => later(back);
    answer.then(read, read);
    return answer;
  };
  window.setTimeout = (what, wait, ...told) => {
    if (ticks || wait > soon || typeof what !== "function") return later(what, wait, ...told);
    const timer = later(() => {
      ticks = true;
      try { what.apply(window, told); } finally { ticks = false; timers.delete(timer); }
    }, wait);
    timers.add(timer);
    return timer;
  };
  window.clearTimeout = (timer) => { timers.delete(timer); never(timer); };
  new MutationObserver((changes) => {
    for (const one of changes.flatMap((change) => [...change.addedNodes])) {
      if (one.tagName !== "SCRIPT" || !one.src) continue;
      const back = away();
      for (const name of ["load", "error"]) one.addEventListener(name, back, {once: true});
      later(back, long);
    }
  }).observe(document, {childList: true, subtree: true});
}"""
WAITING = "() => !!window.nianbaoWaits && nianbaoWaits()"
SETTLED = f"() => !({WAITING})()"

#: What could be pressed or chosen: element, its code, its words, whether it stands behind the number before its own,
#: whether it is drawn, whether it is an option, the press that brought it, and whether it stands in a pager. A picture
#: speaks by what is said of it, an empty element of a pager by its class.
WAYS = """(born) => {
  const known = window.nianbaoKnown ||= new WeakMap();
  const bare = (href) => !href || /^(#|javascript:)/i.test(href);
  const shut = (e) => e.disabled || /disable/i.test(e.className) || e.getAttribute("aria-disabled") === "true";
  const reads = (e, text) => text.length < 200 && (/pag(e|ing|inat)|fenye|fanye/i.test(e.id + " " + e.className)
    || /共\\s*\\d+\\s*页|\\d\\s*\\/\\s*\\d|上一?[页頁]/.test(text));
  const pagers = new Map();  // hundreds of elements share those above them, and each holds all their text
  const turns = (e) => pagers.has(e) ? pagers.get(e) : (pagers.set(e, reads(e, e.innerText)), pagers.get(e));
  const paging = (e, up = 3) => !!(e = e.parentElement) && up > 0 && (turns(e) || paging(e, up - 1));
  const called = (e) => e.alt || e.getAttribute("aria-label") || e.title
    || (/(^|[\\s_-])next\\b/i.test(e.className) && paging(e) ? "下一页" : "");
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
}"""
#: A press as a visitor's hand makes it: some scripts wait for no more than that it comes near.
PRESS = """(ways, at) => {
  const e = ways[at][0], box = e.tagName === "OPTION" && e.closest("select");
  if (window.nianbaoStays) nianbaoStays();
  if (!box) {
    for (const name of ["mouseover", "mousedown", "mouseup"]) e.dispatchEvent(new MouseEvent(name, {bubbles: true}));
    return e.click();
  }
  box.value = e.value;
  for (const name of ["input", "change"]) box.dispatchEvent(new Event(name, {bubbles: true}));
}"""
#: The number of a page, typed where a pager asks for one, and sent: whether there is such a field.
TYPE = """(number) => {
  const asks = (e) => e && e.innerText.length < 200 && /[到第转跳][^]*页|共\\s*\\d+\\s*页|\\d\\s*\\/\\s*\\d/.test(e.innerText);
  const field = [...document.querySelectorAll("input:not([type]), input[type=text], input[type=number]")]
    .find((e) => e.getClientRects().length && (asks(e.parentElement) || asks(e.parentElement.parentElement)));
  if (!field) return false;
  const sends = [...field.parentElement.querySelectorAll("a, button, input[type=button], input[type=submit], span")]
    .find((e) => /^\\s*(go|确\\s*[定认]|跳\\s*转|转\\s*到?)\\s*$/i.test(e.value || e.innerText || ""));
  field.value = number;
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, {bubbles: true}));
  for (const name of ["keydown", "keypress", "keyup"])
    field.dispatchEvent(new KeyboardEvent(name, {key: "Enter", code: "Enter", keyCode: 13, which: 13, bubbles: true}));
  if (sends && sends.isConnected) sends.click();
  return true;
}"""
#: What a script opens beside the page is noted, and not opened.
NOTES = """() => {
  const notes = window.nianbaoOpened = [], note = (to) => { try { notes.push(new URL(to, document.baseURI).href); } catch {} };
  const far = {assign: note, replace: note, set href(to) { note(to); }, get href() { return "about:blank"; }};
  const beside = {closed: false, close() {}, focus() {}, get location() { return far; }, set location(to) { note(to); }};
  window.open = (to) => { if (to) note(to); return beside; };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    return /^http/.test(this.href) && (this.target || !this.isConnected) ? note(this.href) : click.call(this);
  };
}"""
OPENED = "() => (window.nianbaoOpened || []).splice(0)"
#: The rows of the lines that the page shows, by what `LINES` tells of them.
ROWS = """() => [...document.querySelectorAll("a, li, tr")].map((e) => [
  e.href && !/^javascript:|#[^/]*$/i.test(e.href) ? e.href : (e.innerText || "").trim(),
  (e.tagName === "A" && e.closest("li, tr, dd, p") || e).outerHTML])"""
#: Whatever could be a line of a list: where it leads, or its words; and its words.
LINES = """() => [...document.querySelectorAll("a, li, tr")].map((e) => {
  const words = ((e.tagName === "A" ? e.title || e.textContent : e.innerText) || "").trim();
  return [e.href && !/^javascript:|#[^/]*$/i.test(e.href) ? e.href : words, words.slice(0, 200)];
})"""
#: To the end of the page, and of what scrolls in it, from where nothing is seen of it: who stands there already hears of nothing. Done once the
#: page has been told, which happens when it is drawn next: on a busy machine later than silence is listened to.
SCROLL = """(most) => new Promise((done) => {
  const drawn = requestAnimationFrame; setTimeout(done, most); scrollTo(0, 0);
  const inner = [...document.querySelectorAll("div, ul, section, main")].filter((e) => e.scrollHeight > e.clientHeight + 9);
  drawn(() => {
    for (const e of inner) if (/auto|scroll/.test(getComputedStyle(e).overflowY)) e.scrollTop = e.scrollHeight;
    scrollTo(0, document.documentElement.scrollHeight); drawn(() => drawn(done));
  });
})"""
