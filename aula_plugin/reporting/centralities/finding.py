"""What the summary of the centralités says: a sentence, the communes one by one, what is not settled."""

from __future__ import annotations

from typing import Any

from ...core.missing import is_missing
from ...core.typography import MISSING, NBSP, accord, enumeration, mesure, nombre, pluriel
from .figures import expected, written
from .found import Found
from .words import flags

#: A candidate whose status is one of these is no longer only computed.
SETTLED = "retenu"
UNSETTLED = "périmètre non arrêté"


def unsettled(found: Found) -> bool:
    """Say whether no candidate of the report was kept by the people who decide."""
    return not (found.candidates["statut"] == SETTLED).any()


def total(found: Found, column: str) -> float | None:
    """Return the sum of what is known, None when nothing is."""
    known = found.candidates[column].dropna()
    return float(known.astype(float).sum()) if len(known) else None


def sentence(found: Found) -> list[tuple[str, bool]]:
    """Return the finding as pieces of text, true for those in bold."""
    candidates, communes = len(found.candidates), len(found.communes)
    having = found.candidates["code_insee"].nunique()
    if not candidates:
        return [
            ("Aucun périmètre candidat", True),
            (f" dans {pluriel(communes, 'commune')} : la table dit ce qui a manqué à chacune.", False),
        ]
    parts = [
        (f"{pluriel(candidates, 'périmètre candidat', 'périmètres candidats')}", True),
        (f" dans {pluriel(having, 'commune')} sur {nombre(communes)}, ", False),
        (mesure(total(found, "aire_ha"), "ha"), True),
    ]
    sure = total(found, "aire_coeur_sur_ha")
    if sure is None:
        parts.append((". Leur accord n’est pas évaluable : moins de deux familles de variantes.", False))
    else:
        open_ = total(found, "aire_a_discuter_ha")
        parts += [
            (", dont ", False),
            (f"{mesure(sure, 'ha')} de cœur sûr", True),
            (f", où toutes les façons de tracer s’accordent, et {mesure(open_, 'ha')} à discuter.", False),
        ]
    if communes > having:
        left = communes - having
        parts.append(
            (f" {pluriel(left, 'commune')} {accord(left, 'n’a', 'n’ont')} aucun candidat, et c’est un résultat.", False)
        )
    return parts


def first_things(found: Found) -> list[dict[str, str]]:
    """Return the three figures of page 1; none without candidate."""
    if not len(found.candidates):
        return []
    best = max(found.candidates.itertuples(), key=lambda row: (int(row.n_groupes), float(row.aire_ha)))
    widest = max(found.candidates.itertuples(), key=lambda row: float(row.aire_ha))
    sure, area = total(found, "aire_coeur_sur_ha"), total(found, "aire_ha")
    share = MISSING if sure is None or not area else f"{nombre(100 * sure / area)}{NBSP}%"
    return [
        {
            "chiffre": share,
            "titre": "de la surface est du cœur sûr",
            "detail": "accord non évaluable" if sure is None else f"{mesure(sure, 'ha')} sur {mesure(area, 'ha')}",
        },
        {
            "chiffre": f"{int(best.n_groupes)} sur {expected(best)}",
            "titre": f"groupes au mieux, à {found.commune(best.code_insee)}",
            "detail": f"{pluriel(int(best.n_equip), 'équipement')}, {pluriel(int(best.n_commerces), 'commerce')}",
        },
        {
            "chiffre": mesure(widest.aire_ha, "ha"),
            "titre": f"pour le plus grand candidat, à {found.commune(widest.code_insee)}",
            "detail": pluriel(int(widest.n_commerces), "commerce"),
        },
    ]


def lines(found: Found, numbers: dict[str, int]) -> list[dict[str, Any]]:
    """Return the communes one by one: what their candidates add up to, or why there is none.

    Parameters
    ----------
    numbers : of the fiches, by candidate.
    """
    rows: list[dict[str, Any]] = []
    for commune in found.communes.itertuples():
        own = found.candidates[found.candidates["code_insee"] == commune.code_insee]
        if not len(own):
            rows.append({"nom": found.commune(commune.code_insee), "raison": _reason(found, commune), "aire": None,
                         "sur": None, "discuter": None})  # fmt: skip
            continue
        best = max(own.itertuples(), key=lambda row: int(row.n_groupes))
        rows.append(
            {
                "nom": found.commune(commune.code_insee),
                "raison": "",
                "n": nombre(len(own)),
                "fiches": _range([numbers[code] for code in own["id_candidat"]]),
                "aire": float(own["aire_ha"].astype(float).sum()),
                "sur": _known(own["aire_coeur_sur_ha"]),
                "discuter": _known(own["aire_a_discuter_ha"]),
                "groupes": f"{int(best.n_groupes)} / {expected(best)}",
                "commerces": nombre(own["n_commerces"].astype(int).sum()),
                "statuts": enumeration(dict.fromkeys(own["statut"])),
            }
        )
    return written(rows, ("aire", "sur", "discuter"))


def _range(numbers: list[int]) -> str:
    """Print numbers that follow one another."""
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]} à {numbers[-1]}"


def _known(values: Any) -> float | None:
    known = values.dropna().astype(float)
    return float(known.sum()) if len(known) else None


def _reason(found: Found, commune: Any) -> str:
    if not is_missing(commune.motif) and commune.motif:
        return f"{commune.resultat} : {commune.motif}"
    if len(found.statuses) < 4 and commune.n_candidats:
        return f"aucun candidat de statut {' ou '.join(found.statuses)}"
    return str(commune.resultat) if commune.resultat == "aucun cœur" else "aucun candidat dans le dossier"


def common_flags(found: Found) -> list[str]:
    """Return the flags that every candidate bears, said once."""
    sets = [set(flags(text)) for text in found.candidates["qualite"]]
    shared = set.intersection(*sets) if sets else set()
    return [
        one
        for one in dict.fromkeys(flag for text in found.candidates["qualite"] for flag in flags(text))
        if one in shared
    ]
