;(function ($) {
  $.fn.jpage = function (o) {
    var $box = this, cache = {}, total, pages, current = 1;
    function read(doc, first) {
      total = parseInt(doc.getElementsByTagName("totalrecord")[0].textContent, 10);
      pages = parseInt(doc.getElementsByTagName("totalpage")[0].textContent, 10);
      $.each(doc.getElementsByTagName("record"), function (i, r) { cache[first + i] = r.textContent; });
    }
    function paint() {
      var html = "<ul class='jpage-list'>", from = (current - 1) * o.perPage + 1;
      for (var i = from; i < from + o.perPage; i++) { html += cache[i] || ""; }
      html += "</ul><div class='jpage-bar'><a class='jpage-btn' data-to='1'>|&lt;</a><a class='jpage-btn' data-to='" + (current - 1) + "'>&lt;</a>";
      html += "<select class='jpage-select'>";
      for (var p = 1; p <= pages; p++) { html += "<option value='" + p + "'" + (p == current ? " selected" : "") + ">" + p + "</option>"; }
      html += "</select> / " + pages + "<a class='jpage-btn' data-to='" + (current + 1) + "'>&gt;</a><a class='jpage-btn' data-to='" + pages + "'>&gt;|</a> " + total + "</div>";
      $box.html(html);
    }
    function turn(to) {
      if (to < 1 || to > pages || to == current) { return; }
      current = to;
      if (cache[(to - 1) * o.perPage + 1]) { paint(); return; }
      var span = o.perPage * o.groupSize, start = Math.floor((to - 1) / o.groupSize) * span + 1;
      $.ajax({
        url: o.proxyUrl + "?startrecord=" + start + "&endrecord=" + (start + span - 1) + "&perpage=" + o.perPage,
        type: o.ajaxParam.type, dataType: o.ajaxParam.dataType, data: o.ajaxParam.data,
        success: function (doc) { read(doc, start); paint(); }
      });
    }
    $box.on("click", ".jpage-btn", function () { turn(parseInt($(this).attr("data-to"), 10)); });
    $box.on("change", ".jpage-select", function () { turn(parseInt(this.value, 10)); });
    read(new DOMParser().parseFromString(o.dataStore, "text/xml"), 1);
    paint();
  };
})(jQuery);
