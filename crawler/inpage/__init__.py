"""What runs inside a page that a browser shows: looks at what could be pressed and what is listed, presses, scrolls.

Each is an expression that Chromium evaluates, for crawler.turning and crawler.overheard; its file says what it does.
"""

from importlib.resources import files


def _script(name: str) -> str:
    return files(__name__).joinpath(f"{name}.js").read_text(encoding="utf-8")


WAITS, WAITING = _script("waits"), _script("waiting")
SETTLED = f"() => !({WAITING})()"
WAYS, LINES = _script("ways"), _script("lines")
PRESS, TYPE, SCROLL = _script("press"), _script("type"), _script("scroll")
NOTES, OPENED = _script("notes"), _script("opened")
