"""The administrative table: codes of any time, names in any form, whole addresses, and what it costs."""

import csv
import gzip
from pathlib import Path
from time import perf_counter

import pytest

import models.divisions
from models.divisions import Divisions, load
from models.divisions.names import division_forms, town_form
from models.divisions.towns import Towns
from models.errors import WrongArguments
from models.places import Division

PACKED = Path(models.divisions.__file__).parent


@pytest.fixture(scope="module")
def table() -> Divisions:
    return load()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("330803100", "浙江省衢州市衢江区上方镇"),
        ("500236209", "重庆市奉节县龙桥土家族乡"),
        ("500236277", "重庆市奉节县龙桥土家族乡"),  # the statistical code of the same town
        ("360922108000", "江西省宜春市万载县高城镇"),
        ("341522109", "安徽省六安市霍邱县扈胡镇"),
        ("520112", "贵州省贵阳市乌当区"),
        ("110108011", "北京市海淀区中关村街道"),
        ("441900121", "广东省东莞市虎门镇"),  # a city without counties
        ("429004", "湖北省仙桃市"),
        ("331127", "浙江省丽水市景宁畲族自治县"),
        ("330000", "浙江省"),
    ],
)
def test_full_names_follow_the_line_of_parents(table: Divisions, code: str, name: str) -> None:
    assert table.full_name(code) == name


@pytest.mark.parametrize(
    ("former", "today", "name"),
    [
        ("622301", "620602", "凉州区"),
        ("332500", "331100", "丽水市"),
        ("330682", "330604", "上虞区"),
        ("332582", "331102", "莲都区"),
        ("362201", "360902", "袁州区"),
        ("433001", "431202", "鹤城区"),
        ("332522", "331121", "青田县"),
        ("330105", "330105", "拱墅区"),
        ("330104", "330102", "上城区"),
        ("370205", "370203", "市北区"),
        ("371202", "370116", "莱芜区"),
        ("500112", "500157", "两江新区"),
        ("350427", "350405", "沙县区"),
        ("532331", "532302", "禄丰市"),
        ("522401", "520502", "七星关区"),
    ],
)
def test_former_codes_lead_to_who_stands_there_today(
    table: Divisions, former: str, today: str, name: str
) -> None:
    found = table.current(former)
    assert found is not None
    assert (found.code, found.name) == (today, name)


def test_a_guessed_succession_into_a_distant_namesake_is_not_believed(table: Divisions) -> None:
    """Shijiazhuang's 桥东区 did not become Xingtai's, nor Harbin's 太平区 one in Fuxin."""
    for code in ("130103", "230105"):
        former = table.by_code(code)
        assert former is not None
        assert former.successor is None
        assert table.current(code) == former


def test_every_succession_ends_at_a_known_place(table: Divisions) -> None:
    rows = list(
        csv.DictReader(
            gzip.decompress((PACKED / "history.csv.gz").read_bytes()).decode().split("\n", 1)[1].splitlines()
        )
    )
    assert len(rows) > 3500
    lost = [row["code"] for row in rows if row["successor"] and table.by_code(row["successor"]) is None]
    assert lost == []


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("万载县高城镇", ["360922108"]),
        ("高城镇", ["360922108", "370322102", "421321100", "513334100"]),
        ("奉节县龙桥乡", ["500236209"]),
        ("衢江", ["330803"]),
        ("浙江衢州衢江区", ["330803"]),
        ("衢州市衢江区上方镇人民政府", ["330803100"]),
        ("湖南镇", ["330803113", "350112107"]),  # not the province and an ending
        ("湖南", ["430000"]),
        ("海淀区中关村街道办事处", ["110108011"]),
        ("东莞市虎门镇", ["441900121"]),
        ("恩施州", ["422800"]),
        ("松桃县", ["520628"]),
        ("景宁县", ["331127"]),
        ("上虞市下管镇", ["330604105"]),  # the county under the name it had until 2013
        ("上虞市", ["330604"]),
        ("武威市", ["620600"]),  # the city of today, not the county that gave it its name
        ("朝阳区", ["110105", "220104"]),
        ("622301", ["620602"]),
        ("不存在的地方", []),
        ("", []),
    ],
)
def test_resolve_gives_the_candidates_and_no_others(table: Divisions, name: str, codes: list[str]) -> None:
    assert [d.code for d in table.resolve(name)] == codes


def test_a_hint_puts_the_near_one_first(table: Divisions) -> None:
    assert table.resolve("高城镇", hint_code="421321")[0].code == "421321100"
    assert table.resolve("高城镇", hint_code="370000")[0].code == "370322102"
    assert table.resolve("朝阳区", hint_code="220102")[0].code == "220104"


def test_misspelt_names_get_neighbours(table: Divisions) -> None:
    assert "衢江区" in table.nearest("衢江县")
    assert "万载县" in table.nearest("万戴县")
    assert table.nearest("xyz") == ()


def test_each_town_is_found_under_its_own_full_name(table: Divisions) -> None:
    """Every thirtieth town of the country resolves, by county and name, to itself."""
    lines = [line for line in table.towns._text.split("\n") if line][::300]
    assert len(lines) > 100
    for line in lines:
        parent, code, name = line.split(",")[:3]
        county = table.by_code(parent)
        assert county is not None, line
        found = table.resolve(county.name + name, hint_code=parent)
        assert found, line
        assert code in {d.code for d in found}, line


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("龙桥土家族乡", "龙桥乡"),
        ("上方镇", "上方镇"),
        ("友谊达斡尔族满族柯尔克孜族乡", "友谊乡"),
        ("麦地坪白族乡", "麦地坪乡"),
        ("樟潭街道办事处", "樟潭街道"),
        ("白沙镇", "白沙镇"),
        ("水东镇", "水东镇"),
        ("京山镇", "京山镇"),
        ("回民镇", "回民镇"),
    ],
)
def test_a_town_is_compared_without_its_peoples(name: str, form: str) -> None:
    assert town_form(name) == form


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("衢江区", {"衢江区", "衢江"}),
        ("恩施土家族苗族自治州", {"恩施土家族苗族自治州", "恩施州", "恩施"}),
        ("内蒙古自治区", {"内蒙古自治区", "内蒙古"}),
        ("广西壮族自治区", {"广西壮族自治区", "广西"}),
        ("景宁畲族自治县", {"景宁畲族自治县", "景宁自治县", "景宁县", "景宁"}),
        ("矿区", {"矿区"}),
        ("蓟县", {"蓟县"}),
    ],
)
def test_short_forms_are_never_one_character(name: str, forms: set[str]) -> None:
    assert {form for form, _ in division_forms(name)} == forms


def test_a_division_table_is_made_from_values_alone() -> None:
    """The invented province needs no file: rows in, answers out."""
    rows = [
        Division("990000", "云岭省", "province"),
        Division("990100", "澄江州市", "city", "990000"),
        Division("990101", "青浦川县", "county", "990100"),
        Division("990101100", "石桥镇", "township", "990101"),
        Division("990101001", "东门街道", "street", "990101"),
    ]
    small = Divisions(rows, Towns("330803,330803100,上方镇,,"))
    assert small.full_name("990101100") == "云岭省澄江州市青浦川县石桥镇"
    assert [d.code for d in small.resolve("青浦川县东门街道办事处")] == ["990101001"]
    assert [d.name for d in small.children("990101")] == ["东门街道", "石桥镇"]
    assert small.towns.of("330803")[0].name == "上方镇"
    assert small.towns.of("111111") == ()


def test_a_town_is_found_by_name_and_by_codes_as_if_every_row_were_looked_at(table: Divisions) -> None:
    """The look-up gives what a walk over all rows gives: towns that share a name, clashing codes, and none."""
    body = gzip.decompress((PACKED / "townships.csv.gz").read_bytes()).decode().split("\n", 2)[2]
    rows = [line.split(",") for line in body.split("\n") if line]
    towns = table.towns
    for _, code, name, other, _ in [rows[0], rows[-1], *rows[::100]]:
        assert [(d.parent, d.code) for d in towns.named(name)] == [(r[0], r[1]) for r in rows if r[2] == name]
        for asked in filter(None, (code, other)):
            found = towns.with_code(asked)
            owners = [r for r in rows if r[1] == asked] or [r for r in rows if r[3] == asked]
            assert found
            assert (found.parent, found.code) == (owners[0][0], owners[0][1])
    assert towns.named("无此镇") == towns.named("") == ()
    assert towns.with_code("000000000") is None


def test_extra_rows_stand_beside_the_packed_ones(tmp_path: Path) -> None:
    extra = tmp_path / "divisions.csv"
    extra.write_text(
        "code,name,level,parent\n99,云岭省,province,\n9901,澄市,city,99\n990101001,东门街道,street,990101\n",
        encoding="utf-8",
    )
    both = load(extra)
    assert both.full_name("990100") == "云岭省澄市"
    assert [d.code for d in both.resolve("东门街道", hint_code="990101")][:1] == ["990101001"]
    assert both.full_name("330803") == "浙江省衢州市衢江区"


@pytest.mark.parametrize(
    "text",
    [
        "code,name\n1,x\n",
        "code,name,level,parent\n99,x,county,\n",
        "code,name,level,parent\n990000,x,planet,\n",
    ],
)
def test_a_wrong_extra_file_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(text, encoding="utf-8")
    with pytest.raises(WrongArguments, match="wrong"):
        load(wrong)
    with pytest.raises(WrongArguments, match="nowhere"):
        load(tmp_path / "nowhere.csv")


def test_the_packed_files_are_small_name_their_source_and_load_fast() -> None:
    files = sorted(PACKED.glob("*.csv.gz"))
    assert [f.name for f in files] == ["divisions.csv.gz", "history.csv.gz", "townships.csv.gz"]
    assert sum(f.stat().st_size for f in files) < 1_500_000
    for packed in files:
        head = gzip.decompress(packed.read_bytes()).decode().split("\n", 1)[0]
        assert all(word in head for word in ("2026-09-11", "2023-06-30", "MIT")), packed.name
    load.cache_clear()
    started = perf_counter()
    load()
    assert perf_counter() - started < 2  # 0.06 s on an idle machine; the bound leaves room for a busy one


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("濮阳市濮阳县鲁河镇", "410928107"),
        ("四平市铁东区石岭镇", "220303103"),
        ("濮阳县户部寨镇", "410928105"),
    ],
)
def test_a_town_stands_once_though_the_statistical_table_puts_its_county_before_it(
    table: Divisions, name: str, code: str
) -> None:
    """Its statistical code is another town's code in the register: two readings left whole counties open."""
    assert [place.code for place in table.resolve(name)] == [code]
