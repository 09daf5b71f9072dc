var Ls = {
    pagination: function (selector, options) {
        var box = $(selector), html = "";
        if (options.pageCount < 2) { return; }
        html += "<a class='prev' data-i='" + Math.max(1, options.pageIndex - 1) + "'>&lt;</a>";
        for (var i = 1; i <= options.pageCount; i++) {
            html += i === options.pageIndex ? "<span class='current'>" + i + "</span>" : "<a class='num' data-i='" + i + "'>" + i + "</a>";
        }
        html += "<a class='next' data-i='" + Math.min(options.pageCount, options.pageIndex + 1) + "'>&gt;</a>";
        box.html(html);
        box.find("a").on("click", function () { options.onPageClick(parseInt($(this).data("i"), 10)); });
    }
};
