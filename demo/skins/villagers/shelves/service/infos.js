layui.use(['laypage'], function () {
  var laypage = layui.laypage, size = 4, code = $("#infos").attr("data-code") || $("#dwlist li").eq(0).attr("data-code"), year = "";
  var now = 2024, options = "<option value=''>全部</option>";
  for (var y = now; y > now - 5; y--) { options += "<option value='" + y + "'>" + y + "年</option>"; }
  $("#nf").html(options);
  function load(current) {
    $.get("/api/portal/content/page", { channelId: code, publishYear: year, current: current, size: size }, function (res) {
      if (res.code !== 200) { $("#infos").html("<li class='none'>" + res.msg + "</li>"); return; }
      var html = "";
      $.each(res.data.records, function (i, r) { html += "<li><a href='/portal/content/" + r.id + ".html' target='_blank' title='" + r.title + "'>" + r.title + "</a><span>" + r.publishTime.split(" ")[0] + "</span></li>"; });
      $("#infos").html(html || "<li class='none'>暂无数据</li>");
      laypage.render({ elem: "pager", count: res.data.total, limit: size, curr: res.data.current, jump: function (obj, first) { if (!first) { load(obj.curr); } } });
    }, "json");
  }
  function mark() { $("#dwlist li").each(function () { $(this).toggleClass("active", $(this).attr("data-code") === code); }); }
  $("#dwlist").on("click", "li", function () { code = $(this).attr("data-code"); $("#lmmc").text($(this).text()); year = ""; $("#nf").val(""); load(1); });
  $("#nf").on("change", function () { year = this.value; load(1); });
  load(1);
});
