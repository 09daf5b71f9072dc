// Counts what the page waits for, from its first script on: calls, scripts that it adds, what it has put off by no more
// than half a second, and the page that is to stand in its place. A browser tells of requests when its network knows of
// them, on a busy machine long after the press that made them. A timer's own timers do not count: a page may tick for
// ever; nor does what loads for long.
() => {
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
}
