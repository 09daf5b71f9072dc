document.addEventListener('DOMContentLoaded', function () {
  Array.prototype.forEach.call(document.querySelectorAll('.way'), function (el) {
    el.style.cursor = 'pointer';
    el.addEventListener('click', function () { window.open(this.getAttribute('data-url'), '_self'); });
  });
});
