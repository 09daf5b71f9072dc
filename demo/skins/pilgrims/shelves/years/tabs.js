const pane = document.getElementById('pane');
const tabs = [...document.querySelectorAll('#tabs .tab')];

async function open(tab) {
  tabs.forEach(one => one.classList.toggle('active', one === tab));
  const url = new URL(tab.dataset.url, location.href);
  const html = await (await fetch(url)).text();
  const doc = new DOMParser().parseFromString(html, 'text/html');
  pane.innerHTML = '';
  doc.querySelectorAll('.list li').forEach(li => {
    const a = li.querySelector('a');
    a.href = new URL(a.getAttribute('href'), url).href;
    pane.append(document.importNode(li, true));
  });
  const more = document.createElement('span');
  more.className = 'more';
  more.textContent = '更多 >';
  more.onclick = () => { location.href = url.href; };
  pane.append(more);
}

tabs.forEach(tab => tab.addEventListener('click', () => open(tab)));
if (tabs.length) open(tabs[0]);
