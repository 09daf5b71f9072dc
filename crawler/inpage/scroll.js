// To the end of the page, and of what scrolls in it, from where nothing is seen of it: who stands there already hears of nothing. Done once the
// page has been told, which happens when it is drawn next: on a busy machine later than silence is listened to.
(most) => new Promise((done) => {
  const drawn = requestAnimationFrame; setTimeout(done, most); scrollTo(0, 0);
  const inner = [...document.querySelectorAll("div, ul, section, main")].filter((e) => e.scrollHeight > e.clientHeight + 9);
  drawn(() => {
    for (const e of inner) if (/auto|scroll/.test(getComputedStyle(e).overflowY)) e.scrollTop = e.scrollHeight;
    scrollTo(0, document.documentElement.scrollHeight); drawn(() => drawn(done));
  });
})
