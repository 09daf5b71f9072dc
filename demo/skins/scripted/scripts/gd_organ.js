(function () {
  var box = document.querySelector('.jg-index'), all = [];
  function draw(key) {
    var ul = document.getElementById('jglist');
    ul.innerHTML = '';
    all.filter(function (o) { return o.n.indexOf(key) >= 0; }).forEach(function (o) {
      var li = document.createElement('li');
      li.textContent = o.n;
      li.onclick = function () { window.open(location.pathname.replace('index.html', '') + o.k + '/index.html'); };
      ul.appendChild(li);
    });
  }
  window.organsLoaded = function (data) { all = data; draw(''); };
  document.getElementById('jgkey').oninput = function () { draw(this.value); };
  var s = document.createElement('script');
  s.src = '/gkmlpt/organs.jsp?group=' + box.getAttribute('data-group') + '&callback=organsLoaded';
  document.body.appendChild(s);
})();
