"""What a record says otherwise than the one before it: fields gained, lost and changed, of one text read twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from models.vocabulary import Number

Record = Mapping[str, Any]
How = Literal["gained", "lost", "changed"]
HOWS: tuple[How, ...] = ("gained", "lost", "changed")

_WHOLE = ("kind", "title", "report_year", "published", "trust", "era")
_OF_PUBLISHER = ("name", "level", "division_code", "township_code", "uscc")
_BEFORE, _BEHIND = 12, 36  # characters of a text shown around the first that differs
_EXAMPLES = 3  # of a field and a way of differing
_MOST_EXAMPLES = 300  # of a site


@dataclass(frozen=True, slots=True)
class Difference:
    """A field under its code; before and after are its words, None where there was nothing."""

    code: str
    how: How
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class _Told:
    """What a record says of a field. has_value: False where it names the field and finds nothing in it (blank ...)."""

    words: str
    has_value: bool = True


NOTHING = _Told("", has_value=False)


def differences(before: Record, after: Record) -> list[Difference]:
    """The fields that two records of one text tell differently, in the order of the newer one."""
    old, new = dict(_fields(before)), dict(_fields(after))
    codes = dict.fromkeys((*new, *old))
    return [
        _difference(code, was, now)
        for code in codes
        if (was := old.get(code, NOTHING)) != (now := new.get(code, NOTHING))
    ]


def _difference(code: str, was: _Told, now: _Told) -> Difference:
    how: How = "changed"
    if was.has_value != now.has_value:
        how = "gained" if now.has_value else "lost"
    words = _around(was.words, now.words) if code.startswith("section ") else (was.words, now.words)
    return Difference(code, how, words[0] or None, words[1] or None)


def _around(before: str, after: str) -> tuple[str, str]:
    """Both texts where they part."""
    pairs = enumerate(zip(before, after, strict=False))
    at = next((n for n, (one, other) in pairs if one != other), min(len(before), len(after)))
    start = max(at - _BEFORE, 0)
    return before[start : at + _BEHIND], after[start : at + _BEHIND]


# -- a record as fields ---------------------------------------------------------------------------------
def _fields(record: Record) -> Iterator[tuple[str, _Told]]:
    publisher = record.get("publisher") or {}
    whole = {name: record.get(name) for name in _WHOLE}
    whole |= {f"publisher.{name}": publisher.get(name) for name in _OF_PUBLISHER}
    yield from ((name, _Told(str(value))) for name, value in whole.items() if value is not None)
    yield from ((figure["code"], _cell(figure)) for figure in record.get("figures", ()))
    yield from _joined(
        (row["code"] or f"row {row['label']}", _row(row)) for row in record.get("regional_rows", ())
    )
    yield from _joined((_named(fact), _fact(fact)) for fact in record.get("facts", ()))
    yield from _joined(
        (f"section {section['code']}", section["text"]) for section in record.get("sections", ())
    )
    rules = Counter(problem["rule"] for problem in record.get("problems", ()))
    yield from ((f"problem {rule}", _Told(str(count))) for rule, count in rules.items())
    for number, part in enumerate(record.get("parts", ()), 1):
        yield from ((f"part {number} {code}", told) for code, told in _fields(part))


def _cell(figure: Record) -> _Told:
    """A cell's number and unit, what the sums prove beside it, or its state in brackets."""
    value, computed = figure["value"], figure["computed"]
    words = f"[{figure['state']}]" if value is None else _counted(value, figure["unit"])
    if computed is not None:
        words += f" (computed {computed})"
    return _Told(words, value is not None or computed is not None)


def _named(fact: Record) -> str:
    return f"{fact['code']} {fact['category']}" if fact["category"] else str(fact["code"])


def _fact(fact: Record) -> str:
    words = _counted(fact["value"], fact["unit"])
    return words if fact["qualifier"] == "exact" else f"{words} ({fact['qualifier']})"


def _row(row: Record) -> str:
    return ", ".join(f"{head} {value}" for head, value in row["values"].items() if value is not None)


def _counted(value: Number, unit: str | None) -> str:
    return f"{value} {unit}" if unit else str(value)


def _joined(told: Iterator[tuple[str, str]]) -> Iterator[tuple[str, _Told]]:
    """What is told several times under one code, as one field."""
    by_code: dict[str, list[str]] = defaultdict(list)
    for code, words in told:
        by_code[code].append(words)
    for code, several in by_code.items():
        words = " / ".join(filter(None, several))
        yield code, _Told(words, bool(words))


# -- a tally of many ------------------------------------------------------------------------------------
@dataclass(slots=True)
class Differing:
    """How many reports tell each field differently, and a few examples of each."""

    counts: dict[str, Counter[How]] = field(default_factory=lambda: defaultdict(Counter))
    examples: list[dict[str, Any]] = field(default_factory=list)

    def add(self, found: list[Difference], *, who: str | None, year: int | None, url: str | None) -> None:
        for one in found:
            counter = self.counts[one.code]
            counter[one.how] += 1
            if counter[one.how] <= _EXAMPLES and len(self.examples) < _MOST_EXAMPLES:
                self.examples.append({"who": who, "year": year, "url": url, **asdict(one)})

    def update(self, other: Differing) -> None:
        """Take in the differences of another site."""
        for code, counter in other.counts.items():
            self.counts[code].update(counter)
        self.examples += other.examples

    def lines(self, most: int) -> Iterator[str]:
        """For a person: the fields that differ most often, then an example of each; at most *most* of either."""
        if not self.counts:
            yield "nothing reads differently now"
            return
        ranked = sorted(self.counts, key=lambda code: (-self.counts[code].total(), code))
        yield f"what reads differently now: {len(ranked)} fields"
        for code in ranked[:most]:
            yield f"  {code}: {', '.join(f'{self.counts[code][how]} {how}' for how in HOWS if self.counts[code][how])}"
        if len(ranked) > most:
            yield f"  and {len(ranked) - most} more; `nianbao runs --json` has them all"
        known = sorted(self.examples, key=_order, reverse=True)
        first = {example["code"]: example for example in known}  # processes end in any order
        for example in [first[code] for code in ranked[:most] if code in first]:
            told = f"{example['before'] or 'nothing'} → {example['after'] or 'nothing'}"
            yield f"  e.g. {example['who'] or example['url']} {example['year'] or ''} {example['code']}: {told}"

    def evidence(self) -> dict[str, Any]:
        """For the run: the counts by field, and the examples with who, year, url, before and after."""
        return {
            "differs": {code: dict(counter) for code, counter in sorted(self.counts.items())},
            "examples": self.examples,
        }


def _order(example: Mapping[str, Any]) -> tuple[str, int, str]:
    return example["who"] or "", example["year"] or 0, example["url"] or ""
