(function ($) {
  $(".wb-tree-tt").on("click", function () {
    var target = $($(this).attr("data-target"));
    $(this).toggleClass("current");
    target.slideToggle();
  });
})(jQuery);
