"""The unified social credit code of an organ (GB 32100): found by its check character, not by its place."""

from __future__ import annotations

import re

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # no I, O, S, V, Z
#: “1133102400268125XW/2024-104757”, “area=11370828004332205R”: 1 = registered as an organ of the state
_CANDIDATE = re.compile(r"(?<![0-9A-Za-z])1[1-9][0-9]{6}[0-9A-Za-z]{10}(?![0-9A-Za-z])")


def is_valid(code: str) -> bool:
    """Whether 18 characters end in the check character their first 17 ask for; lower case counts."""
    code = code.upper()
    if len(code) != 18 or any(c not in _ALPHABET for c in code):
        return False
    total = sum(_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(code[:17]))
    return code[17] == _ALPHABET[-total % 31]


def find(text: str) -> str | None:
    """The first valid code of a state organ in a text, in capitals; None where there is none."""
    return next((m[0].upper() for m in _CANDIDATE.finditer(text) if is_valid(m[0])), None)


def division_digits(code: str) -> str:
    """The six digits of the division that registered the organ; often a former code."""
    return code[2:8]
