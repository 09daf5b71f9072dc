"""archive — how the archive is asked: questions, the command line, the few deeds that write; knows no Scrapy."""
