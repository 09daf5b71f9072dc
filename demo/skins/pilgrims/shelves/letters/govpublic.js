var page = 0, api = "/api/data/list";
function fillZero(n) { return n < 10 ? "0" + n : n; }
function load() {
	page = page + 1;
	$.ajax({
		url: api + "?chnlid=" + chnlid + "&page=" + page + "&pagesize=" + pagesize,
		type: "get", dataType: "jsonp", jsonp: "callback", jsonpCallback: "result",
		success: function (res) {
			var rows = res.data;
			for (var i = 0; i < rows.length; i++) {
				var d = new Date(rows[i].docreltime);
				var day = d.getFullYear() + "年" + fillZero(d.getMonth() + 1) + "月" + fillZero(d.getDate()) + "日";
				$("#xxgk tbody").append("<tr><td>" + rows[i].idxid + "</td><td><a href='" + rows[i].docpuburl + "' target='_blank'>" + rows[i].doctitle + "</a></td><td>" + day + "</td></tr>");
			}
			if (page >= res.pagecount) { $("#loadmore").text("没有更多了").hide(); }
		}
	});
}
$(function () {
	load();
	$("#loadmore").click(function () { load(); });
});
