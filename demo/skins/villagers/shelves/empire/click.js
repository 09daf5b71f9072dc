document.write('56');
