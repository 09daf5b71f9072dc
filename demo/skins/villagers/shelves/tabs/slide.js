$(".slideTxt").each(function () {
  var hd = $(this).find(".hd li"), bd = $(this).find(".bd .tabcon");
  function to(i) { hd.removeClass("on"); hd.eq(i).addClass("on"); bd.hide(); bd.eq(i).show(); }
  hd.each(function (i) { $(this).on("mouseover", function () { to(i); }); });
  to(0);
});
