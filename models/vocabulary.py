"""The closed vocabularies of the published JSON and of the captures table: states, kinds, forms, trust."""

from __future__ import annotations

from typing import Literal

Number = int | float
State = Literal["printed", "blank", "dash", "merged", "lost", "masked", "image", "absent", "unsure"]
Severity = Literal["hard", "soft", "info"]
Level = Literal["province", "city", "county", "township", "street", "department", "dev_zone"]
Trust = Literal[
    "official", "official_injected", "unverified_mirror", "clone", "doorway", "masked_copy", "unknown"
]
Era = Literal["a_2008", "b32_2014", "c60_2019", "d30_2021"]
Kind = Literal[
    "annual_report", "interpretation", "notice", "template", "system_rule", "website_statement",
    "list", "challenge", "soft_404", "doorway", "other",
]  # fmt: skip
CaptureKind = Literal[
    "unjudged", "content", "list", "attachment", "robots", "redirect", "not_modified",
    "not_found", "soft_404", "challenge", "error", "empty", "rendered", "asset", "probe",
]  # fmt: skip
