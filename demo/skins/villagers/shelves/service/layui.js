/*! layui, no more of it than these pages use */
window.layui = {
  use: function (mods, ready) { if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", function () { ready(); }); } else { ready(); } },
  laypage: {
    render: function (o) {
      var box = document.getElementById(o.elem), n = Math.max(1, Math.ceil(o.count / o.limit)), html = "";
      html += '<span class="layui-laypage-count">共 ' + o.count + ' 条</span><a href="javascript:;" class="layui-laypage-prev' + (o.curr > 1 ? "" : " layui-disabled") + '" data-page="' + (o.curr - 1) + '">上一页</a>';
      for (var i = 1; i <= n; i++) { html += i === o.curr ? '<span class="layui-laypage-curr"><em class="layui-laypage-em"></em><em>' + i + "</em></span>" : '<a href="javascript:;" data-page="' + i + '">' + i + "</a>"; }
      html += '<a href="javascript:;" class="layui-laypage-next' + (o.curr < n ? "" : " layui-disabled") + '" data-page="' + (o.curr + 1) + '">下一页</a>';
      box.innerHTML = '<div class="layui-box layui-laypage layui-laypage-default">' + html + "</div>";
      [].forEach.call(box.querySelectorAll("a"), function (a) {
        a.addEventListener("click", function () {
          var to = +a.getAttribute("data-page");
          if (to >= 1 && to <= n) { o.jump({ curr: to, limit: o.limit }, false); }
        });
      });
      o.jump({ curr: o.curr, limit: o.limit }, true);
    }
  }
};
