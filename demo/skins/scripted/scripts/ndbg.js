(function (win, $) {
  var list = $("#infolist"), cate = list.attr("data-cate"), pageSize = 4, year = "", tpl = $("#tpl").html();
  function tree(num, box) {
    $.ajax({
      type: "post", url: siteInfo.projectName + "/rest/lightfrontaction/getgovcategorylist", dataType: "json", contentType: "application/json;charset=utf-8",
      data: JSON.stringify({ token: "Epoint_WebSerivce_**##0601", params: { siteGuid: siteInfo.siteGuid, parentnum: num } }),
      success: function (d) {
        $.each(d.custom.categorylist, function (i, c) {
          var li = $('<li class="ewb-tree-node"><h4 data-num="' + c.categorynum + '">' + c.categoryname + "</h4><ul></ul></li>").appendTo(box);
          if (!c.isleaf) { tree(c.categorynum, li.find("ul")); }
        });
      }
    });
  }
  function getList(pageIndex) {
    var param = {
      token: "", pn: pageIndex * pageSize, rn: pageSize, sdate: "", edate: "", wd: "", inc_wd: "", exc_wd: "", fields: "title", cnum: "001", sort: "{\"webdate\":\"0\"}", ssort: "title", cl: 200, terminal: "",
      condition: [{ fieldName: "categorynum", equal: cate, notEqual: null, equalList: null, notEqualList: null, isLike: true, likeType: 2 }],
      time: year ? [{ fieldName: "webdate", startTime: year + "-01-01 00:00:00", endTime: year + "-12-31 23:59:59" }] : null,
      highlights: "", statistics: null, unionCondition: null, accuracy: "", noParticiple: "1", searchRange: null, isBusiness: "1"
    };
    $.ajax({
      type: "post", url: "/inteligentsearch/rest/esinteligentsearch/getFullTextDataNew", dataType: "json", contentType: "application/json", data: JSON.stringify(param),
      success: function (data) {
        var result = data.result;
        $.each(result.records, function (i, r) { r.date = r.webdate.substr(0, 10); });
        list.html(Mustache.render(tpl, result));
        $("#page").pagination({ pageIndex: pageIndex, pageSize: pageSize, total: result.totalcount });
      }
    });
  }
  $("#page").on("pageClicked", function (e, pageIndex) { getList(pageIndex); });
  $("#tree").on("click", "h4", function () { cate = $(this).data("num"); $("#tree h4").removeClass("cur"); $(this).addClass("cur"); getList(0); });
  $("#years").on("click", "a", function () { year = $(this).data("year"); getList(0); });
  var html = '<a data-year="">全部</a>';
  for (var y = 2024; y > 2018; y--) { html += '<a data-year="' + y + '">' + y + "年</a>"; }
  $("#years").html(html);
  tree($("#tree").attr("data-root"), $("#tree"));
  getList(0);
})(this, jQuery);
