//导航栏目
var navName = new Array("首页"{{#tops}},"{{name}}"{{/tops}});
var navUrl = new Array("/main.html"{{#tops}},"{{href}}"{{/tops}});
function writeNav() {
	var str = "<table border='0' cellpadding='0' cellspacing='0'><tr>";
	for (var i = 0; i < navName.length; i++) {
		str += "<td width='110' align='center'><a href='" + navUrl[i] + "' class='nav'>" + navName[i] + "</a></td>";
	}
	document.write(str + "</tr></table>");
}
function writeDate() {
	var d = new Date();
	document.write(d.getFullYear() + "年" + (d.getMonth() + 1) + "月" + d.getDate() + "日 星期" + "日一二三四五六".charAt(d.getDay()));
}
function addFavorite() { try { window.external.AddFavorite(location.href, document.title); } catch (e) { alert("请按Ctrl+D收藏"); } }
function MM_jumpMenu(targ, selObj, restore) {
	eval(targ + ".location='" + selObj.options[selObj.selectedIndex].value + "'");
	if (restore) selObj.selectedIndex = 0;
}
