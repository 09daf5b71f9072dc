$(document).ready(function () {
  var box = $('#jpolicy'), pageNo = 1, totalPage = 1, year = '';
  function load() {
    $.post('/api-gateway/jpaas-jpolicy-web-server/front/info/list', {
      webId: box.data('web'), cateId: box.data('cate'), year: year, pageNo: pageNo, pageSize: box.data('rows')
    }, function (res) {
      var str = '';
      totalPage = res.data.totalPage;
      $.each(res.data.list, function (i, v) {
        str += '<li><a target="_blank" href="' + v.jumpUrl + '">' + v.title + '</a><span>' + v.pubDate.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3') + '</span></li>';
      });
      box.html(str || '<li>暂无数据</li>');
      $('.fy em').text(pageNo + '/' + totalPage);
    }, 'json');
  }
  $('.fy .prev').click(function () { if (pageNo > 1) { pageNo--; load(); } });
  $('.fy .next').click(function () { if (pageNo < totalPage) { pageNo++; load(); } });
  var now = 2024, tabs = '<a class="cur" data-year="">全部</a>';
  for (var i = 0; i < 6; i++) { tabs += '<a data-year="' + (now - i) + '">' + (now - i) + '</a>'; }
  $('.nd').html(tabs).on('click', 'a', function () {
    $(this).addClass('cur').siblings().removeClass('cur');
    year = $(this).attr('data-year') || '';
    pageNo = 1;
    load();
  });
  load();
});
