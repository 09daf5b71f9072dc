var currpage = 1;
function loadTree() {
	$.get("/module/xxgk/tree.jsp", { standardXxgk: 1, area: area, jdid: jdid, divid: divid }, function (html) {
		$("#xxgktree").html(html);
	}, "html");
}
function showInfo(id) {
	infotypeid = id;
	gotoPage(1);
}
function gotoPage(n) {
	currpage = n;
	var query = "standardXxgk=1&isAllList=1&texttype=0&fbtime=-1&vc_all=&vc_filenumber=&vc_title=&vc_number=&currpage=" + n + "&sortfield=,createdatetime:0";
	$.ajax({
		type: "POST", url: "/module/xxgk/search.jsp?" + query, dataType: "html",
		data: { infotypeId: infotypeid, jdid: jdid, area: area, divid: divid, vc_title: "", vc_number: "", sortfield: ",createdatetime:0", currpage: n, vc_filenumber: "", vc_all: "", texttype: 0, fbtime: -1, standardXxgk: 1, isAllList: 1 },
		success: function (html) { $("#" + divid).html(html); }
	});
}
$(function () {
	if (typeof area === "undefined") { return; }
	$("#areaSel").change(function () {
		area = $(this).val();
		if (area) { infotypeid = ""; loadTree(); gotoPage(1); }
	});
	if (area) { loadTree(); gotoPage(1); }
});
