$(function () {
  var all = [], year = "", unit = "";
  function yearOf(item) { var m = /(\d{4})年/.exec(item.title); return m ? m[1] : item.time.substr(0, 4); }
  function paint(list, page) {
    var html = "";
    $.each(list.slice((page - 1) * pageSize, page * pageSize), function (i, item) {
      html += "<li><a href='" + item.url + "' target='_blank' title='" + item.title + "'>" + item.title + "</a><em>" + item.dept + "</em><span>" + item.time + "</span></li>";
    });
    $("#nblist").html(html || "<li>暂无数据</li>");
  }
  function filter() {
    var list = all.filter(function (item) { return (!year || yearOf(item) === year) && (!unit || item.dept === unit); });
    $("#pagination").jqPaginator({
      totalPages: Math.max(1, Math.ceil(list.length / pageSize)), visiblePages: 6, currentPage: 1,
      prev: '<li class="prev"><a href="javascript:;">上一页</a></li>', next: '<li class="next"><a href="javascript:;">下一页</a></li>', page: '<li class="page"><a href="javascript:;">@page</a></li>',
      onPageChange: function (num) { paint(list, num); }
    });
  }
  $.ajax({ url: dataUrl, type: "get", dataType: "json", cache: false, success: function (res) {
    all = res.docs.filter(function (d) { return d.title; });
    var years = {}, units = {};
    $.each(all, function (i, d) { years[yearOf(d)] = 1; units[d.dept] = 1; });
    $("#years").html("<a class='on' data-y=''>全部</a>" + Object.keys(years).sort().reverse().map(function (y) { return "<a data-y='" + y + "'>" + y + "</a>"; }).join(""));
    $.each(Object.keys(units), function (i, u) { $("#units").append("<option value='" + u + "'>" + u + "</option>"); });
    filter();
  } });
  $("#years").on("click", "a", function () { $("#years a").removeClass("on"); $(this).addClass("on"); year = $(this).attr("data-y"); filter(); });
  $("#units").on("change", function () { unit = this.value; filter(); });
});
