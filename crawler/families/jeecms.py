"""JEECMS (Inner Mongolia and others): everything ends in .jhtml, page n of a list is index_n.jhtml."""

import re

from crawler.families.numbered import Numbered

_SHAPE = Numbered(
    article=re.compile(r"/\d{4,}\.jhtml$|/index(?:_\d+)?\.jhtml$"),
    lists=re.compile(r"(?P<head>.*/index)(?:_(?P<number>\d+))?\.jhtml$"),
    further="{head}_{page}.jhtml",
)
recognises = _SHAPE.recognises
listing = _SHAPE.listing
