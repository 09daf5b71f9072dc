"""红网 Rednet (Hunan): articles are content_<number>.html, page n of a list is index_n.htm."""

import re

from crawler.families.numbered import Numbered

_SHAPE = Numbered(
    article=re.compile(r"/content_\d+\.html?$"),
    lists=re.compile(r"(?P<head>.*/index)(?:_(?P<number>\d+))?\.htm$"),
    further="{head}_{page}.htm",
)
recognises = _SHAPE.recognises
listing = _SHAPE.listing
