"""A reader for tests of reading processes: it does what the page's bytes say (hang, die, meet a bug)."""

import os
import signal
import time
from pathlib import Path
from types import MappingProxyType

from models.places import Site
from models.values import Capture, Document, Page, Report
from pipelines.worker import Setup


def odd_reader(setup: Setup):
    """Runs in the reading process: does what the page's bytes say."""

    def read(capture: Capture) -> Page:
        word = capture.body.decode()
        if word == "hang":
            time.sleep(60)
        if word == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if word.startswith("die once "):
            mark, word = Path(word.removeprefix("die once ")), "good"
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        if word == "bug":
            raise KeyError("no such cell")
        document = Document(
            "html", meta=MappingProxyType({"site": str(len(setup.sites)), "pid": str(os.getpid())})
        )
        return Page(document, Report("other", title=word), "ab", "cd", "cleaner/1", "reader/1")

    return read


ODD = Setup(None, (Site("c", "江城县", "http://county.gov.cn/"),), reader="tests.odd_reader:odd_reader")


def pid(page: Page) -> str:
    return page.document.meta["pid"]
