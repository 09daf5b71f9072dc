"""skins — county portals in the systems and layouts of the real web, to prove that reports are found."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from demo.skins.boarders import BOARDERS
from demo.skins.held_out import HELD_OUT
from demo.skins.homesteads import HOMESTEADS
from demo.skins.latecomers import LATECOMERS
from demo.skins.lodgers import LODGERS
from demo.skins.makers import MAKERS
from demo.skins.newcomers import NEWCOMERS
from demo.skins.odd import ODD as FIRST_ODD
from demo.skins.odder import ODDER
from demo.skins.pilgrims import PILGRIMS
from demo.skins.scripted import SCRIPTED
from demo.skins.settlers import SETTLERS
from demo.skins.skin import ReportTruth, Skin
from demo.skins.stragglers import STRAGGLERS
from demo.skins.strangers import STRANGERS
from demo.skins.townsfolk import TOWNSFOLK
from demo.skins.tuned import TUNED
from demo.skins.villagers import VILLAGERS
from demo.skins.wayfarers import WAYFARERS

ODD = (
    *FIRST_ODD,
    *ODDER,
    *STRANGERS,
    *NEWCOMERS,
    *LATECOMERS,
    *STRAGGLERS,
    *SETTLERS,
    *HOMESTEADS,
    *BOARDERS,
    *WAYFARERS,
    *LODGERS,
    *MAKERS,
    *TOWNSFOLK,
    *SCRIPTED,
    *PILGRIMS,
    *VILLAGERS,
)
SKINS: Mapping[str, Skin] = MappingProxyType({skin.name: skin for skin in (*HELD_OUT, *TUNED, *ODD)})

__all__ = ["HELD_OUT", "ODD", "SKINS", "TUNED", "ReportTruth", "Skin", "truth"]


def truth(name: str, origin: str) -> tuple[ReportTruth, ...]:
    """The reports of the skin *name* served at *origin* (no slash at its end)."""
    return SKINS[name].truth(origin)
