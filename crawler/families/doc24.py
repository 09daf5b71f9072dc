"""The family whose articles are named by 24 hexadecimal digits, below channels or as they are."""

import re

from crawler.families.numbered import Numbered

_SHAPE = Numbered(
    article=re.compile(r"/(?:doc_)?[0-9a-f]{24}\.html?$"),
    lists=re.compile(r"(?P<head>.*/)(?:index(?:_(?P<number>\d+))?\.html?)?$"),
    further="{head}index_{page}.html",
)
recognises = _SHAPE.recognises
listing = _SHAPE.listing
