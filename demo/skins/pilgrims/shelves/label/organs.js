$(function () {
    $("#organs li").on("click", function () {
        window.location.href = "/public/column/" + $(this).attr("data-organ");
    });
});
