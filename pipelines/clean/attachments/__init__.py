"""One module an attachment type, chosen by magic bytes."""
