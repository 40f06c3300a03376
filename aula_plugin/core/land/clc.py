"""CORINE Land Cover: no legal measure; a proposed reading of the ENAF consumption, class by class."""

from __future__ import annotations

from ..tables import load
from .nomenclature import ANY, CLC_NOTE, TITLES, VOCATION_NOTE, Nomenclature, tidy_codes, tidy_crossings


def clc() -> Nomenclature:
    """Return the CLC: 44 classes, one axis; ENAF, envelope and vocation are a proposal, the rest is unsaid."""
    codes = tidy_codes(load("clc"), "libelle_fr", "couleur")
    reading = load("clc_lecture_proposee").rename(columns={"code": "cs"}).assign(us=ANY)
    return Nomenclature("clc", TITLES["clc"], None, codes, tidy_crossings(reading), (CLC_NOTE, VOCATION_NOTE))
