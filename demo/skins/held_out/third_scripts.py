"""third_scripts — what the portals of the third lot run in a visitor's browser: a small selector library, pager plugins."""

from __future__ import annotations

from demo.skins.site import Page, Route, fixed

# It answers to the few calls of the well-known library that these sites make.
JQUERY = r"""(function (w) {
  function nodes(html) { var box = document.createElement('div'); box.innerHTML = html; return [].slice.call(box.childNodes); }
  function Set_(list) { this.length = list.length; for (var i = 0; i < list.length; i++) this[i] = list[i]; }
  function $(what, inside) {
    if (typeof what === 'function') {
      if (document.readyState !== 'loading') what(); else document.addEventListener('DOMContentLoaded', what);
      return;
    }
    if (what instanceof Set_) return what;
    if (typeof what !== 'string') return new Set_([what]);
    return new Set_(/^\s*</.test(what) ? nodes(what) : [].slice.call((inside || document).querySelectorAll(what)));
  }
  function form(data) {
    if (!data || typeof data === 'string') return data || '';
    return Object.keys(data).map(function (k) { return encodeURIComponent(k) + '=' + encodeURIComponent(data[k]); }).join('&');
  }
  Set_.prototype = {
    each: function (f) { for (var i = 0; i < this.length; i++) f.call(this[i], i, this[i]); return this; },
    html: function (text) {
      if (text === undefined) return this.length ? this[0].innerHTML : '';
      return this.each(function () { this.innerHTML = text; });
    },
    text: function (text) {
      if (text === undefined) return this.length ? this[0].textContent : '';
      return this.each(function () { this.textContent = text; });
    },
    append: function (html) { return this.each(function () { this.insertAdjacentHTML('beforeend', html); }); },
    empty: function () { return this.html(''); },
    attr: function (name, value) {
      if (value === undefined) return this.length ? this[0].getAttribute(name) : undefined;
      return this.each(function () { this.setAttribute(name, value); });
    },
    val: function (value) {
      if (value === undefined) return this.length ? this[0].value : undefined;
      return this.each(function () { this.value = value; });
    },
    on: function (kind, f) { return this.each(function () { this.addEventListener(kind, f); }); },
    click: function (f) { return this.on('click', f); },
    change: function (f) { return this.on('change', f); },
    show: function () { return this.each(function () { this.style.display = ''; }); },
    hide: function () { return this.each(function () { this.style.display = 'none'; }); },
    addClass: function (name) { return this.each(function () { this.classList.add(name); }); },
    removeClass: function (name) { return this.each(function () { this.classList.remove(name); }); },
    find: function (what) { return this.length ? $(what, this[0]) : this; },
    eq: function (i) { return new Set_(this[i] ? [this[i]] : []); },
    submit: function () { return this.each(function () { this.submit(); }); },
    load: function (url) { var set = this; $.get(url, function (html) { set.html(html); }); return this; }
  };
  $.param = form;
  $.ajax = function (o) {
    var post = (o.type || o.method || 'GET').toUpperCase() === 'POST', told = form(o.data), url = o.url;
    if (told && !post) url += (url.indexOf('?') < 0 ? '?' : '&') + told;
    if (o.dataType === 'jsonp') {
      var name = o.jsonpCallback || 'jQuery1124' + String(Math.random()).slice(2), tag = document.createElement('script');
      w[name] = o.success;
      tag.src = url + (url.indexOf('?') < 0 ? '?' : '&') + (o.jsonp || 'callback') + '=' + name;
      document.head.appendChild(tag);
      return;
    }
    var call = new XMLHttpRequest();
    call.open(post ? 'POST' : 'GET', url);
    call.setRequestHeader('X-Requested-With', 'XMLHttpRequest');
    if (post) call.setRequestHeader('Content-Type', o.contentType || 'application/x-www-form-urlencoded; charset=UTF-8');
    call.onload = function () {
      if (call.status >= 400) { if (o.error) o.error(call); return; }
      o.success(o.dataType === 'json' ? JSON.parse(call.responseText) : call.responseText);
    };
    call.send(post ? told : null);
  };
  $.get = function (url, data, f, kind) {
    if (typeof data === 'function') { kind = f; f = data; data = null; }
    $.ajax({ url: url, data: data, success: f, dataType: kind });
  };
  $.getJSON = function (url, data, f) {
    if (typeof data === 'function') { f = data; data = null; }
    $.ajax({ url: url, data: data, success: f, dataType: 'json' });
  };
  $.post = function (url, data, f, kind) { $.ajax({ type: 'POST', url: url, data: data, success: f, dataType: kind }); };
  w.$ = w.jQuery = $;
})(window);
"""
_DRAW = r"""function drawPager(box, now, pages, go) {
  function way(k, text, kind) { return '<a href="javascript:;" class="' + kind + '" data-page="' + k + '">' + text + '</a> '; }
  var html = now > 1 ? way(now - 1, '上一页', 'prev') : '';
  for (var i = 1; i <= pages; i++) html += i === now ? '<span class="cur">' + i + '</span> ' : way(i, i, 'num');
  if (now < pages) html += way(now + 1, '下一页', 'next');
  box.innerHTML = pages > 1 ? html : '';
  box.onclick = function (event) {
    var k = +event.target.getAttribute('data-page');
    if (k) { drawPager(box, k, pages, go); go(k); }
  };
}
"""
_LONSUN = (
    _DRAW
    + """var Ls = { pagination: function (selector, go, options) {
  drawPager(document.querySelector(selector), options.currPage, options.pageCount, go);
} };
"""
)
_LAYPAGE = (
    _DRAW
    + """function laypage(options) {
  var box = document.getElementById(options.cont.replace('#', ''));
  drawPager(box, options.curr || 1, options.pages, function (k) { options.jump({ curr: k }, false); });
}
"""
)
# The pager of one maker: name and suffix of the files, page from 1, all records.
_FILES = r"""function createPageHTML(box, pages, now, name, suffix, records) {
  function file(k) { return name + (k > 1 ? '_' + k : '') + '.' + suffix; }
  function way(k, text) { return '<a href="' + file(k) + '">' + text + '</a> '; }
  var html = '共' + records + '条 ';
  if (now > 1) html += way(1, '首页') + way(now - 1, '上一页');
  for (var i = 1; i <= pages; i++) html += i === now ? '<span class="current">' + i + '</span> ' : way(i, i);
  if (now < pages) html += way(now + 1, '下一页') + way(pages, '尾页');
  document.getElementById(box).innerHTML = html;
}
"""
_SOURCES = {
    "/js/jquery.min.js": JQUERY,
    "/js/ls.pagination.js": _LONSUN,
    "/js/laypage.js": _LAYPAGE,
    "/js/page.js": _FILES,
}


def scripts() -> dict[str, Route]:
    """The files of scripts that every portal of the lot serves."""
    kind = "application/javascript; charset=utf-8"
    return {path: fixed(Page(source.encode(), kind=kind)) for path, source in _SOURCES.items()}
