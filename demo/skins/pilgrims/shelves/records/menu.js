var site = "/jcms/jcms_files/jcms1/web1/site/";
var menus = [{{#tops}}["{{name}}", "{{number}}"],{{/tops}}["", ""]];
function openColumn(id) { window.location.href = site + "col/col" + id + "/index.html"; }
function showMenu() {
	var s = "<a href='/' class='m'>首 页</a>";
	for (var i = 0; i < menus.length - 1; i++) {
		s += " <font color='#ffffff'>|</font> <span class='m' style='cursor:pointer' onclick=\"openColumn('" + menus[i][1] + "')\">" + menus[i][0] + "</span>";
	}
	document.write(s);
}
