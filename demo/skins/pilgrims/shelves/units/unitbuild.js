(function () {
  var self = document.currentScript, url = self.getAttribute('url');
  var query = JSON.parse(self.getAttribute('queryData').replace(/'/g, '"'));
  var box = document.createElement('div');
  box.className = 'unit';
  self.parentNode.insertBefore(box, self.nextSibling);
  function load(param) {
    var data = $.extend({}, query);
    if (param) { data.paramJson = JSON.stringify(param); }
    $.ajax({
      url: url, type: 'GET', data: data, dataType: 'json',
      success: function (res) {
        if (!res.success) { return; }
        $(box).html(res.data.html);
        $(box).find('.pagination a[data-page]').on('click', function () {
          load({ pageNo: parseInt($(this).data('page'), 10), pageSize: $(this).parent().data('size') });
        });
      }
    });
  }
  load();
})();
