// Whatever could be a line of a list: where it leads, or its words; and its words or, where asked, its row.
(rows) => [...document.querySelectorAll("a, li, tr")].map((e) => {
  const words = ((e.tagName === "A" ? e.title || e.textContent : e.innerText) || "").trim();
  const key = e.href && !/^javascript:|#[^/]*$/i.test(e.href) ? e.href : words;
  return [key, rows ? (e.tagName === "A" && e.closest("li, tr, dd, p") || e).outerHTML : words.slice(0, 200)];
})
