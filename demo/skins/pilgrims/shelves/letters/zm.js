$(document).ready(function () {
	var here = location.pathname;
	var mine = [], letters = {};
	for (var i = 0; i < organs.length; i++) {
		if (organs[i].url.indexOf(here) == 0) { mine.push(organs[i]); letters[organs[i].py] = 1; }
	}
	for (var c = 65; c < 91; c++) {
		var l = String.fromCharCode(c);
		$("#zm").append(letters[l] ? "<a href='#' class='has' rel='" + l + "'>" + l + "</a>" : "<span>" + l + "</span>");
	}
	$("#zm").delegate("a", "click", function () {
		var l = $(this).attr("rel"), str = "";
		$.each(mine, function (i, o) { if (o.py == l) { str += "<li><a href='" + o.url + "'>" + o.name + "</a></li>"; } });
		$("#orgs").html(str);
		return false;
	});
});
