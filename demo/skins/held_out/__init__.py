"""held_out — portals that no reader of lists is ever tuned against: only their sums are told, and only the gate runs them."""

from __future__ import annotations

from demo.skins.held_out.first import HELD_OUT as FIRST
from demo.skins.held_out.second import HELD_OUT as SECOND
from demo.skins.held_out.third import HELD_OUT as THIRD
from demo.skins.skin import Skin

HELD_OUT: tuple[Skin, ...] = (*FIRST, *SECOND, *THIRD)
