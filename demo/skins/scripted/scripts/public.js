function _goPage(p) {
  document.forms['listform'].PAGENUM.value = p;
  document.forms['listform'].submit();
}
function openLm(id) {
  window.location.href = "/list_new.jsp?urltype=tree.TreeTempUrl&wbtreeid=" + id;
}
