"""names — the places and organs of the invented province; no town here lies in any real county."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

PROVINCE = "青沚省"
PREFECTURE = "澄沚市"
DIVISIONS = Path(__file__).with_name("divisions.csv")
FIRST_YEAR, LAST_YEAR = 2008, 2025


@dataclass(frozen=True, slots=True)
class County:
    """A county with a portal of its own; *offset* is the distance of its port from the base port."""

    code: str
    name: str
    full_name: str
    offset: int
    self_word: str  # how its own texts call it: 全区, 全县, 全市
    domain: str  # the name its pages claim for themselves in print
    site_id: str
    phone: str
    address: str
    postcode: str
    city: str = PREFECTURE


@dataclass(frozen=True, slots=True)
class Publisher:
    """An organ that owes a report each year from *first_year* on.

    *first_day_2025* is the day of the calendar on which its newest report appears (None: it never does).
    """

    county: County
    slug: str
    name: str
    organ: str
    level: str  # county | township | street | department
    township_code: str | None
    number: int  # the organ's number inside its county's index numbers
    first_year: int = FIRST_YEAR
    first_day_2025: int | None = 1

    @property
    def full_name(self) -> str:
        """The name as its own pages print it."""
        return f"{self.county.full_name}{self.organ}"

    @property
    def fullest_name(self) -> str:
        """The name with every place above it, as the table of divisions spells it out."""
        return f"{PROVINCE}{self.county.city}{self.county.name}{self.organ}"

    @property
    def group(self) -> str:
        """The column of the county's portal in which its reports stand."""
        return {"county": "gov", "department": "departments"}.get(self.level, "towns")


YUNZHI = County(
    "990101", "云沚区", "澄沚市云沚区", 1, "全区", "www.yunzhi.example", "9901010003",
    "0990-2115600", "澄沚市云沚区沚兰路18号", "990100",
)  # fmt: skip
LANXI = County(
    "990102", "岚溪县", "澄沚市岚溪县", 2, "全县", "www.lanxixian.example", "9901020001",
    "0990-3320118", "岚溪县榧园街道榧园路2号", "990200",
)  # fmt: skip
TONGTING = County(
    "990103", "桐汀市", "桐汀市", 3, "全市", "www.tongting.example", "9901030007",
    "0990-4508066", "桐汀市汀洲大道66号", "990300",
)  # fmt: skip
COUNTIES = (YUNZHI, LANXI, TONGTING)

# county, slug, name, organ's ending, level, township digits, first year, day on which the 2025 report appears
_ROWS: tuple[tuple[County, str, str, str, str, str, int, int | None], ...] = (
    (YUNZHI, "qzf", "云沚区", "人民政府", "county", "", 2008, 5),
    (YUNZHI, "lzjd", "临沚街道", "办事处", "street", "001", 2012, 2),
    (YUNZHI, "obz", "鸥波镇", "人民政府", "township", "100", 2008, 1),
    (YUNZHI, "shz", "石篁镇", "人民政府", "township", "101", 2008, 1),
    (YUNZHI, "qsz", "青秫镇", "人民政府", "township", "102", 2010, 2),
    (YUNZHI, "wzx", "望沚乡", "人民政府", "township", "200", 2009, 3),
    (YUNZHI, "jyj", "教育局", "", "department", "", 2009, 1),
    (YUNZHI, "zjj", "住房和城乡建设局", "", "department", "", 2012, 1),
    (YUNZHI, "wjj", "卫生健康局", "", "department", "", 2019, 3),
    (LANXI, "xzf", "岚溪县", "人民政府", "county", "", 2008, 4),
    (LANXI, "kqz", "堃桥镇", "人民政府", "township", "100", 2008, 1),
    (LANXI, "sfz", "双榧镇", "人民政府", "township", "101", 2008, 2),
    (LANXI, "ltz", "柳汀镇", "人民政府", "township", "102", 2009, 1),
    (LANXI, "ylz", "永利镇", "人民政府", "township", "103", 2010, 3),
    (LANXI, "mwx", "梅坞乡", "人民政府", "township", "200", 2011, None),
    (LANXI, "czj", "财政局", "", "department", "", 2008, 2),
    (LANXI, "mzj", "民政局", "", "department", "", 2014, 1),
    (LANXI, "nyj", "农业农村局", "", "department", "", 2019, 4),
    (TONGTING, "szf", "桐汀市", "人民政府", "county", "", 2008, 5),
    (TONGTING, "htjd", "河汀街道", "办事处", "street", "001", 2008, 1),
    (TONGTING, "szz", "沙渚镇", "人民政府", "township", "100", 2008, 1),
    (TONGTING, "jxz", "榉溪镇", "人民政府", "township", "101", 2010, 2),
    (TONGTING, "ztz", "竹汀镇", "人民政府", "township", "102", 2008, 3),
    (TONGTING, "lax", "芦岸乡", "人民政府", "township", "200", 2010, 4),
    (TONGTING, "sfj", "司法局", "", "department", "", 2009, 2),
    (TONGTING, "jtj", "交通运输局", "", "department", "", 2014, 4),
    (TONGTING, "scj", "市场监督管理局", "", "department", "", 2015, 5),
)


def _publisher(number: int, row: tuple[County, str, str, str, str, str, int, int | None]) -> Publisher:
    county, slug, name, ending, level, digits, first_year, day = row
    organ = ending if level == "county" else name + ending
    return Publisher(
        county, slug, name, organ, level, county.code + digits if digits else None, number, first_year, day
    )


PUBLISHERS = tuple(_publisher(number, row) for number, row in enumerate(_ROWS, start=11))


def division_rows() -> list[tuple[str, str, str, str]]:
    """Code, name, level and parent of every division, as ``divisions.csv`` holds them."""
    rows = [("99", PROVINCE, "province", ""), ("9901", PREFECTURE, "city", "99")]
    rows += [(c.code, c.name, "county", "9901") for c in COUNTIES]
    rows += [(p.township_code, p.name, p.level, p.county.code) for p in PUBLISHERS if p.township_code]
    return rows


def write_divisions(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "name", "level", "parent"))
        writer.writerows(division_rows())
