/* 分页控件 */
(function ($) {
  $.fn.pagination = function (o) {
    var box = this, n = Math.max(1, Math.ceil(o.total / o.pageSize)), k = o.pageIndex;
    var html = '<ul class="m-pagination-page">';
    if (k > 0) { html += '<li class="m-pagination-prev"><a data-page-index="' + (k - 1) + '">上页</a></li>'; }
    for (var i = 0; i < n; i++) { html += '<li' + (i === k ? ' class="active"' : "") + '><a data-page-index="' + i + '">' + (i + 1) + "</a></li>"; }
    if (k < n - 1) { html += '<li class="m-pagination-next"><a data-page-index="' + (k + 1) + '">下页</a></li>'; }
    box.html(html + "</ul>");
    box.find("a").click(function () { box.trigger("pageClicked", [+$(this).data("page-index")]); });
    return box;
  };
})(jQuery);
