document.getElementById('nf').addEventListener('change', function () {
  if (this.value) {
    window.location.href = './' + this.value + '/index.html';
  }
});
