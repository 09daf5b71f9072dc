"""The only Scrapy settings file. What depends on the environment is set by crawler.manners."""

BOT_NAME = "nianbao"
SPIDER_MODULES = ["crawler.spiders"]
COMMANDS_MODULE = "crawler.commands"
ADDONS = {"crawler.manners.Manners": 100}

# -- raw first, then reading: order of the stations a request passes ---------------------------------------
DOWNLOADER_MIDDLEWARES = {
    "crawler.guard.Guard": 50,  # before robots.txt is asked: not even that of a private host
    "crawler.robots.Robots": 60,
    "crawler.manners.Queues": 70,
    "crawler.manners.Patience": 940,  # sees every try, and what the wire called it
    "crawler.wire.Wire": 950,  # nearest the network: sees redirects, errors and retries too
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,  # the wire unpacks, once
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,  # lets pass what RFC 9309 forbids
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,  # reads bodies before we do
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # the guard knows each site's scope
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,  # nothing we read needs a login
}
EXTENSIONS = {
    "pipelines.stages.Desk": 10,
    "crawler.manners.Pace": 15,
    "crawler.ledger.Ledger": 16,
    "crawler.browser.Renderer": 17,
    "crawler.progress.Progress": 20,
    "crawler.stopping.Stopping": 30,
    "scrapy.extensions.telnet.TelnetConsole": None,
    "scrapy.extensions.logstats.LogStats": None,  # progress.py speaks to people
}
ITEM_PIPELINES = {"pipelines.stages.Keep": 500}
TWISTED_DNS_RESOLVER = "crawler.guard.GuardedResolver"
DOWNLOAD_HANDLERS = {
    "http": "crawler.handler.Handler",
    "https": "crawler.handler.Handler",
    "file": None,
    "ftp": None,
    "s3": None,
    "data": None,
}

# -- manners ------------------------------------------------------------------------------------------------
ROBOTSTXT_OBEY = True  # ours obeys without asking; this tells other tools so
CONCURRENT_REQUESTS = (
    128  # over all sites, those that wait in their queues too: slow ones must not hold up the rest
)
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY_JITTER = 0.0  # jitter would fall below the least delay half of the time
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 30.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 0.5  # wait twice as long as the server took to answer
COOKIES_ENABLED = False  # no state: what we archive is what anybody sees
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9",
    "Accept-Encoding": "gzip, deflate",
}

# -- bounds -------------------------------------------------------------------------------------------------
DOWNLOAD_TIMEOUT = 60  # seconds; county servers are slow, but not slower
DOWNLOAD_MAXSIZE = 64_000_000  # bytes; the largest scanned report seen has a third of it
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_FAIL_ON_DATALOSS = False  # a cut answer is archived too, marked as cut, and never becomes a version
RETRY_TIMES = 2
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # the run names what was lost
RETRY_HTTP_CODES = [408, 429, 500, 502, 503, 504, 522, 524]
HTTPERROR_ALLOW_ALL = True  # a 404 is evidence: the spider sees every answer
REDIRECT_MAX_TIMES = 5
DEPTH_LIMIT = 0  # tours count their own depth

# -- the engine ---------------------------------------------------------------------------------------------
CONCURRENT_ITEMS = 1  # the default of 100 costs a hundred tasks a response
WARN_ON_GENERATOR_RETURN_VALUE = False  # it reads and parses a callback's source again and again
LOG_LEVEL = "WARNING"
LOG_SHORT_NAMES = True
LOG_FORMATTER = "crawler.progress.Quiet"
STATS_DUMP = False
