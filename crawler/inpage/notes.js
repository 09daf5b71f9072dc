// What a script opens beside the page is noted, and not opened.
() => {
  const notes = window.nianbaoOpened = [], note = (to) => { try { notes.push(new URL(to, document.baseURI).href); } catch {} };
  const far = {assign: note, replace: note, set href(to) { note(to); }, get href() { return "about:blank"; }};
  const beside = {closed: false, close() {}, focus() {}, get location() { return far; }, set location(to) { note(to); }};
  window.open = (to) => { if (to) note(to); return beside; };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    return /^http/.test(this.href) && (this.target || !this.isConnected) ? note(this.href) : click.call(this);
  };
}
