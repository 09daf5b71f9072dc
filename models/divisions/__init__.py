"""models.divisions: which places there are, what they were called, and under which codes."""

from models.divisions.load import load
from models.divisions.table import Chain, Divisions, written

__all__ = ["Chain", "Divisions", "load", "written"]
