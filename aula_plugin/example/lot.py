"""The PLUi as a lot of the standard CNIG v2024 rev. 2025-06: tables, attributes, deliberate defects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd
import shapely
from geopandas import GeoDataFrame

from . import communes
from .farms import farms
from .frame import EAST, ENE, ESE, NE, Frame
from .prescriptions import Item, information_surfaces, lines, points, surfaces
from .sites import GARDENS, SITE
from .territory import Territory, rng

DATE = "20260618"
IDURBA = f"{communes.SIREN}_PLUI_{DATE}"
FOLDER = f"{communes.SIREN}_PLUi_{DATE}"
FICTION = "territoire fictif"

#: libelle: typezone, FORMDOMI, DESTOUI, DESTCDT, LIBELONG. Zone US bears no vocation on purpose.
_KINDS = {
    "UA": ("U", "0102", "21-22-31-32-34-41", "33", "Centre ancien"),
    "UB": ("U", "0103", "21-22", "31-34", "Faubourgs"),
    "UC": ("U", "0108", "21-22", "34", "Quartiers récents"),
    "Uh": ("U", "0104", "21-22", "", "Hameau"),
    "US": ("U", "0000", "99", "", "Secteur de la Réglette"),
    "A": ("A", "0700", "11", "", "Zone agricole"),
    "Ap": ("A", "0701", "11", "", "Zone agricole protégée de toute construction"),
    "N": ("N", "0800", "12", "", "Zone naturelle"),
    "Nzh": ("N", "0801", "", "", "Zone naturelle humide"),
    "Nj": ("N", "0401", "", "", "Jardins familiaux"),
}
#: Communes without a centralité: their centre admits no shop.
_WITHOUT_SHOPS = ("99005", "99006")


def zones(territory: Territory) -> GeoDataFrame:
    """Return ZONE_URBA, with its deliberate defects."""
    rows = []
    for insee, libelle, key in territory.zones[["insee", "libelle", "site"]].itertuples(index=False):
        kind, form, open_to, on_condition, long = _zone_kind(insee, libelle, key)
        rows.append(
            {
                "LIBELLE": libelle,
                "LIBELONG": f"{long} ({FICTION})",
                "TYPEZONE": kind,
                "FORMDOMI": form,
                "DESTOUI": open_to,
                "DESTCDT": on_condition,
                "DESTNON": "52" if libelle == "UA" else "",
                "NOMFIC": f"{communes.SIREN}_reglement_{DATE}.pdf",
                "IDURBA": IDURBA,
                "DATVALID": DATE,
            }
        )
    table = pd.DataFrame(rows)
    table.insert(0, "LIB_IDZONE", [f"{IDURBA}_ZO{n}" for n in range(1, len(table) + 1)])
    frame = GeoDataFrame(table, geometry=territory.zones.geometry.to_numpy())
    return _with_defects(frame, territory.zones["insee"])


def _zone_kind(insee: str, libelle: str, key: str | None) -> tuple[str, str, str, str, str]:
    if key is not None:
        site = SITE[key]
        return site.typezone, site.formdomi, site.destoui, "", site.libelong
    kind, form, open_to, on_condition, long = _KINDS[libelle]
    if libelle == "UA" and insee in _WITHOUT_SHOPS:
        open_to = "21-22-41"
    if libelle == "UA" and insee == "99001":
        form = "0101"
    return kind, form, open_to, on_condition, long


def _with_defects(frame: GeoDataFrame, insee: pd.Series) -> GeoDataFrame:
    """Add one overlap of 150 × 2 m, one hole of 30 × 25 m, an overlap and a hole of 30 × 20 m, one multipart."""
    stadium = SITE["g_up"]
    _extend(frame, frame["LIBELLE"] == "UP", stadium.frame.rect(stadium.u0, stadium.u1, stadium.v1, stadium.v1 + 2))
    _pierce(frame, Frame(11900, 6700, ESE).rect(0, 30, 0, 25))
    _, garden, rect = GARDENS[1]
    _extend(
        frame, (frame["LIBELLE"] == "Nj") & (insee == "99006").to_numpy(), garden.rect(rect[1], rect[1] + 30, 0, 20)
    )
    _pierce(frame, Frame(3900, 1900, NE).rect(0, 30, 0, 20))
    inner = shapely.buffer(shapely.union_all(frame.geometry[(insee == "99004").to_numpy()].to_numpy()), -40)
    woods = frame.index[(frame["LIBELLE"] == "N") & shapely.contains(inner, frame.geometry.to_numpy())][:2]
    frame.loc[woods[0], "geometry"] = shapely.multipolygons(list(frame.geometry[woods]))
    return frame.drop(index=woods[1]).reset_index(drop=True)


def _extend(frame: GeoDataFrame, which: pd.Series, by: shapely.Polygon) -> None:
    row = frame.index[which][0]
    frame.loc[row, "geometry"] = shapely.union(frame.geometry[row], by, grid_size=0.01)


def _pierce(frame: GeoDataFrame, hole: shapely.Polygon) -> None:
    row = frame.index[shapely.contains(frame.geometry.to_numpy(), hole)][0]
    frame.loc[row, "geometry"] = shapely.difference(frame.geometry[row], hole)


def _within(items: Iterable[Item], territory: Territory) -> list[Item]:
    """Cut what goes beyond the limits of the territory: a document says nothing of its neighbours."""
    place = shapely.coverage_union_all(territory.communes.geometry.to_numpy())
    return [
        item if shapely.covers(place, item.shape) else replace(item, shape=shapely.intersection(item.shape, place))
        for item in items
    ]


def _objects(items: Iterable[Item], kind: str, letters: str) -> GeoDataFrame:
    """Return a prescription (``kind`` PSC) or information (INF) layer, single parts."""
    items = list(items)
    pairs = max(len(item.attributes) for item in items)
    rows: list[dict[str, str]] = []
    shapes = []
    for item in items:
        for part in shapely.get_parts(item.shape):
            first, second = item.code.split("-")
            row = {
                f"LIB_ID{'PSC' if kind == 'PSC' else 'INFO'}": f"{IDURBA}_{letters}{len(rows) + 1}",
                "LIBELLE": item.libelle,
                "TXT": item.txt[:10],
                f"TYPE{kind}": first,
                f"STYPE{kind}": second,
                "NATURE": "",
                "NOMFIC": "",
                "IDURBA": IDURBA,
                "DATVALID": DATE,
            }
            if kind == "INF":
                del row["NATURE"]
            for n in range(pairs):
                name, value = item.attributes[n] if n < len(item.attributes) else ("", "")
                row |= {f"LIB_ATTR{n + 1}": name, f"LIB_VAL{n + 1}": value}
            rows.append(row)
            shapes.append(part)
    return GeoDataFrame(rows, geometry=shapes)


def tables(territory: Territory) -> dict[str, pd.DataFrame]:
    """Return every table of the lot, in local coordinates."""
    doc = {
        "IDURBA": IDURBA,
        "TYPEDOC": "PLUI",
        "ETAT": "03",
        "NOMPROC": "E",
        "DATAPPRO": DATE,
        "DATEFIN": "",
        "SIREN": communes.SIREN,
        "NOMRAPP": f"{communes.SIREN}_rapport_{DATE}.pdf",
        "URLRAPP": "",
        "NOMREG": f"{communes.SIREN}_reglement_{DATE}.pdf",
        "URLREG": "",
        "NOMPLAN": f"PLUi du Val d’Ébauche - {FICTION}",
        "URLPLAN": "",
        "URLPE": "",
        "SITEWEB": "",
        "TYPEREF": "01",
        "DATEREF": "20250101",
    }
    t = territory
    return {
        "DOC_URBA": pd.DataFrame([doc]),
        "DOC_URBA_COM": pd.DataFrame([{"IDURBA": IDURBA, "INSEE": code} for code in communes.CODES]),
        "ZONE_URBA": zones(t),
        "PRESCRIPTION_SURF": _prescription_surfaces(t),
        "PRESCRIPTION_LIN": _objects(_within(lines(), t), "PSC", "PL"),
        "PRESCRIPTION_PCT": _objects([*points(rng(31), farms(), t.cores), *_unknown_codes()], "PSC", "PP"),
        "INFO_SURF": _objects(_within(information_surfaces(rng(32), t.cores), t), "INF", "IS"),
    }


def _prescription_surfaces(t: Territory) -> GeoDataFrame:
    """Return PRESCRIPTION_SURF, with two faults of geometry in Saint-Canevas: a crossed ring, a multipart."""
    frame = _objects(_within(surfaces(rng(30), t.patches, t.cores), t), "PSC", "PS")
    bow_tie = Frame(3900, 2600, EAST).polygon([(0, 0), (80, 60), (80, 0), (0, 60)])
    twins = [Frame(3700, 3050, ENE).rect(0, 40, 0, 30), Frame(3800, 3050, ENE).rect(0, 40, 0, 30)]
    faults = [
        Item("07-02", "Verger en deux pièces", bow_tie),
        Item("07-02", "Vergers jumeaux", shapely.multipolygons(twins)),
    ]
    added = _objects(faults, "PSC", "PSX").iloc[:2].copy()
    added.geometry = [item.shape for item in faults]
    return pd.concat([frame, added], ignore_index=True)


def _unknown_codes() -> list[Item]:
    """Return three points whose code is in no list: one in Croquigny, two in Saint-Canevas."""
    return [
        Item("07-77", "Arbre isolé", shapely.Point(3000, 7600)),
        Item("07-77", "Arbre isolé", shapely.Point(1800, 2600)),
        Item("51-77", "Puits", shapely.Point(3300, 2100)),
    ]
