/* jpage 3.1 */
(function ($) {
	$.fn.jpage = function (config) {
		var box = this, source = box.find("script[type='text/xml']").html();
		var records = {}, cur = 1, group = config.endrecord;
		function keep(xml, start) {
			var list = xml.getElementsByTagName("record");
			for (var i = 0; i < list.length; i++) { records[start + i] = list[i].textContent; }
		}
		keep(new DOMParser().parseFromString(source, "text/xml"), 1);
		function show() {
			var html = config.dataBefore, from = (cur - 1) * config.perPage + 1;
			for (var i = from; i < from + config.perPage && i <= config.totalRecord; i++) { html += records[i] || ""; }
			html += config.dataAfter + "<div class='default_pgBar'><span class='default_pgTotal'>共<b>" + config.totalRecord + "</b>条 " + cur + "/" + config.totalPage + "页</span>";
			html += "<span title='首页' class='default_pgBtn default_pgFirst'>首页</span><span title='上页' class='default_pgBtn default_pgPrev'>上页</span>";
			html += "<span title='下页' class='default_pgBtn default_pgNext'>下页</span><span title='尾页' class='default_pgBtn default_pgLast'>尾页</span>";
			html += "转到<input type='text' class='default_pgCurrentPage' size='2' value='" + cur + "'></div>";
			box.html(html);
			box.find(".default_pgFirst").click(function () { go(1); });
			box.find(".default_pgPrev").click(function () { go(cur - 1); });
			box.find(".default_pgNext").click(function () { go(cur + 1); });
			box.find(".default_pgLast").click(function () { go(config.totalPage); });
			box.find(".default_pgCurrentPage").change(function () { go(parseInt(this.value, 10)); });
		}
		function go(page) {
			if (!(page >= 1 && page <= config.totalPage)) { return; }
			cur = page;
			var last = Math.min(page * config.perPage, config.totalRecord);
			if (records[last]) { show(); return; }
			var start = Math.floor((last - 1) / group) * group + 1, end = start + group - 1;
			$.ajax({
				url: config.proxyUrl + "?startrecord=" + start + "&endrecord=" + end + "&perpage=" + config.perPage,
				type: config.ajaxParam.type, dataType: config.ajaxParam.dataType, data: config.ajaxParam.params,
				success: function (xml) { keep(xml, start); show(); }
			});
		}
		show();
		return this;
	};
})(jQuery);
