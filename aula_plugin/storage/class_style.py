"""Style of a raster of classes: one colour and one label per class, made from its table of correspondences."""

from __future__ import annotations

import colorsys
import zlib
from html import escape
from pathlib import Path

import pandas as pd
from qgis.core import QgsProcessingUtils

from ..core.green_network.classes import code_key
from ..core.text import plain
from ..core.typography import propre
from ..in_place import write_whole

#: Families told by words of the code or of the label, the first found wins; muted, so that what is drawn over is seen.
_FAMILIES = (
    (("route", "autoroute", "voie", "rail", "ferree", "liaison"), "#8d8f96"),
    (("bati", "batiment", "urbain", "urban", "zone batie", "zones baties", "construit", "industriel"), "#c9a9a6"),
    (("zone humide", "zones humides", "marais", "tourbiere", "wetland"), "#3f8f9b"),
    (("eau", "cours", "riviere", "canal", "lac", "water", "hydro", "hydrographique"), "#8fb6d9"),
    (("haie", "haies", "bocage"), "#4f8a4c"),
    (("bois", "foret", "feuillus", "coniferes", "boisement", "mixte", "taillis", "futaie"), "#2f6b3a"),
    (("lande", "arbustive", "arbustives", "broussaille", "fruticee"), "#a9a866"),
    (("prairie", "prairies", "pelouse", "herbacee", "herbacees", "pature"), "#9bbf5a"),
    (("vigne", "verger", "vergers"), "#c7a2c4"),
    (
        (
            "culture",
            "cultures",
            "labour",
            "ble",
            "mais",
            "colza",
            "terre",
            "terres",
            "orge",
            "betterave",
            "pomme",
            "tournesol",
        ),
        "#e8dcae",
    ),
)
#: Beginnings of codes of nomenclatures whose classes say what they are (OCS GE, CLC).
_CODES = (
    (("cs1.1.1.1",), "#c9a9a6"),
    (("cs1.1.1.2", "cs1.1.2"), "#d9cfc7"),
    (("cs1.2.2", "51", "52"), "#8fb6d9"),
    (("cs1.2",), "#d8cdb8"),
    (("cs2.1.1", "311", "312", "313"), "#2f6b3a"),
    (("cs2.1", "322", "323", "324"), "#a9a866"),
    (("cs2.2", "231", "321"), "#9bbf5a"),
    (("11", "12", "13", "14"), "#c9a9a6"),
    (("21",), "#e8dcae"),
    (("22",), "#c7a2c4"),
    (("24",), "#dccf9a"),
    (("33",), "#d8cdb8"),
    (("41", "42"), "#3f8f9b"),
)
_NATURAL_CODE_LENGTH = 3
#: What a style made here holds, and which QGIS does not write again.
MARK = "AULA : couleurs des classes"


def colour(code: str, label: str) -> str:
    """Return a colour: that of its family, a shade apart from its neighbours’, else a pale one drawn from the code.

    Neither green nor blue then: those mean plants and water.
    """
    words = f" {plain(f'{code} {label}')} "
    family = next((found for stems, found in _FAMILIES if any(f" {stem} " in words for stem in stems)), None)
    key = code_key(code).rsplit("_", 1)[-1]  # what follows a prefix
    if family is None and (key.startswith("cs") or (key.isdigit() and len(key) == _NATURAL_CODE_LENGTH)):
        family = next((found for starts, found in _CODES if key.startswith(starts)), None)
    chance = zlib.crc32(code_key(code).encode("utf-8"))
    if family is None:
        red, green, blue = colorsys.hls_to_rgb(((270 + chance % 130) % 360) / 360, 0.76, 0.28)
        return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
    shift = chance % 25 - 12
    parts = (int(family[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{min(max(part + shift, 0), 255):02x}" for part in parts)


def class_style(table: pd.DataFrame) -> Path:
    """Write a style for the classes of a table (``numero``, ``code``, ``libelle``) and return its file."""
    path = Path(QgsProcessingUtils.generateTempFilename("occupation.qml"))
    path.write_text(class_qml(table), encoding="utf-8")
    return path


def renew(raster: str | Path, style: Path) -> None:
    """Put a style of classes beside a raster in place of an older one made here; one that a person saved stays."""
    beside = Path(raster).with_suffix(".qml")
    if beside.is_file() and MARK in beside.read_text(encoding="utf-8", errors="replace"):
        write_whole(style.read_bytes(), beside)


def class_qml(table: pd.DataFrame) -> str:
    """Return the text of the style; it says the code, then the label."""
    entries = []
    for row in table.itertuples():
        label = propre(row.libelle or "")
        text = f"{row.code} – {label}" if label and label != row.code else str(row.code)
        entries.append(
            f'     <paletteEntry value="{int(row.numero)}" color="{colour(str(row.code), label)}" alpha="255" '
            f'label="{escape(propre(text))}"/>\n'
        )
    return _TEMPLATE.format(entries="".join(entries))


_TEMPLATE = f"""<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<!-- {MARK} -->
<qgis version="3.22" styleCategories="Symbology">
 <pipe>
  <rasterrenderer type="paletted" band="1" opacity="1" alphaBand="-1" nodataColor="">
    <colorPalette>
{{entries}}    </colorPalette>
  </rasterrenderer>
  <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
  <rasterresampler maxOversampling="2"/>
 </pipe>
 <blendMode>0</blendMode>
</qgis>
"""
