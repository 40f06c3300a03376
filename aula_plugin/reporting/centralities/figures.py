"""The fiche of a candidate as figures: every one is a row of the dossier, or an area between two of its shapes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

from ...core.centrality.candidates import proximity_groups
from ...core.centrality.columns import AT_COMMUNE
from ...core.centrality.fields import NO_GROUP
from ...core.centrality.hand import adjusted
from ...core.centrality.overlap import overlap
from ...core.geometry import dissolve
from ...core.missing import is_missing
from ...core.typography import MISSING, NBSP, date_fr, mesure, nombre, pluriel, valeur
from .found import Found
from .words import GIVEN, names, read_list, variant

#: Half of the groups of the gamme de proximité makes a commune a pôle de proximité (INSEE).
HALF = 0.5
_COLUMNS = 3


def edited(found: Found, row: Any) -> shapely.Geometry:
    """Return a candidate with its hand edits."""
    own = found.edits[(found.edits["candidat_id"] == row.id_candidat).to_numpy()]
    return adjusted(row.geometry, own) if len(own) else row.geometry


def percent(share: Any, digits: int = 0) -> str:
    """Print a share of 0–1 in percent."""
    return MISSING if is_missing(share) else f"{nombre(100 * float(share), digits)}{NBSP}%"


def people(count: Any) -> str:
    """Print a number of inhabitants or of jobs."""
    return MISSING if is_missing(count) else nombre(count)


def expected(row: Any) -> int:
    """Return how many groups a candidate should have."""
    return int(row.n_groupes) + len(names(row.groupes_manquants))


def strip(row: Any, shape: shapely.Geometry) -> list[dict[str, str]]:
    """Return the key figures of the top of a fiche."""
    area = mesure(row.aire_ha, "ha")
    share = "" if is_missing(row.part_enveloppe) else f"{percent(row.part_enveloppe)} de l’enveloppe"
    now = f"retouché : {mesure(shapely.area(shape) / 10_000, 'ha')}" if shape is not row.geometry else ""
    shops = (
        f"part de la commune : {MISSING}"
        if is_missing(row.part_commerces_commune)
        else f"{percent(row.part_commerces_commune)} de ceux de la commune"
    )
    return [
        {
            "chiffre": area,
            "titre": "périmètre candidat",
            "detail": " ; ".join(filter(None, (now, share))) or "tel que calculé",
        },
        {
            "chiffre": f"{int(row.n_groupes)} sur {expected(row)}",
            "titre": "groupes attendus",
            "detail": pluriel(int(row.n_equip), "équipement"),
        },
        {"chiffre": nombre(row.n_commerces), "titre": "commerces", "detail": shops},
        {
            "chiffre": people(row.pop),
            "titre": "habitants",
            "detail": f"à pied, 5 min : {people(row.pop_5min)} ; 10 min : {people(row.pop_10min)}",
        },
    ]


def others(row: Any) -> list[tuple[str, str]]:
    """Return the other figures of a fiche, name and value; what the dossier does not have is « n. d. »."""
    front = MISSING if is_missing(row.lineaires_m) else mesure(row.lineaires_m, "m")
    if not is_missing(row.part_lineaires):
        front += f", {percent(row.part_lineaires)} des fronts"
    built = MISSING if is_missing(row.b_median) else f"{nombre(row.b_median, 2)}{NBSP}m² par m²"
    return [
        ("Emplois", people(row.emplois)),
        ("Vacance", percent(row.vacance)),
        ("Bâti médian", built),
        ("Hors du DAACL", percent(row.ecart_daacl)),
        ("IoU du DAACL", valeur(row.iou_daacl, "ratio")),
        ("Linéaires protégés", front),
    ]


def zoning(text: Any) -> str:
    """Return the hectares of each kind of zone in the order of the dossier; empty when it has none that can be read."""
    told = []
    for one in read_list(text):
        area = one.get("ha")
        if isinstance(area, (int, float)) and not is_missing(area):
            kind = " ".join(str(one[key]) for key in ("famille", "vocation") if not is_missing(one.get(key)))
            told.append(f"{kind or 'zone sans famille'} {mesure(area, 'ha')}")
    return " ; ".join(told)


def more(row: Any) -> list[str]:
    """Return what goes with the other figures: zoning, and where the vacancy comes from."""
    told = []
    zones = zoning(row.zonage)
    if zones:
        told.append(f"Zonage : {zones}.")
    if not is_missing(row.vacance) and not is_missing(row.vacance_source):
        told.append(f"Vacance : {row.vacance_source}.")
    return told


def offer_by_group(found: Found, row: Any) -> dict[str, Any]:
    """Return the groups a candidate should have, with how many it holds, in rows of three; and those beyond."""
    held = found.offer[shapely.intersects(found.offer.geometry.to_numpy(), row.geometry)]
    counts = Counter(group for group in held["groupe"] if isinstance(group, str) and group not in NO_GROUP)
    missing = names(row.groupes_manquants)
    gamme = set(proximity_groups())
    asked = [*(group for group in names(row.groupes) if group in gamme), *missing]
    if len(asked) != expected(row):  # another list than the gamme: all that is held is listed
        asked = [*names(row.groupes), *missing]
    order = {group: rank for rank, group in enumerate(proximity_groups())}
    asked.sort(key=lambda group: order.get(group, len(order)))
    cells = [{"groupe": group, "n": counts.get(group, 0) or None} for group in asked]
    high = -(-len(cells) // _COLUMNS)
    rows = [[cells[at] for at in range(rank, len(cells), high)] for rank in range(high)]
    beyond = [f"{group} {nombre(count)}" for group, count in sorted(counts.items()) if group not in set(asked)]
    without = len(held) - sum(counts.values())
    if without:
        beyond.append(f"{pluriel(without, 'équipement')} hors groupe")
    return {"lignes": rows, "autres": beyond, "presents": int(row.n_groupes), "attendus": len(cells)}


def reading(found: Found, code: str) -> str:
    """Return what INSEE would read of a commune: half of the groups makes it a pôle de proximité.

    The points located at the commune count here, the duplicates do not.
    """
    kept = ~found.points["retenu"].isin([False]) | (found.points["motif"] == AT_COMMUNE)
    own = found.points[(kept & (found.points["code_insee"] == code)).to_numpy()]
    wanted = proximity_groups()
    present = len(set(own["groupe"].dropna()) & set(wanted))
    enough = present >= HALF * len(wanted)
    is_one = "pôle de proximité" if enough else "pas un pôle de proximité"
    least = int(np.ceil(HALF * len(wanted)))
    return f"Lecture INSEE : {present} des {len(wanted)} groupes dans la commune, {is_one} (il en faut {least})."


def variants(found: Found, row: Any) -> list[dict[str, Any]]:
    """Return the ways to draw of a commune beside the candidate: those computed, then those given.

    What is common is measured with the parts that touch the candidate: another centre of the commune is another fiche.
    """
    own = found.variants[(found.variants["code_insee"] == row.code_insee).to_numpy()]
    points = found.offer.geometry.to_numpy()
    inside = points[shapely.intersects(points, row.geometry)]
    order = sorted(range(len(own)), key=lambda at: (own["variante"].iloc[at] in GIVEN, at))
    found_rows = []
    for at in order:
        one = own.iloc[at]
        near = _touching(one.geometry, row.geometry)
        shared = overlap(row.geometry, near)
        found_rows.append(
            {
                "cle": one.variante,
                "nom": variant(one.variante)[1],
                "aire": float(one.aire_ha),
                "n_equip": nombre(one.n_equip),
                "n_commerces": nombre(one.n_commerces),
                "commun": shared.common / 10_000,
                "candidat_seul": shared.only_a / 10_000,
                "autre_seul": shared.only_b / 10_000,
                "iou": valeur(shared.iou, "ratio"),
                "dehors": int((~shapely.intersects(inside, near)).sum()),
                "donnee": one.variante in GIVEN,
                "qualite": " ; ".join(names(one.qualite)),
            }
        )
    return written(found_rows, ("aire", "commun", "candidat_seul", "autre_seul"))


def _touching(shape: shapely.Geometry, candidate: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(shape)
    return dissolve(parts[shapely.intersects(parts, candidate)])


def written(rows: list[dict[str, Any]], keys: Sequence[str]) -> list[dict[str, Any]]:
    """Return rows whose hectares are printed, one rule of decimals per column."""
    for key in keys:
        known = [row[key] for row in rows if not is_missing(row[key])]
        digits = 1 if known and max(known) >= 10 else 2
        for row in rows:
            row[key] = MISSING if is_missing(row[key]) else nombre(row[key], digits)
    return rows


def journal(found: Found, row: Any, most: int) -> dict[str, Any]:
    """Return what people changed on a candidate, the latest first."""
    own = found.journal[(found.journal["candidat_id"] == row.id_candidat).to_numpy()]
    own = own.iloc[sorted(range(len(own)), key=lambda at: (str(own["date"].iloc[at]), at), reverse=True)]
    listed = [
        {
            "date": date_fr(str(one.date)[:10]) if not is_missing(one.date) else MISSING,
            "auteur": MISSING if is_missing(one.auteur) or not one.auteur else str(one.auteur),
            "action": str(one.action),
            "objet": "" if is_missing(one.objet) else str(one.objet),
            "ha": "" if is_missing(one.aire_ha) else nombre(one.aire_ha, 2),
            "motif": "" if is_missing(one.motif) else str(one.motif),
        }
        for one in own.head(most).itertuples()
    ]
    return {"lignes": listed, "reste": len(own) - len(listed), "total": len(own)}
