"""Words of the report of the centralités: variants, flags, parameters."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from ...core.centrality.candidates import COARSER, NO_BUILT, PARTIAL_BUILT, SEPARATOR
from ...core.centrality.hand import NO_LONGER_DRAWN
from ...core.centrality.shape import TO_MERGE, UNSTABLE
from ...core.missing import is_missing
from ...core.typography import NBSP, nombre_court, pluriel

ACCENT, LIGHT, INK = "#1f4e79", "#5b8fc4", "#1d2a35"
#: Variant to name, name in a table, colour, dash in pixels of the page (none: solid).
VARIANTS = {
    "champ": ("champ de densité", "densité", ACCENT, None),
    "tampons": ("tampons des commerces", "tampons", ACCENT, "9 3.5"),
    "enveloppe": ("enveloppe des commerces", "enveloppe", ACCENT, "2.5 2.5"),
    "reseau": ("marche le long des rues", "marche", LIGHT, None),
    "tissu": ("tissu bâti", "tissu bâti", LIGHT, "7 2.5 1.5 2.5"),
    "scot": ("périmètre du SCoT", "SCoT", INK, "11 3.5"),
    "plu": ("périmètre du PLU(i)", "PLU(i)", INK, "2.5 2.5"),
    "main": ("dessiné à la main", "à la main", INK, None),
}
GIVEN = ("scot", "plu", "main")
FLAGS = {
    NO_BUILT: "Aucun bâti n’a été donné : la moitié « bâti dense » de la définition légale n’est pas évaluée.",
    PARTIAL_BUILT: "Le bâti donné ne couvre pas tout : hors de son étendue, le seuil de bâti n’a pas été demandé.",
    COARSER: "Mailles plus grandes que demandé, le territoire étant trop vaste : contours plus grossiers.",
    UNSTABLE: "Forme instable : parcelles, fermeture et coupures ont changé la surface du cœur de plus de 30 %.",
    TO_MERGE: "Un autre candidat est à moins de 50 m : à fusionner ?",
    NO_LONGER_DRAWN: "Le dernier calcul ne dessine plus ce candidat ; il reste parce qu’une décision le concerne.",
}
#: Word of an input in the ``sources`` of a candidate.
SOURCES = {
    "OFFRE": "offre", "COMMUNES": "communes", "BATI": "bâti", "PARCELLES": "parcelles", "VOIRIE": "rues",
    "PERIMETRES_SCOT": "SCoT", "PERIMETRES_PLU": "PLU(i)", "PERIMETRES_MAIN": "concertation",
    "POPULATION": "population", "EMPLOIS": "emplois", "VACANCE": "relevé des locaux",
    "TABLE_VACANCE": "vacance par commune",
    "FRONTS": "fronts commerciaux", "ENVELOPPE": "enveloppe urbaine", "DOCUMENT": "document d’urbanisme",
}  # fmt: skip
_REFERENCES = {"commune": "de la commune", "territoire": "du territoire"}


def names(text: Any) -> list[str]:
    """Return the words of a column that joins them."""
    return [] if is_missing(text) or not str(text) else str(text).split(SEPARATOR)


def flags(text: Any) -> list[str]:
    """Return the flags of a candidate as sentences; one that has no sentence is written as it is."""
    return [FLAGS.get(name, f"{name[:1].upper()}{name[1:]}.") for name in names(text)]


def read_list(text: Any) -> list[dict[str, Any]]:
    """Return the mappings of a list written in a column, empty when there is none that can be read."""
    try:
        found = json.loads(text) if isinstance(text, str) else []
    except ValueError:
        return []
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def variant(name: str) -> tuple[str, str, str, str | None]:
    """Return how a variant is called, in short, and drawn."""
    return VARIANTS.get(name, (name, name, "#737373", "1.5 3"))


def read_json(text: Any) -> dict[str, Any]:
    """Return the mapping written in a column, empty when there is none that can be read."""
    try:
        found = json.loads(text) if isinstance(text, str) else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def parameters(text: Any) -> str:
    """Return the parameters of a candidate in words; empty when the column holds none."""
    told = read_json(text)
    if not {"cell", "radius", "diversity_radius", "seuil_n"} <= set(told):
        return ""
    metres = f"{NBSP}m"
    parts = [
        f"mailles de {nombre_court(told['cell'])}{metres}",
        f"densité sur {nombre_court(told['radius'])}{metres}, {_threshold(told, 'k', '')}",
        f"au moins {pluriel(int(told['seuil_n']), 'groupe')} à moins de "
        f"{nombre_court(told['diversity_radius'])}{metres}",
        _built(told),
    ]
    if {"shops_min", "area_min_ha"} <= set(told):
        parts.append(
            f"au moins {pluriel(int(told['shops_min']), 'commerce')} et {nombre_court(told['area_min_ha'])}{NBSP}ha"
        )
    if {"closing", "parcel_share", "parcel_max_ha", "hole_max_ha"} <= set(told):
        parts.append(
            f"vides fermés sur {nombre_court(told['closing'])}{metres}, parcelle prise à "
            f"{nombre_court(100 * told['parcel_share'])}{NBSP}%, coupée au-delà de "
            f"{nombre_court(told['parcel_max_ha'])}{NBSP}ha, trous comblés jusqu’à "
            f"{nombre_court(told['hole_max_ha'])}{NBSP}ha"
        )
    if {"chain", "chain_shops", "hull_ratio"} <= set(told):
        parts.append(
            f"chaînes de {pluriel(int(told['chain_shops']), 'commerce')} au moins, à "
            f"{nombre_court(told['chain'])}{metres} l’un de l’autre, enveloppe de ratio "
            f"{nombre_court(told['hull_ratio'])}"
        )
    if {"minutes", "speed"} <= set(told):
        parts.append(f"marche de {nombre_court(told['minutes'])}{NBSP}min à {nombre_court(told['speed'])}{NBSP}km/h")
    return " ; ".join(parts)


def _threshold(told: Mapping[str, Any], key: str, unit: str) -> str:
    value = told.get(f"seuil_{key}")
    shown = "non calculé" if is_missing(value) else f"{nombre_court(value, 3 if unit else 2)}{unit}"
    where = _REFERENCES.get(str(told.get("reference")))
    if where is None:
        return f"seuil {shown}"
    return f"quantile {nombre_court(told.get(f'q_{key}'))} {where}, soit {shown}"


def _built(told: Mapping[str, Any]) -> str:
    if is_missing(told.get("seuil_b")):
        return "bâti non évalué"
    measure = "plancher" if told.get("built_measure") == "plancher" else "emprise"
    around = f" sur {nombre_court(told['built_radius'])}{NBSP}m" if "built_radius" in told else ""
    return f"bâti ({measure}){around}, {_threshold(told, 'b', f'{NBSP}m² par m²')}"


def sources(candidates: pd.DataFrame) -> list[str]:
    """Return where the data of the candidates come from, each once."""
    found: dict[str, None] = {}
    for text in candidates["sources"]:
        for key, value in read_json(text).items():
            # the name of a file, not where it lies
            found[f"{SOURCES.get(key, key.lower())} : {Path(str(value)).name}"] = None
    return list(found)
