$(function () {
  if ($("#sidemenu").length) {
    $("#sidemenu").load("/zwgk/nbleft.htm", function () {
      $("#sidemenu a").each(function () { if (this.pathname === location.pathname) { $(this).addClass("on").parents("ul").show(); } });
    });
  }
  $("#sidemenu").on("click", "p", function () { $(this).next("ul").slideToggle(); $(this).parent().siblings().children("ul").slideUp(); });
  $(".nav li").hover(function () { $(this).find(".sub").show(); }, function () { $(this).find(".sub").hide(); });
});
