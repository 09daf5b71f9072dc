$(function () {
  $(".unit_list").hide();
  $(".unit_tit").click(function () {
    var list = $(this).next(".unit_list"), open = $(this).hasClass("on");
    $(".unit_tit").removeClass("on");
    $(".unit_list").hide();
    if (!open) { $(this).addClass("on"); list.show(); }
  });
  $(".xxgk_navli .clearfix .xh").each(function (i) { $(this).text(i + 1); });
});
