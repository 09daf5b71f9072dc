function createPageHTML(target, pageCount, current, prefix, suffix, records) {
  if (pageCount <= 1) { return; }
  function file(i) { return i === 1 ? prefix + '.' + suffix : prefix + '_' + i + '.' + suffix; }
  var html = '<em>共' + records + '条</em>';
  html += current > 1 ? '<a href="' + file(current - 1) + '">上一页</a>' : '<span>上一页</span>';
  html += current < pageCount ? '<a href="' + file(current + 1) + '">下一页</a>' : '<span>下一页</span>';
  html += '<select id="' + target + '_jump">';
  for (var i = 1; i <= pageCount; i++) {
    html += '<option value="' + file(i) + '"' + (i === current ? ' selected' : '') + '>' + i + '/' + pageCount + '</option>';
  }
  document.getElementById(target).innerHTML = html + '</select>';
  document.getElementById(target + '_jump').addEventListener('change', function (e) { location.href = e.target.value; });
}
