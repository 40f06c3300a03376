"""Crossings that people noted in the field: one GeoJSON file beside the parameters of a trame, who, when and why."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..core.errors import InputError
from ..i18n import tr
from ..in_place import write_whole


@dataclass(frozen=True)
class Crossing:
    """A crossing.

    Attributes
    ----------
    lon, lat : degrees, WGS 84, as GeoJSON wants them (RFC 7946).
    type_obstacle : the only type of obstacle it serves. obstacle : its name, NULL when it has none.
    motif, auteur, date : what was seen, by whom, and when it was noted (ISO date).
    """

    lon: float
    lat: float
    type_obstacle: str
    obstacle: str
    motif: str
    auteur: str
    date: str


FIELDS = ("type_obstacle", "obstacle", "motif", "auteur", "date")


def beside(path: str | Path) -> Path:
    """Return the file of the crossings of a parameter file."""
    return Path(path).with_name(f"{Path(path).stem}_passages.geojson")


def read_crossings(path: Path) -> list[Crossing]:
    """Return the crossings of a file; none when it is not there.

    Raises
    ------
    InputError
        The file is not one of ours: it is not written over.
    """
    if not path.is_file():
        return []
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        return [_crossing(one) for one in plain["features"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        said = tr("« {} » ne peut pas être lu : ce n’est pas un fichier de passages.").format(path)
        raise InputError(said) from error


def _crossing(feature: dict[str, Any]) -> Crossing:
    lon, lat = (round(float(value), 7) for value in feature["geometry"]["coordinates"][:2])
    return Crossing(lon, lat, **{name: str(feature["properties"].get(name) or "") for name in FIELDS})


def write_crossings(crossings: Sequence[Crossing], path: Path) -> None:
    """Write the crossings, whole or not at all.

    Raises
    ------
    InputError
        The file cannot be written; what was there is intact.
    """
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [one.lon, one.lat]},
            "properties": {name: value or None for name, value in asdict(one).items() if name in FIELDS},
        }
        for one in crossings
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1)
    write_whole(text.encode("utf-8"), path)
