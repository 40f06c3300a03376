"""The tables of one sous-trame: réservoirs by importance, narrowest corridors, first conflict points."""

from __future__ import annotations

from typing import Any

from ...core.green_network.synthesis import Branch, isolated, names
from ...core.missing import is_missing
from ...core.typography import NBSP, accord, enumeration, mesure, nombre, nombre_court, pluriel, tronque
from ..svg.importance_bar import PARTS
from .sheets import Screen
from .strands import others, ranked

#: Characters of a reason: two lines; the layer has it whole.
MOST_WHY = 150


def patches(branch: Branch, sheet: Screen) -> dict[str, Any]:
    """Return the réservoirs by importance; the bar is there when dPC is."""
    called, rows = names(branch), ranked(branch)
    has = "dpc" in rows and rows["dpc"].notna().any()
    shown = rows.head(sheet.rows[0])
    longest = float(shown["dpc"].max()) if has and len(shown) else 0.0
    listed = [
        {
            "rang": rank,
            "nom": tronque(called[int(row.id_reservoir)], 40),
            "ha": mesure(row.surface_ha, "ha"),
            "coeur": "" if is_missing(row.coeur_ha) else mesure(row.coeur_ha, "ha"),
            "dpc": f"{nombre(100 * row.dpc, 1)}{NBSP}%" if has else "",
            "barre": _bar(branch, row, longest, sheet) if has else "",
            "composante": str(int(row.composante)) if has and not is_missing(row.composante) else "",
        }
        for rank, row in enumerate(shown.itertuples(), 1)
    ]
    key = [(sheet.sample(branch, kind), word) for word, kind in PARTS] if has else []
    return {"lignes": listed, "reste": len(rows) - len(listed), "avec_dpc": has, "cle": key}


def _bar(branch: Branch, row: Any, longest: float, sheet: Screen) -> Any:
    return sheet.bar(branch, (float(row.dpc_intra), float(row.dpc_flux), float(row.dpc_connecteur)), longest)


def links(branch: Branch, most: int) -> dict[str, Any] | None:
    """Return the narrowest corridors first, then the dearest links; None when links were not asked for."""
    if branch.links is None:
        return None
    called = names(branch)
    rows = branch.links.drop(columns="geometry").copy()
    if "largeur_min_m" not in rows:
        rows["largeur_min_m"] = None
    if branch.corridors is not None and len(branch.corridors):
        drawn = branch.corridors.set_index("id_lien")
        for name in {"largeur_min_m", "par_un_coin"} & set(drawn):
            rows[name] = rows["id_lien"].map(drawn[name].to_dict())
    rows["_width"] = rows["largeur_min_m"].astype(float)
    rows = rows.sort_values(["_width", "cout_m", "id_lien"], ascending=[True, False, True], na_position="last")
    listed = [
        {
            "numero": str(row.id_lien),
            "entre": f"{tronque(called[int(row.id_a)], 28)} – {tronque(called[int(row.id_b)], 28)}",
            "longueur": mesure(row.longueur_m, "m"),
            "equivalent": mesure(row.equivalent_m, "m"),
            "largeur": _width(row),
            "traverse": "" if is_missing(row.traverse) else _crossed(row.traverse, called),
        }
        for row in rows.head(most).itertuples()
    ]
    return {"lignes": listed, "reste": len(rows) - len(listed)}


def _width(row: Any) -> str:
    if is_missing(row.largeur_min_m):
        return ""
    corner = getattr(row, "par_un_coin", None)
    return mesure(row.largeur_min_m, "m") + (" (coin)" if not is_missing(corner) and corner else "")


def _crossed(text: str, called: dict[int, str]) -> str:
    ids = [int(one) for one in str(text).split(",") if one.strip().isdigit()]
    return tronque(", ".join(called.get(one, str(one)) for one in ids), 60)


def conflicts(branch: Branch, most: int) -> dict[str, Any] | None:
    """Return the first conflict points, each with why it is one."""
    if branch.conflicts is None:
        return None
    rows = branch.conflicts.sort_values("rang")
    listed = [
        {
            "rang": str(int(row.rang)),
            "obstacle": tronque(row.type_obstacle if is_missing(row.nom_obstacle) else row.nom_obstacle, 36),
            "lien": tronque(row.id_lien, 24),
            "permeabilite": nombre_court(row.permeabilite),
            "score": nombre(row.score, 2),
            "priorite": nombre(row.priorite),
            "pourquoi": tronque(row.pourquoi, MOST_WHY),
        }
        for row in rows.head(most).itertuples()
    ]
    return {"lignes": listed, "reste": len(rows) - len(listed)}


def figures(branch: Branch, row: dict[str, Any]) -> list[dict[str, str]]:
    """Return the four figures of a sous-trame; ``row`` is its line of the synthesis."""
    found = [
        {
            "chiffre": nombre(row["n_reservoirs"]),
            "titre": f"{accord(row['n_reservoirs'], 'réservoir')}, {mesure(row['reservoirs_ha'], 'ha')}",
            "detail": _small(row["n_pas_japonais"]),
        }
    ]
    if not is_missing(row["n_liens"]):
        alone, word = isolated(branch), accord(row["n_liens"], "lien")
        found.append(
            {
                "chiffre": nombre(row["n_liens"]),
                "titre": word
                if is_missing(row["corridors_ha"])
                else f"{word}, {mesure(row['corridors_ha'], 'ha')} de corridors",
                "detail": pluriel(len(alone), "réservoir sans lien", "réservoirs sans lien") if alone else "",
            }
        )
    if not is_missing(row["ec_ha"]):
        count = int(row["composantes"])
        parts = "un seul ensemble" if count == 1 else pluriel(count, "ensemble séparé", "ensembles séparés")
        share = 100 * row["ec_ha"] / row["reservoirs_ha"] if row["reservoirs_ha"] else 0
        found.append(
            {
                "chiffre": mesure(row["ec_ha"], "ha"),
                "titre": "connectivité équivalente",
                "detail": f"{nombre(share)} % des réservoirs ; {parts}",
            }
        )
    if not is_missing(row["n_conflits"]):
        found.append(
            {
                "chiffre": nombre(row["n_conflits"]),
                "titre": accord(row["n_conflits"], "point de conflit", "points de conflit"),
                "detail": f"dont {nombre(row['n_prioritaires'])} de priorité 1" if row["n_conflits"] else "",
            }
        )
    return found


def _stones(branch: Branch) -> list[str]:
    """Return what is said of the pas japonais: how many help, and the first of them."""
    if branch.stones is None:
        return []
    helping = branch.stones[branch.stones["statut"] == "pas_japonais"]
    if not len(helping):
        return ["aucun pas japonais parmi les petites taches"]
    called = names(branch)
    first = helping.sort_values("rang").iloc[0]
    told = f"le premier est {called.get(int(first['id_reservoir']), first['id_reservoir'])}"
    return [f"{pluriel(len(helping), 'petite tache sert', 'petites taches servent')} de pas japonais, {told}"]


def _small(count: int) -> str:
    return f"et {pluriel(count, 'petite tache', 'petites taches')}" if count else ""


def reading(branch: Branch, row: dict[str, Any]) -> str:
    """Return the sentence under the title of a sous-trame."""
    called = names(branch)
    alone = [called[one] for one in isolated(branch)]
    parts = []
    if not is_missing(row["composantes"]) and int(row["composantes"]) > 1:
        parts.append(f"les réservoirs forment {nombre(row['composantes'])} ensembles qui n’échangent pas")
    elif not is_missing(row["composantes"]):
        parts.append("tous les réservoirs communiquent")
    if alone:
        told = (", ".join(alone[:3]) + others(len(alone) - 3)) if len(alone) > 3 else enumeration(alone)
        parts.append(f"sans lien : {told}")
    if not is_missing(row["goulet_m"]):
        parts.append(f"corridor le plus étroit : {mesure(row['goulet_m'], 'm')}")
    parts += _stones(branch)
    text = " ; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
