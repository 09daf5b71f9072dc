// The number of a page, typed where a pager asks for one, and sent: whether there is such a field.
(number) => {
  const asks = (e) => e && e.innerText.length < 200 && /[到第转跳][^]*页|共\s*\d+\s*页|\d\s*\/\s*\d/.test(e.innerText);
  const field = [...document.querySelectorAll("input:not([type]), input[type=text], input[type=number]")]
    .find((e) => e.getClientRects().length && (asks(e.parentElement) || asks(e.parentElement.parentElement)));
  if (!field) return false;
  const sends = [...field.parentElement.querySelectorAll("a, button, input[type=button], input[type=submit], span")]
    .find((e) => /^\s*(go|确\s*[定认]|跳\s*转|转\s*到?)\s*$/i.test(e.value || e.innerText || ""));
  field.value = number;
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, {bubbles: true}));
  for (const name of ["keydown", "keypress", "keyup"])
    field.dispatchEvent(new KeyboardEvent(name, {key: "Enter", code: "Enter", keyCode: 13, which: 13, bubbles: true}));
  if (sends && sends.isConnected) sends.click();
  return true;
}
