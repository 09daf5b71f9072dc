(function ($) {
  var state = { catId: "", year: "", pageNo: 0 };
  function format(time) {
    var d = new Date(time);
    return d.getFullYear() + "-" + ("0" + (d.getMonth() + 1)).slice(-2) + "-" + ("0" + d.getDate()).slice(-2);
  }
  function next() {
    state.pageNo += 1;
    $.ajax({
      url: "/public/content/page", type: "POST", contentType: "application/json", dataType: "json", data: JSON.stringify(state),
      success: function (res) {
        $.each(res.data.records, function (i, r) {
          $("#contentList").append("<li><a href='/public/content/" + r.contentId + "' target='_blank'>" + r.title + "</a><i>" + format(r.publishDate) + "</i></li>");
        });
        if (state.pageNo < res.data.pageCount) { $("#moreBtn").show(); } else { $("#moreBtn").hide(); }
      }
    });
  }
  function open(catId) {
    state.catId = String(catId);
    state.pageNo = 0;
    $("#contentList").empty();
    next();
  }
  $(function () {
    $("#moreBtn").click(next);
    $("#curYear").change(function () { state.year = $(this).val(); if (state.catId) { open(state.catId); } });
    if ($("#contentList").data("cat")) { open($("#contentList").data("cat")); }
    if (!$("#orgTree").length) { return; }
    $.fn.zTree.init($("#orgTree"), {
      async: { enable: true, url: "/public/catalog/tree", type: "post", autoParam: ["id=parentId"], otherParam: { parentId: $("#orgTree").data("root") } },
      data: { key: { name: "name" } },
      callback: { onClick: function (event, treeId, node) { $("#curName").text(node.name); open(node.id); } }
    });
  });
})(jQuery);
