// A press as a visitor's hand makes it: some scripts wait for no more than that it comes near.
(ways, at) => {
  const e = ways[at][0], box = e.tagName === "OPTION" && e.closest("select");
  if (window.nianbaoStays) nianbaoStays();
  if (!box) {
    for (const name of ["mouseover", "mousedown", "mouseup"]) e.dispatchEvent(new MouseEvent(name, {bubbles: true}));
    return e.click();
  }
  box.value = e.value;
  for (const name of ["input", "change"]) box.dispatchEvent(new Event(name, {bubbles: true}));
}
