$(function () {
  $(".ewb-letter").on("mouseenter click", function () {
    var letter = $(this).data("letter");
    $(this).addClass("on").siblings().removeClass("on");
    $(".ewb-organ").each(function () { if (!letter || $(this).data("letter") === letter) { $(this).show(); } else { $(this).hide(); } });
  });
  $(".ewb-organ").on("click", function () {
    window.open("/dept/" + $(this).data("cate") + "/subpage.html");
  });
});
