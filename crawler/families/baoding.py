"""The platform of Baoding and Xiong'an: articles are xxgkcontent-<site>-<number>.html, lists xxgklist-<site>-<number>.html."""

import re

from crawler.families.numbered import Numbered

_SHAPE = Numbered(
    article=re.compile(r"/(?:xxgk|zwgk)content-\d+-\d+\.html?$"),
    lists=re.compile(r"(?P<head>.*/(?:xxgk|zwgk)list-\d+-\d+)(?:-(?P<number>\d+))?\.html?$"),
    further="{head}-{page}.html",
)
recognises = _SHAPE.recognises
listing = _SHAPE.listing
