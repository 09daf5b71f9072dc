function openCol(id) {
	window.open("/col/col" + id + "/index.html");
}
$(function () {
	$("#gktab li").mouseover(function () {
		$(".gkbox .pane").hide();
		$("#" + $(this).attr("rel")).show();
	});
	$(".jigou dt").click(function () {
		$(this).next().slideToggle();
	});
});
