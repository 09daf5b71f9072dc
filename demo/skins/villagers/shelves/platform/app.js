(function () {
  var config = window._CONFIG, state = { node: null, articles: [], page: 1, total: 0, size: 10 };
  function h(tag, attrs, children) {
    var el = document.createElement(tag);
    Object.keys(attrs).forEach(function (k) { if (typeof attrs[k] === 'function') { el.addEventListener(k, attrs[k]); } else { el.setAttribute(k, attrs[k]); } });
    [].concat(children).forEach(function (c) { if (c !== null) { el.appendChild(typeof c === 'string' ? document.createTextNode(c) : c); } });
    return el;
  }
  function leaves(tree) { return tree.reduce(function (all, node) { return all.concat(node.children.length ? leaves(node.children) : [node]); }, []); }
  function current() {
    var id = location.hash.replace('#', ''), all = leaves(config.TREE);
    var annual = all.filter(function (n) { return /年报|年度报告/.test(n.name); });
    return all.filter(function (n) { return String(n.id) === id; })[0] || (config.PAGE === 'annualreport' ? annual[0] : null) || all[0];
  }
  function fetchPage(page) {
    var xhr = new XMLHttpRequest();
    xhr.open('GET', config.BASE + '/api/all/' + state.node.id + '?page=' + page + '&sid=' + config.SID);
    xhr.onload = function () {
      var res = JSON.parse(xhr.responseText);
      state.page = page; state.articles = res.articles; state.total = res.classify.post_count; state.size = res.classify.per_page;
      render();
    };
    xhr.send();
  }
  function pager() {
    var n = Math.ceil(state.total / state.size), numbers = [];
    if (n < 2) { return null; }
    function to(i) { return function () { if (i >= 1 && i <= n && i !== state.page) { fetchPage(i); } }; }
    for (var i = 1; i <= n; i++) { numbers.push(h('li', { 'class': 'number' + (i === state.page ? ' active' : ''), click: to(i) }, String(i))); }
    return h('div', { 'class': 'el-pagination is-background' }, [
      h('button', { type: 'button', 'class': 'btn-prev', click: to(state.page - 1) }, h('i', { 'class': 'el-icon el-icon-arrow-left' }, [])),
      h('ul', { 'class': 'el-pager' }, numbers),
      h('button', { type: 'button', 'class': 'btn-next', click: to(state.page + 1) }, h('i', { 'class': 'el-icon el-icon-arrow-right' }, []))]);
  }
  function render() {
    var app = document.getElementById('app'), menu = leaves(config.TREE).map(function (node) {
      return h('li', { 'class': 'el-menu-item' + (node === state.node ? ' is-active' : ''), role: 'menuitem', click: function () { location.hash = '#' + node.id; } }, node.name);
    });
    app.innerHTML = '';
    app.appendChild(h('div', { 'class': 'gkml-head' }, config.SITE_NAME + '政府信息公开'));
    app.appendChild(h('ul', { 'class': 'el-menu', role: 'menubar' }, menu));
    app.appendChild(h('div', { 'class': 'gkml-list' }, [h('h3', {}, state.node.name), h('ul', {}, state.articles.map(function (a) {
      return h('li', {}, [h('a', { href: a.post_url || a.url, target: '_blank', title: a.title }, a.title), h('span', {}, a.created_at.substr(0, 10))]);
    })), pager()]));
  }
  function start() { state.node = current(); fetchPage(1); }
  window.addEventListener('hashchange', start);
  start();
})();
