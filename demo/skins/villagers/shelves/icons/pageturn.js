/* records of the column, cut into pages by the address */
function getQuery(name) {
	var r = window.location.search.substr(1).match(new RegExp("(^|&)" + name + "=([^&]*)(&|$)", "i"));
	return r != null ? unescape(r[2]) : null;
}
function showPage(uid, size) {
	var xml = document.getElementById("data" + uid).innerHTML;
	var records = xml.match(/<record><!\[CDATA\[([\s\S]*?)\]\]><\/record>/g) || [];
	var total = records.length, pages = Math.max(1, Math.ceil(total / size));
	var num = getQuery("uid") == uid ? parseInt(getQuery("pageNum"), 10) || 1 : 1;
	var html = "<ul>";
	for (var i = (num - 1) * size; i < num * size && i < total; i++) { html += records[i].replace("<record><![CDATA[", "").replace("]]></record>", ""); }
	html += "</ul><div class='page'>共 " + total + " 条记录 ";
	for (var p = 1; p <= pages; p++) { html += p == num ? "<b>" + p + "</b> " : "<a href='?uid=" + uid + "&pageNum=" + p + "'>" + p + "</a> "; }
	html += num < pages ? "<a href='?uid=" + uid + "&pageNum=" + (num + 1) + "'>下一页</a>" : "下一页";
	document.getElementById(uid).innerHTML = html + "</div>";
}
