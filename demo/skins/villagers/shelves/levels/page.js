(function () {
  var box = document.querySelector('.page-box'), list = document.querySelector('.list-box');
  var pages = parseInt(box.dataset.pages, 10), size = box.dataset.size, cur = 1;
  if (pages < 2) { return; }
  function draw() {
    box.innerHTML = '<span>共' + box.dataset.count + '条</span><button type="button" class="prev"' + (cur > 1 ? '' : ' disabled') + '>上一页</button><em>' + cur + '/' + pages + '</em><button type="button" class="next"' + (cur < pages ? '' : ' disabled') + '>下一页</button>';
    box.querySelector('.prev').addEventListener('click', function () { go(cur - 1); });
    box.querySelector('.next').addEventListener('click', function () { go(cur + 1); });
  }
  function go(to) {
    var query = JSON.parse(box.dataset.query.replace(/'/g, '"'));
    query.paramJson = JSON.stringify({ pageNo: to, pageSize: size });
    $.get(box.dataset.url, query, function (res) {
      if (!res.success) { return; }
      var part = document.createElement('div');
      part.innerHTML = res.data.html;
      list.innerHTML = '';
      list.appendChild(part.querySelector('.list-ul'));
      cur = to;
      draw();
    }, 'json');
  }
  draw();
})();
