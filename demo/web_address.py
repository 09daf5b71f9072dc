"""web_address — where the origins of the province listen."""

from __future__ import annotations

import csv
from pathlib import Path

from demo.names import COUNTIES, County

BASE_PORT = 18900
PORT_VARIABLE = "NIANBAO_DEMO_PORT"
CLONE_OFFSET = 9
OFFSETS = (*(c.offset for c in COUNTIES), CLONE_OFFSET)


def county_origin(county: County, base_port: int) -> str:
    """Scheme, host and port of a county's portal."""
    return f"http://127.0.0.1:{base_port + county.offset}"


def clone_origin(base_port: int) -> str:
    """The clone host has a name: a bare address would be judged as an unverified mirror."""
    return f"http://localhost:{base_port + CLONE_OFFSET}"


def write_sites(path: Path, base_port: int) -> None:
    """The sites table of the province: three verified portals and the clone host, which nobody verified."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "name", "url", "division_code", "verified"))
        for c in COUNTIES:
            writer.writerow((c.code, c.name, f"{county_origin(c, base_port)}/", c.code, 1))
        writer.writerow(("clone-1", "信息公开资讯网", f"{clone_origin(base_port)}/", "", 0))
