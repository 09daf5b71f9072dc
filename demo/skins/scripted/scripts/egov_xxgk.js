(function ($) {
  var owner = $("#orgtree").attr("owner"), pageno = 1, cat = query("cat"), org = query("org");
  function query(name) { var m = new RegExp("[?&]" + name + "=([^&]*)").exec(location.search); return m ? decodeURIComponent(m[1]) : ""; }
  function expand(node, box, fn) {
    $.getJSON("/system/resource/code/egov/orgtree.jsp", { owner: owner, node: node }, function (data) {
      var html = "";
      $.each(data, function (i, o) { html += '<li class="' + (o.leaf ? "leaf" : "folder") + '" nodeid="' + o.id + '"><span>' + o.text + "</span><ul></ul></li>"; });
      box.html(html);
      if (fn) { fn(data); }
    });
  }
  function catalogs(organ, first) {
    org = organ;
    expand(organ, $("#catalog"), function (data) { if (first) { cat = first; reload(); } else if (data.length) { cat = data[0].id; reload(); } });
  }
  function reload() { pageno = 1; $("#infolist tbody").empty(); infos(); }
  function infos() {
    $.post("/system/resource/code/egov/infolist.jsp", { owner: owner, org: org, cat: cat, pageno: pageno }, function (d) {
      $.each(d.rows, function (i, r) {
        $("#infolist tbody").append('<tr><td>' + r.indexno + '</td><td><a href="' + r.url + '" target="_blank">' + r.title + "</a></td><td>" + r.pubdate + "</td></tr>");
      });
      if (pageno * d.pagesize < d.total) { $("#loadmore").show(); } else { $("#loadmore").hide(); }
    }, "json");
  }
  $("#orgtree").on("click", "li>span", function () {
    var li = $(this).parent(), ul = $(this).next("ul");
    if (li.parents("li").length) { catalogs(li.attr("nodeid")); return; }
    if (ul.children().length) { ul.toggle(); } else { expand(li.attr("nodeid"), ul); }
  });
  $("#catalog").on("click", "li", function () { cat = $(this).attr("nodeid"); $(this).addClass("on").siblings().removeClass("on"); reload(); });
  $("#loadmore").click(function () { pageno++; infos(); });
  expand("root", $("#orgtree"));
  if (org) { catalogs(org, cat); }
})(jQuery);
