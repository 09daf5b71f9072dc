"""demo — an invented province on loopback: what `make crawl` meets, and what tests crawl."""
