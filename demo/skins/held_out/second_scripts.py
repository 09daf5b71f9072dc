"""held_out — the scripts that the second lot's pages load: a small stand-in for jQuery and the makers' own list scripts."""

from __future__ import annotations

_JQUERY = r"""
(function (w, d) {
  function Q(s, c) {
    var l = [], i;
    if (typeof s === 'string') {
      if (/^\s*</.test(s)) { var b = d.createElement('div'); b.innerHTML = s; l = b.childNodes; }
      else if (/^#[\w-]+$/.test(s)) { var one = d.getElementById(s.slice(1)); l = one ? [one] : []; }
      else { l = (c && c.querySelectorAll ? c : d).querySelectorAll(s); }
    } else if (s && (s.nodeType || s === w)) { l = [s]; } else if (s) { l = s; }
    this.length = l.length;
    for (i = 0; i < l.length; i++) { this[i] = l[i]; }
  }
  function $(s, c) {
    if (typeof s === 'function') {
      if (d.readyState === 'loading') { d.addEventListener('DOMContentLoaded', s); } else { s(); }
      return;
    }
    return s instanceof Q ? s : new Q(s, c);
  }
  var F = $.fn = Q.prototype;
  F.each = function (f) { for (var i = 0; i < this.length; i++) { f.call(this[i], i, this[i]); } return this; };
  F.find = function (s) { var l = []; this.each(function () { [].push.apply(l, this.querySelectorAll(s)); }); return $(l); };
  F.html = function (h) { if (h === undefined) { return this[0] && this[0].innerHTML; } return this.each(function () { this.innerHTML = h; }); };
  F.text = function (t) { if (t === undefined) { return this.length ? this[0].textContent : ''; } return this.each(function () { this.textContent = t; }); };
  F.val = function (v) { if (v === undefined) { return this[0] && this[0].value; } return this.each(function () { this.value = v; }); };
  F.attr = function (n, v) { if (v === undefined) { return this[0] && this[0].getAttribute(n); } return this.each(function () { this.setAttribute(n, v); }); };
  F.data = function (n) { return this.attr('data-' + n); };
  F.append = function (h) { return this.each(function () { this.insertAdjacentHTML('beforeend', h); }); };
  F.empty = function () { return this.html(''); };
  F.on = function (e, f) { return this.each(function () { this.addEventListener(e, f); }); };
  F.click = function (f) { return f ? this.on('click', f) : this.each(function () { this.click(); }); };
  F.change = function (f) { return this.on('change', f); };
  F.hide = function () { return this.each(function () { this.style.display = 'none'; }); };
  F.show = function () { return this.each(function () { this.style.display = ''; }); };
  F.addClass = function (c) { return this.each(function () { this.classList.add(c); }); };
  F.removeClass = function (c) { return this.each(function () { this.classList.remove(c); }); };
  F.eq = function (i) { return $(this[i]); };
  F.siblings = function () { var me = this[0]; return $([].filter.call(me.parentNode.children, function (x) { return x !== me; })); };
  F.index = function () { return [].indexOf.call(this[0].parentNode.children, this[0]); };
  F.load = function (u) { var me = this; $.get(u, function (t) { me.html(t); }); return me; };
  $.each = function (l, f) { for (var i = 0; i < l.length; i++) { f.call(l[i], i, l[i]); } };
  $.param = function (o) { return Object.keys(o).map(function (k) { return encodeURIComponent(k) + '=' + encodeURIComponent(o[k]); }).join('&'); };
  $.ajax = function (o) {
    var type = (o.type || o.method || 'GET').toUpperCase(), url = o.url, body = null;
    var data = o.data && typeof o.data !== 'string' ? $.param(o.data) : o.data;
    if (o.dataType === 'jsonp') {
      var name = o.jsonpCallback || 'jQuery' + Math.random().toString().slice(2), tag = d.createElement('script');
      w[name] = function (r) { o.success(r); };
      tag.src = url + (url.indexOf('?') < 0 ? '?' : '&') + (data ? data + '&' : '') + (o.jsonp || 'callback') + '=' + name;
      d.head.appendChild(tag); return;
    }
    if (type === 'GET') { if (data) { url += (url.indexOf('?') < 0 ? '?' : '&') + data; } } else { body = data || ''; }
    var x = new XMLHttpRequest();
    x.open(type, url, o.async !== false);
    x.setRequestHeader('X-Requested-With', 'XMLHttpRequest');
    if (type === 'POST') { x.setRequestHeader('Content-Type', o.contentType || 'application/x-www-form-urlencoded; charset=UTF-8'); }
    x.onload = function () {
      if (x.status >= 400) { if (o.error) { o.error(x); } return; }
      var r = x.responseText;
      if (o.dataType === 'json') { r = JSON.parse(r); }
      else if (o.dataType === 'xml') { r = x.responseXML || new DOMParser().parseFromString(r, 'text/xml'); }
      else if (/json/.test(x.getResponseHeader('Content-Type') || '')) { r = JSON.parse(r); }
      if (o.success) { o.success(r); }
    };
    x.send(body);
  };
  $.get = function (u, a, f, t) { if (typeof a === 'function') { t = f; f = a; a = null; } $.ajax({ url: u, data: a, success: f, dataType: t }); };
  $.post = function (u, a, f, t) { if (typeof a === 'function') { t = f; f = a; a = null; } $.ajax({ url: u, type: 'POST', data: a, success: f, dataType: t }); };
  $.getJSON = function (u, a, f) { $.get(u, a, f, 'json'); };
  w.$ = w.jQuery = $;
})(window, document);
"""

# TRS: pages from 0; name and suffix make the addresses of the pages behind the first
TRS_PAGES = r"""
function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt) {
  if (_nPageCount == null || _nPageCount <= 1) { return; }
  function at(i) { return i == 0 ? _sPageName + "." + _sPageExt : _sPageName + "_" + i + "." + _sPageExt; }
  function way(i, word) { document.write("<a target=\"_self\" href=\"" + at(i) + "\">" + word + "</a>&nbsp;"); }
  var nCurrIndex = _nCurrIndex || 0;
  if (nCurrIndex > 0) { way(0, "首页"); way(nCurrIndex - 1, "上一页"); }
  for (var i = 0; i < _nPageCount; i++) {
    if (i == nCurrIndex) { document.write("<span class=\"current\">" + (i + 1) + "</span>&nbsp;"); } else { way(i, i + 1); }
  }
  if (nCurrIndex < _nPageCount - 1) { way(nCurrIndex + 1, "下一页"); way(_nPageCount - 1, "尾页"); }
}
"""

# dTree, the tree of many disclosure catalogues
_DTREE = r"""
function dTree(name) { this.obj = name; this.nodes = []; this.config = { target: null }; }
dTree.prototype.add = function (id, pid, name, url, title, target) {
  this.nodes.push({ id: id, pid: pid, name: name, url: url, target: target || this.config.target });
};
dTree.prototype.below = function (pid) {
  var me = this, out = '';
  me.nodes.forEach(function (n) {
    if (n.pid != pid) { return; }
    var name = n.url ? '<a class="node" target="' + (n.target || '_self') + '" href="' + n.url + '">' + n.name + '</a>' : n.name;
    out += '<div class="dTreeNode">' + name + '<div class="clip">' + me.below(n.id) + '</div></div>';
  });
  return out;
};
dTree.prototype.toString = function () { return '<div class="dtree">' + this.below(-1) + '</div>'; };
"""

# zTree as far as catalogues use it: simple data, addresses or a callback
_ZTREE = r"""
jQuery.fn.zTree = {
  init: function (place, setting, nodes) {
    function below(pid) {
      var list = nodes.filter(function (n) { return (n.pId || 0) == pid; });
      if (!list.length) { return ''; }
      return '<ul>' + list.map(function (n) {
        var to = n.url ? ' href="' + n.url + '" target="' + (n.target || '_self') + '"' : '';
        return '<li class="level"><a tid="' + n.id + '"' + to + '><span>' + n.name + '</span></a>' + below(n.id) + '</li>';
      }).join('') + '</ul>';
    }
    place.html(below(0));
    var call = setting.callback && setting.callback.onClick;
    if (call) {
      place.find('a').on('click', function (event) {
        var id = this.getAttribute('tid');
        call(event, 'tree', nodes.filter(function (n) { return n.id == id; })[0]);
      });
    }
  }
};
"""

# Hanweb: the records lie in the page as XML; behind them a proxy is asked for three pages at once
_JPAGE = r"""
jQuery.fn.jpage = function (config) {
  var box = this, store = [], total = config.totalRecord || 0, size = config.perpage || 15;
  function keep(xml, from) {
    jQuery(xml).find('record').each(function (i) { store[from + i] = jQuery(this).text(); });
  }
  var inline = box.find('script').text();
  if (inline) { keep(new DOMParser().parseFromString(inline.replace(/^\s+/, ''), 'text/xml'), 0); }
  function show(page) {
    var from = (page - 1) * size, upto = Math.min(from + size, total);
    if (store[from] === undefined || store[upto - 1] === undefined) {
      jQuery.ajax({
        type: config.ajaxType || 'POST', dataType: 'xml', url: config.dataUrl.split('?')[0] + '?startrecord=' + (from + 1) + '&endrecord=' +
          Math.min(from + size * 3, total) + '&perpage=' + size, data: config.dataUrl.split('?')[1],
        success: function (xml) { keep(xml, from); draw(page); }
      });
    } else { draw(page); }
  }
  function draw(page) {
    var from = (page - 1) * size, n = Math.max(1, Math.ceil(total / size));
    box.html('<div class="default_pgContainer">' + store.slice(from, from + size).join('') + '</div>' +
      '<div class="default_pgPanel"><span>共 ' + total + ' 条记录</span> <a class="default_pgFirst">首页</a> <a class="default_pgPrev">上一页</a> ' +
      '<span>' + page + '/' + n + '</span> <a class="default_pgNext" title="下一页">下一页</a> <a class="default_pgLast">尾页</a></div>');
    box.find('.default_pgNext').click(function () { if (page < n) { show(page + 1); } });
    box.find('.default_pgPrev').click(function () { if (page > 1) { show(page - 1); } });
    box.find('.default_pgFirst').click(function () { show(1); });
    box.find('.default_pgLast').click(function () { show(n); });
  }
  show(1);
  return box;
};
"""

# jpaas: every script tag of this name that carries a query fills the place before it
_UNIT = r"""
(function () {
  var tag = document.currentScript, box = document.getElementById(tag.getAttribute('place') || '');
  if (!box) { box = tag.previousElementSibling; }
  var query = JSON.parse(tag.getAttribute('queryData').replace(/'/g, '"')), url = tag.getAttribute('url');
  var rows = parseInt(tag.getAttribute('rows') || '15', 10);
  function get(page) {
    var more = { paramJson: JSON.stringify({ pageNo: page, pageSize: String(rows) }) };
    jQuery.ajax({
      url: url, data: Object.assign({}, query, more), dataType: 'json',
      success: function (r) {
        if (!r.success || !r.data.html) { return; }
        box.innerHTML = r.data.html;
        jQuery(box).find('.pagination a').click(function () { get(parseInt(this.getAttribute('data-page'), 10)); });
      }
    });
  }
  get(1);
})();
"""

SCRIPTS = {
    "/js/jquery-1.12.4.min.js": _JQUERY,
    "/js/dtree.js": _DTREE,
    "/js/jquery.ztree.core-3.5.min.js": _ZTREE,
    "/script/jpage.js": _JPAGE,
    "/images/page.js": TRS_PAGES,
    "/script/unitbuild.js": _UNIT,
}
