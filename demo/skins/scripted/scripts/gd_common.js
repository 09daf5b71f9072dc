document.addEventListener('DOMContentLoaded', function () {
  document.querySelectorAll('.tab[data-target]').forEach(function (tab) {
    tab.addEventListener('click', function () {
      location.href = location.pathname.replace(/[^/]*$/, '') + tab.dataset.target + 'index.html';
    });
  });
});
