"""pipelines — what happens to a page: a pure middle (clean, parse, check) and thin Scrapy stages around it."""
