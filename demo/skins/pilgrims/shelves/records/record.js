var curPage = 1;
function createRequest() {
	if (window.XMLHttpRequest) { return new XMLHttpRequest(); }
	return new ActiveXObject("Microsoft.XMLHTTP");
}
function showPage(n) {
	if (n < 1 || n > totalPage) { return; }
	var req = createRequest();
	req.open("GET", "/jcms/jcms_files/jcms1/web1/site/col/col" + columnId + "/record_" + n + ".xml", true);
	req.onreadystatechange = function () {
		if (req.readyState != 4 || req.status != 200) { return; }
		var list = req.responseXML.getElementsByTagName("record"), html = "<table width='98%' align='center'>";
		for (var i = 0; i < list.length; i++) { html += list[i].firstChild.nodeValue; }
		document.getElementById("records").innerHTML = html + "</table>";
		curPage = n;
		showBar();
	};
	req.send(null);
}
function showBar() {
	var s = "共" + totalRecord + "条记录 第" + curPage + "/" + totalPage + "页 ";
	s += "<a href='javascript:showPage(1)'>首页</a> <a href='javascript:showPage(" + (curPage - 1) + ")'>上一页</a> ";
	s += "<a href='javascript:showPage(" + (curPage + 1) + ")'>下一页</a> <a href='javascript:showPage(" + totalPage + ")'>末页</a>";
	document.getElementById("bar").innerHTML = s;
}
showPage(1);
