"""`python -m tests.named NAMES crawl …`: Scrapy on a machine whose names are those of NAMES (JSON) and no others.

A name has a list of addresses, one a look-up; the last stands. No question leaves for a real name server.
"""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Callable
from typing import Any

from scrapy.cmdline import execute

REAL = socket.getaddrinfo


def looked_up(told: dict[str, list[str]]) -> Callable[[str], str]:
    """Names to addresses, as a name server would tell them; numbers are their own."""

    def address(host: str) -> str:
        if (
            host.strip("[]").replace(".", "").replace(":", "").isalnum()
            and not host.strip(".")[-1:].isalpha()
        ):
            return host
        addresses = told.get(host.lower(), [])
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return addresses.pop(0) if len(addresses) > 1 else addresses[0]

    return address


def main() -> None:
    address = looked_up({"localhost": ["127.0.0.1"], **json.loads(sys.argv.pop(1))})

    def getaddrinfo(host: str, *rest: Any, **more: Any) -> Any:
        return REAL(address(host), *rest, **more)

    socket.gethostbyname = address
    socket.getaddrinfo = getaddrinfo
    execute()


if __name__ == "__main__":
    main()
