(function () {
  var tags = document.querySelectorAll("script[queryData]"), me = document.currentScript || tags[tags.length - 1];
  var url = me.getAttribute("url"), query = JSON.parse(me.getAttribute("queryData").replace(/'/g, '"'));
  var box = document.createElement("div");
  box.className = "unit-box";
  me.parentNode.insertBefore(box, me);
  function build(param) {
    $.ajax({
      url: url, type: "get", dataType: "json", data: $.extend({}, query, param ? { paramJson: JSON.stringify(param) } : {}),
      success: function (res) { if (res.success) { $(box).html(res.data.html); } }
    });
  }
  box.queryUnit = build;
  build();
})();
function createPage(el, cur, total, rows) {
  var html = cur > 1 ? '<a class="prev" href="javascript:;">上一页</a>' : "";
  for (var i = 1; i <= total; i++) { html += '<a class="num' + (i === cur ? " active" : "") + '" href="javascript:;">' + i + "</a>"; }
  html += cur < total ? '<a class="next" href="javascript:;">下一页</a>' : "";
  $(el).html(html).find("a").on("click", function () {
    var to = $(this).hasClass("prev") ? cur - 1 : $(this).hasClass("next") ? cur + 1 : parseInt($(this).text(), 10);
    $(el).closest(".unit-box").get(0).queryUnit({ pageNo: to, pageSize: String(rows) });
  });
}
if (!window.unitReady) {
  window.unitReady = true;
  $(document).on("click", ".dwxz .go", function () {
    var to = $(this).parent().find(".dw").val();
    if (!to) { alert("请选择单位！"); return; }
    window.location.href = to;
  });
}
