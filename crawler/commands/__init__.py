"""commands — Scrapy's verbs as we mean them: crawl and recrawl, with exit codes that tell the truth."""
