;(function ($) {
    function getPublicList(pageIndex) {
        var url = "/site/label/8888?IsAjax=1&dataType=html&_=" + Math.random();
        $.ajax({
            url: url, type: "POST", dataType: "html",
            data: {
                labelName: "publicInfoList", siteId: siteId, pageSize: pageSize, pageIndex: pageIndex, action: "list",
                isDate: true, dateFormat: "yyyy-MM-dd", length: 50, organId: organId, type: type, catId: catId, cId: "",
                result: "暂无相关信息", file: "/c1/qxq/publicInfoList_newest"
            },
            success: function (html) {
                $("#publicInfoList").html(html);
            }
        });
    }
    window.getPublicList = getPublicList;
    getPublicList(1);
})(jQuery);
