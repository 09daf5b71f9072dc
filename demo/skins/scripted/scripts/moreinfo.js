$(function () {
  var page = $("#page");
  page.pagination({ pageIndex: +page.data("index"), pageSize: +page.data("size"), total: +page.data("total") });
  page.on("pageClicked", function (event, pageIndex) {
    var path = window.location.pathname, dir = path.substring(0, path.lastIndexOf("/") + 1);
    window.location.href = pageIndex === 0 ? dir + "subpage.html" : dir + (pageIndex + 1) + ".html";
  });
});
