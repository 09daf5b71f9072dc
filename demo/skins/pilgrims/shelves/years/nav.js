(() => {
  const items = [{{#tops}}{ text: '{{name}}', href: '{{href}}', slug: '{{slug}}', below: [{{#below}}['{{name}}', '{{href}}'], {{/below}}] },
  {{/tops}}];
  const nav = document.getElementById('topnav');
  nav.innerHTML = `<a href="/">首页</a>` + items.map(item => `<div class="item"><a href="${item.href}">${item.text}</a><ul>${item.below.map(([text, href]) => `<li><a href="${href}">${text}</a></li>`).join('')}</ul></div>`).join('');
  document.querySelectorAll('[data-go]').forEach(button => button.addEventListener('click', () => {
    const item = items.find(one => one.slug === button.dataset.go);
    if (item) location.assign(item.href);
  }));
})();
