"""Write the QML styles of land covers and of their control (run by hand when a colour, a code or a class changes).

Colours and patterns are those published with each nomenclature (`core/tables`). A land cover says its code in a field
whose name varies: the style tries them in turn, so that it suits any delivery without being edited.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from make_document_styles import INK, layer

ROOT = Path(__file__).resolve().parents[1]
STYLES, TABLES = ROOT / "styles" / "land", ROOT / "aula_plugin" / "core" / "tables"
#: Years of the editions, latest first: a layer that bears several dates shows the last one.
YEARS = ("2024", "2021", "2018", "2015", "2010", "2009", "2005")
OTHERS = "Autres valeurs"
#: Names a field of codes may have, by axis.
NAMES = {
    "cs": ("cs", "code_cs", "couvert", "code_cs_n3", "cs_n3", "cs_niv3"),
    "us": ("us", "code_us", "usage", "code_us_n3", "us_n3", "us_niv3"),
    "poste4": ("poste4", "poste_4", "postes4", "code_4_postes"),
    "poste21": ("poste21", "poste_21", "postes21", "code_21_postes"),
}


def table(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rgb(colour: str) -> str:
    return ",".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))


def field(axis: str) -> str:
    """Return the expression of the code of an axis, whatever the field that holds it."""
    names = [name for base in NAMES[axis] for name in (base, *(f"{base}_{year}" for year in YEARS))]
    tried = ",".join(f"attribute($currentfeature,'{name}')" for name in names)
    return f"upper(trim(to_string(coalesce({tried}))))"


def posted(column: str) -> str:
    """Return the expression of an aggregated class: the field of the data, else what its crossing becomes."""
    crossings = {f"{row['code_us']} {row['code_cs']}": row[column] for row in table("ocs2d_matrices") if row[column]}
    known = json.dumps(crossings, separators=(",", ":"))
    return f"coalesce({field(column)},map_get(json_to_map('{known}'),{field('us')}||' '||{field('cs')}))"


# ------------------------------------------------------------------------------------------------------- symbols


def plain(colour: str, outline: str = "") -> list[str]:
    return [
        layer(
            "SimpleFill",
            color=f"{rgb(colour)},255",
            style="solid",
            outline_color=f"{rgb(outline or colour)},255",
            outline_style="solid",
            outline_width=0.1,
            outline_width_unit="MM",
            joinstyle="bevel",
        )
    ]


def dots(colour: str) -> str:
    """Return points drawn in staggered rows, in mm so that they print."""
    marker = layer(
        "SimpleMarker", name="circle", color=f"{rgb(colour)},255", outline_style="no", size=0.45, size_unit="MM"
    )
    spread = {"distance_x": 1.5, "distance_y": 1.5, "displacement_x": 0.75, "displacement_y": 0}
    units = {f"{name}_unit": "MM" for name in spread}
    return nested("PointPatternFill", "marker", marker, **spread, **units)


def hatching(colour: str, angle: int) -> str:
    line = layer("SimpleLine", line_color=f"{rgb(colour)},255", line_width=0.18, line_width_unit="MM", capstyle="flat")
    return nested("LinePatternFill", "line", line, angle=angle, distance=1.3, distance_unit="MM")


def nested(kind: str, inner: str, body: str, **props: object) -> str:
    """Return a symbol layer that repeats a symbol."""
    outer = layer(kind, **props)
    symbol = (
        f'     <symbol type="{inner}" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">\n{body}\n     </symbol>'
    )
    return outer.replace("\n    </layer>", f"\n{symbol}\n    </layer>")


def patterned(row: dict[str, str]) -> list[str]:
    """Return the symbol of a code of the OCS2D."""
    layers = plain(row["couleur_fond"], row["couleur_contour"])
    if row["motif"] == "points":
        layers.append(dots(row["couleur_motif"]))
    elif row["motif"]:
        layers.append(hatching(row["couleur_motif"], 45))
        if row["motif"] == "hachures croisées":
            layers.append(hatching(row["couleur_motif"], 135))
    return layers


def unknown() -> list[str]:
    """Return the symbol of a code that is none: hatched in magenta, which no nomenclature uses."""
    return [*plain("#ffffff", "#d01c8b"), hatching("#d01c8b", 135)]


# -------------------------------------------------------------------------------------------------------- styles


def written(name: str, categories: str, body: str) -> None:
    text = f"""<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="{escape(categories)}" labelsEnabled="0">
{body}
</qgis>
"""
    (STYLES / f"{name}.qml").write_text(text, encoding="utf-8")


def symbols(drawn: list[list[str]]) -> str:
    head = '   <symbol type="fill" name="{}" alpha="1" clip_to_extent="1" force_rhr="0">'
    return "\n".join("\n".join([head.format(n), *layers, "   </symbol>"]) for n, layers in enumerate(drawn))


def categorised(name: str, expression: str, classes: list[tuple[str, str, list[str]]]) -> None:
    """Write a style by category: (value, label, symbol layers), ended by what is none of them."""
    rows = [
        f'   <category value={quoteattr(value)} type="string" symbol="{number}" label={quoteattr(label)}/>'
        for number, (value, label, _) in enumerate([*classes, ("", OTHERS, [])])
    ]
    options = 'symbollevels="0" enableorderby="0" forceraster="0"'
    body = f""" <renderer-v2 type="categorizedSymbol" attr={quoteattr(expression)} {options}>
  <categories>
{chr(10).join(rows)}
  </categories>
  <symbols>
{symbols([*(layers for _, _, layers in classes), unknown()])}
  </symbols>
 </renderer-v2>"""
    written(name, "Symbology", body)


def ocs2d(axis: str) -> None:
    rows = [row for row in table(f"ocs2d_{axis}") if row["niveau"] == "3"]
    classes = [
        (row["code"], f"{row['code']} {row['libelle_2021'].replace(chr(39), '’')}", patterned(row)) for row in rows
    ]
    categorised(f"ocs2d_{axis}", field(axis), classes)


def aggregated(count: int) -> None:
    rows = table(f"ocs2d_postes{count}")
    classes = [(r["code"], f"{r['code']} {r['libelle'].replace(chr(39), '’')}", plain(r["couleur"])) for r in rows]
    categorised(f"ocs2d_{count}_postes", posted(f"poste{count}"), classes)


def ocsge(axis: str) -> None:
    rows = [row for row in table(f"ocsge_{axis}") if row["code_saisi"] == "1"]
    classes = [
        (
            row["code"],
            f"{row['code']} {(row['libelle_court'] or row['libelle_complet']).replace(chr(39), '’')}",
            plain(row["couleur"]),
        )
        for row in rows
    ]
    categorised(f"ocsge_{axis}", field(axis), classes)


# ------------------------------------------------------------------------------------------------------- control

ALIASES = {
    "type": "Défaut", "gravite": "Gravité", "date": "Date", "code": "Code", "m2": "Surface (m²)", "message": "Message",
    "objets": "Places", "ha": "Surface (ha)", "part_pct": "Part (%)",
}  # fmt: skip
#: Severity to label, colour, marker.
SEVERITIES = {
    "erreur": ("Erreur", "179,38,30", "triangle"),
    "avertissement": ("Avertissement", "201,138,0", "diamond"),
    "information": ("Information", "115,115,115", "circle"),
}


def aliases(names: list[str]) -> str:
    rows = "\n".join(f'  <alias field="{name}" index="-1" name={quoteattr(ALIASES[name])}/>' for name in names)
    return f" <aliases>\n{rows}\n </aliases>"


def spotted(colour: str, shape: str, gap: bool = False) -> list[str]:
    """Return a place with its outline, hatched when it is a gap, and a mark that shows it when it is too small."""
    mark = layer(
        "SimpleMarker",
        name=shape,
        color=f"{colour},255",
        outline_color="255,255,255,255",
        outline_width=0.2,
        outline_width_unit="MM",
        size=2,
        size_unit="MM",
    )
    outline = layer(
        "SimpleFill",
        color=f"{colour},{0 if gap or colour == SEVERITIES['information'][1] else 90}",
        style="solid",
        outline_color=f"{colour},255",
        outline_style="solid",
        outline_width=0.3,
        outline_width_unit="MM",
        joinstyle="miter",
    )
    hexadecimal = "#" + "".join(f"{int(part):02x}" for part in colour.split(","))
    middle = nested("CentroidFill", "marker", mark, point_on_surface=0, point_on_all_parts=0)
    return [outline, *([hatching(hexadecimal, 45)] if gap else []), middle]


def errors() -> None:
    rows = [
        (f"{label}{title}", f"\"gravite\" = '{severity}' AND {kind}", spotted(colour, shape, bool(title)))
        for severity, (label, colour, shape) in reversed(SEVERITIES.items())
        for title, kind in (("\u00a0: lacune", "\"type\" = 'lacune'"), ("", "\"type\" <> 'lacune'"))
    ]
    rows.append((OTHERS, "ELSE", spotted(INK, "square")))
    rules = "\n".join(
        f'   <rule key="r{n}" symbol="{n}" label={quoteattr(label)} filter={quoteattr(condition)}/>'
        for n, (label, condition, _) in enumerate(rows)
    )
    body = f""" <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
{rules}
  </rules>
  <symbols>
{symbols([layers for _, _, layers in rows])}
  </symbols>
 </renderer-v2>
{aliases(["type", "gravite", "date", "code", "m2", "message"])}"""
    written("erreurs", "Symbology|Fields", body)


def main() -> None:
    for axis in ("us", "cs"):
        ocs2d(axis)
        ocsge(axis)
    for count in (4, 21):
        aggregated(count)
    errors()
    written("bilan", "Fields", aliases(["type", "gravite", "date", "objets", "ha", "part_pct"]))


if __name__ == "__main__":
    main()
