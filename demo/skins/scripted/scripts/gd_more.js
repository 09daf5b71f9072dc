(() => {
  const wrap = document.querySelector('.list-wrap'), button = wrap.querySelector('.more-btn'), list = wrap.querySelector('.list');
  let cur = Number(wrap.dataset.cur);
  const pages = Number(wrap.dataset.pages);
  const update = () => { button.style.display = cur < pages ? '' : 'none'; };
  button.addEventListener('click', async () => {
    const url = location.pathname.replace(/index(_\d+)?\.html$/, `index_${cur + 1}.html`);
    const text = await (await fetch(url)).text();
    const page = new DOMParser().parseFromString(text, 'text/html');
    page.querySelectorAll('.list-wrap .item').forEach((item) => list.appendChild(document.adoptNode(item)));
    cur += 1;
    update();
  });
  update();
})();
