"""One grid and one document of a dossier: what a letter, an annex or a table speaks of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..errors import InputError
from ..typography import enumeration
from .dossier import DOCUMENT_KEY, Dossier
from .model import Grille
from .replay import grid_of, loaded

#: What a person writes in place of an IDURBA to take every document of a grid: tables only, a letter is on one.
ALL = "tous"
_MOST_LISTED = 8


@dataclass(frozen=True)
class Chosen:
    """The lines that a document is made from.

    Attributes
    ----------
    lignes : last results of each line with its avis (see ``Dossier.lignes``), in the order of the grid; lines that
        the last run no longer holds are in ``disparues``.
    grille : the grid of the last run, as the dossier kept it.
    document : what the last run said of the planning document (``DOCUMENT_COLUMNS``, ``version``…), empty for a
        dossier written by an earlier version.
    """

    grille: Grille
    idurba: str
    date_run: str
    lignes: list[dict[str, Any]]
    disparues: list[dict[str, Any]] = field(default_factory=list)
    document: Mapping[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    logiciel: str = ""
    territoires: list[dict[str, Any]] = field(default_factory=list)
    defauts: list[dict[str, Any]] = field(default_factory=list)

    @property
    def type_document(self) -> str:
        """Kind of document (``PLUI``, ``PLU``, ``CC``…): as read, else as the IDURBA says it."""
        kept = str(self.document.get("type_document") or "")
        parts = self.idurba.split("_")
        return kept or (parts[1].upper() if len(parts) > 1 else "")


def pair_of(dossier: Dossier, grid_id: str = "", idurba: str = "") -> tuple[str, str]:
    """Return the grid and the document asked for; those of the dossier when it holds one only.

    ``idurba`` may be ``ALL``: the grid alone is then chosen.

    Raises
    ------
    InputError
        No result at all, nothing of that name, or several and nothing asked for.
    """
    pairs = list(dict.fromkeys((str(row["grille_id"] or ""), str(row["idurba"] or "")) for row in dossier.lignes))
    if not pairs:
        raise InputError(
            "Le dossier ne contient aucun résultat : lancez « Vérifier la compatibilité » avec ce dossier."
        )
    if idurba.lower() == ALL:
        pairs = list(dict.fromkeys((grid, ALL) for grid, _ in pairs))
    found = [
        pair
        for pair in pairs
        if (not grid_id or pair[0] == grid_id) and (not idurba or pair[1].lower() == idurba.lower())
    ]
    if len(found) == 1:
        return found[0]
    listed = enumeration([f"grille « {grid} », document « {one} »" for grid, one in (found or pairs)[:_MOST_LISTED]])
    if not found:
        raise InputError(
            f"Le dossier n’a aucun résultat de la grille « {grid_id or 'toutes'} » pour le document "
            f"« {idurba or 'tous'} ». Il contient : {listed}. Choisissez parmi eux par GRILLE_ID et IDURBA."
        )
    raise InputError(
        f"Le dossier contient plusieurs analyses : {listed}. Choisissez-en une par les paramètres GRILLE_ID et IDURBA."
    )


def choose(
    dossier: Dossier, pair: tuple[str, str], parameters: Sequence[Mapping[str, Any]], communes: Sequence[str] = ()
) -> Chosen:
    """Return what a dossier says of one grid and one document.

    Parameters
    ----------
    parameters : rows of the table ``parametres``.
    communes : INSEE codes; when given, only the lines of these communes are kept, and no total.

    Raises
    ------
    InputError
        A code that is not one of the dossier.
    """
    own = [row for row in dossier.lignes if _is_of(row, pair)]
    _require_known(communes, own)
    kept = [row for row in own if not communes or _of_communes(row, communes)]
    gone = [row for row in dossier.disparues if _is_of(row, pair)]
    date_run = max(str(row["date_run"] or "") for row in own)
    values, notes = _of_run(parameters, pair[0], date_run)
    return Chosen(
        grille=grid_of(values, pair[0]),
        idurba=pair[1],
        date_run=date_run,
        lignes=[row for row in kept if not row["disparue"]],
        disparues=[row for row in gone if not communes or _of_communes(row, communes)],
        document=_document(values, pair[1]),
        notes=notes,
        logiciel=values.get("logiciel", ""),
        territoires=[row for row in dossier.territoires if _is_of(row, pair)],
        defauts=dossier.defauts,
    )


def _is_of(row: Mapping[str, Any], pair: tuple[str, str]) -> bool:
    return str(row["grille_id"] or "") == pair[0] and pair[1] in (ALL, str(row["idurba"] or ""))


def codes_of(text: str) -> list[str]:
    """Return the INSEE codes of a list typed with commas, semicolons or spaces."""
    return [code.upper() for code in re.split(r"[\s,;]+", text.strip()) if code]


def _of_communes(row: Mapping[str, Any], communes: Sequence[str]) -> bool:
    return row.get("territoire_type") == "commune" and row.get("territoire_id") in communes


def _require_known(communes: Sequence[str], lines: Sequence[Mapping[str, Any]]) -> None:
    known = {str(row["territoire_id"]): row for row in lines if row.get("territoire_type") == "commune"}
    unknown = [code for code in communes if code not in known]
    if unknown:
        listed = ", ".join(sorted(known)[:_MOST_LISTED])
        raise InputError(f"Commune « {unknown[0]} » absente du dossier ; accepté : {listed or 'aucune'}.")


def _of_run(parameters: Sequence[Mapping[str, Any]], grid_id: str, date_run: str) -> tuple[dict[str, str], list[str]]:
    """Return the values of the run, and its notes; those of the last run of the grid when the dates do not meet."""
    own = [row for row in parameters if str(row.get("grille_id") or "") == grid_id]
    dates = {str(row.get("date_run") or "") for row in own}
    day = date_run if date_run in dates else max(dates, default="")
    rows = [row for row in own if str(row.get("date_run") or "") == day]
    notes = [str(row["valeur"] or "") for row in rows if row["cle"] == "note"]
    return {str(row["cle"]): str(row["valeur"] or "") for row in rows if row["cle"] != "note"}, notes


def _document(values: Mapping[str, str], idurba: str) -> dict[str, Any]:
    kept = {key[len(DOCUMENT_KEY) :]: text for key, text in values.items() if key.startswith(DOCUMENT_KEY)}
    own = next((text for name, text in kept.items() if name.lower() == idurba.lower()), None)
    return loaded(own if own is not None or len(kept) != 1 else next(iter(kept.values())))
