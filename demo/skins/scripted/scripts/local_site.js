function OpenInfo(id) {
    window.open("/Xxgk/Show.aspx?id=" + id, "_blank");
}
function SetHome(obj) { alert("您的浏览器不支持，请手动设置！"); }
