"""What a person says of a report: its title, its author, its date."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Cover:
    """What the person says of the report.

    Attributes
    ----------
    date : ISO date of the report.
    fictive : the territory is declared invented.
    """

    title: str
    author: str
    date: str
    software: str
    fictive: bool = False
