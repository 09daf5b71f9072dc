document.write("86");
