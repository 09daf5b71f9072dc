/* dTree 2.05 */
function dTree(name) { this.name = name; this.nodes = []; }
dTree.prototype.add = function (id, pid, text, url) { this.nodes.push({ id: id, pid: pid, text: text, url: url }); };
dTree.prototype.toString = function () {
	var all = this.nodes;
	function under(pid) {
		var s = "";
		for (var i = 0; i < all.length; i++) {
			if (all[i].pid !== pid) { continue; }
			s += "<div class='dTreeNode'><img src='/module/jslib/xxgk/img/page.gif'>" + (all[i].url ? "<a class='node' href=\"" + all[i].url + "\">" + all[i].text + "</a>" : "<span class='nodeSel'>" + all[i].text + "</span>") + "</div>";
			s += "<div class='clip'>" + under(all[i].id) + "</div>";
		}
		return s;
	}
	return "<div class='dtree'>" + under(-1) + "</div>";
};
