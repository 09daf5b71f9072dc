$(function () {
  var columnId = $("#dg").data("column");
  function params() {
    return { columnId: columnId, deptId: $("#deptId").val(), keyword: $("#keyword").val() };
  }
  $("#deptId").combobox({ url: "/xxgk/deptList.do?columnId=" + columnId, valueField: "deptId", textField: "deptName", onSelect: function () { $("#dg").datagrid("load", params()); } });
  $("#dg").datagrid({
    url: "/xxgk/queryInfoList.do", pager: "#pp", pageSize: parseInt($("#dg").data("size"), 10), queryParams: params(),
    columns: [[
      { field: "indexNo", title: "索引号" },
      { field: "infoTitle", title: "信息名称", formatter: function (value, row) { return "<a href=\"javascript:void(0)\" onclick=\"viewInfo('" + row.infoId + "')\">" + value + "</a>"; } },
      { field: "deptName", title: "公开单位" },
      { field: "pubDate", title: "公开日期" }
    ]]
  });
  $("#btnQuery").click(function () { $("#dg").datagrid("load", params()); });
});
function viewInfo(id) {
  window.open("/xxgk/showInfo.do?infoId=" + id);
}
