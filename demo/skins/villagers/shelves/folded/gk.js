$(function () {
  $(".fold-hd").click(function () {
    var bd = $(this).next(".fold-bd");
    bd.slideToggle();
    $(this).find("i").text($(this).hasClass("open") ? "＋" : "－");
    $(this).toggleClass("open");
  });
  $(".gktab tbody tr").each(function (i) { $(this).find(".xh").text(i + 1); });
  if (typeof pagecount !== "undefined" && pagecount > 1) {
    var box = $("#pages"), html = "<span>第 " + (pageindex + 1) + " / " + pagecount + " 页</span>";
    html += "<a href='javascript:;' class='turn' data-i='0'>首页</a><a href='javascript:;' class='turn' data-i='" + (pageindex - 1) + "'>上页</a>";
    html += "<a href='javascript:;' class='turn' data-i='" + (pageindex + 1) + "'>下页</a><a href='javascript:;' class='turn' data-i='" + (pagecount - 1) + "'>末页</a>";
    box.html(html);
    box.on("click", ".turn", function () {
      var i = parseInt($(this).attr("data-i"), 10);
      if (i < 0 || i >= pagecount) { return; }
      window.location.href = i === 0 ? "./" : "./" + pagename + "_" + i + "." + pageext;
    });
  }
});
