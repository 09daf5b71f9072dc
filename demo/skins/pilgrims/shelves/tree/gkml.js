/* 政府信息公开目录 */
var base = "";
function loadList(path, name) {
  base = path;
  if (name) { $("#colname").text(name); }
  loadPage("dlist.html");
}
function loadPage(file) {
  $.ajax({
    url: base + file, type: "get", dataType: "html", cache: false,
    success: function (html) { $("#gklist").html(html); },
    error: function () { $("#gklist").html("<p class='none'>暂无信息</p>"); }
  });
}
function pageNav(count, cur, name, ext, path) {
  if (count <= 1) { return; }
  base = path;
  var s = "";
  for (var i = 0; i < count; i++) {
    var file = i === 0 ? name + "." + ext : name + "_" + i + "." + ext;
    s += i === cur ? "<span class='cur'>" + (i + 1) + "</span>" : "<a href='javascript:;' rel='" + file + "'>" + (i + 1) + "</a>";
  }
  $("#gkpage").html(s);
  $("#gkpage a").click(function () { loadPage($(this).attr("rel")); });
}
function branch(nodes) {
  var ul = document.createElement("ul");
  $.each(nodes, function (i, node) {
    if (node.nodeType !== 1) { return; }
    var li = document.createElement("li"), a = document.createElement("span");
    a.className = node.childElementCount ? "folder" : "leaf";
    a.innerHTML = node.getAttribute("text");
    a.onclick = function () {
      if (node.childElementCount) { $(li).children("ul").toggle(); }
      else { loadList(node.getAttribute("path"), node.getAttribute("text")); }
    };
    li.appendChild(a);
    if (node.childElementCount) {
      var inner = branch(node.childNodes);
      inner.style.display = "none";
      li.appendChild(inner);
    }
    ul.appendChild(li);
  });
  return ul;
}
$(function () {
  $.ajax({ url: "/zfxxgk/tree.xml", dataType: "xml", success: function (xml) {
    $("#gkTree").append(branch(xml.documentElement.childNodes));
  } });
  if ($("#gklist").attr("data-leaf")) { loadList($("#gklist").attr("data-src").replace("index.html", "")); }
  $("#so").click(function () { alert("搜索服务升级中"); });
});
