"""Tables of a dossier d'analyse made from an evaluation: what a person will read and where they write their avis."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd
from geopandas import GeoDataFrame

from ..documents.model import PlanningDocument
from ..missing import is_missing
from .avis import NON_EXAMINE, is_examined
from .results import ECART, KEY_COLUMNS, NON_EVALUABLE, RESPECTE, SANS_OBJET, TOLERE, Evaluation
from .workspace import Workspace

AVIS_NON_EXAMINE = NON_EXAMINE
#: Key of an avis: neither the date of the run nor the version of the grid, so that it outlives both.
AVIS_KEY = ("grille_id", "regle_id", "territoire_type", "territoire_id", "idurba")
AVIS_COLUMNS = {
    **{name: KEY_COLUMNS[name] for name in AVIS_KEY},
    "version_vue": "integer",
    "avis": "text",
    "justification": "text",
    "modification": "text",
    "piece": "text",
    "page": "text",
    "reponse_commune": "text",
    "auteur": "text",
    "date_avis": "datetime",
    "signal_vu": "text",
    "valeur_vue": "real",
}
#: States of an avis before the one in force: when it gave way, to whom, and why (``MOTIFS_HISTORIQUE``).
HISTORY_COLUMNS = {**AVIS_COLUMNS, "date_remplacement": "datetime", "remplace_par": "text", "motif": "text"}
#: « conflit » is a proposal left aside by a merge that nobody has settled: it was never in force there. « reprise » is
#: the state before an avis of an earlier state of the document; « table » and « suppression » were done elsewhere than
#: in the panel, and the dossier itself kept them.
MOTIFS_HISTORIQUE = ("modification", "retour", "fusion", "conflit", "reprise", "table", "suppression")
#: Key of ``parametres`` where a run says what it knows of a document, before its IDURBA.
DOCUMENT_KEY = "document."
#: Key of ``parametres`` where a run lists the communes that a document covers, before its IDURBA.
COMMUNES_KEY = "communes."
PARAMETER_COLUMNS = {"date_run": "datetime", "grille_id": "text", "cle": "text", "valeur": "text"}
SYNTHESIS_COLUMNS = {
    "date_run": "datetime",
    "grille_id": "text",
    "idurba": "text",
    "theme": "text",
    "portee": "text",
    "n_lignes": "integer",
    "n_respecte": "integer",
    "n_ecart_tolere": "integer",
    "n_ecart": "integer",
    "n_ecart_certain": "integer",
    "n_non_evaluable": "integer",
    "n_sans_objet": "integer",
    "n_constat": "integer",
}
TERRITORY_COLUMNS = {
    "date_run": "datetime",
    "grille_id": "text",
    "idurba": "text",
    "code_insee": "text",
    "nom": "text",
    "niveau": "text",
    "siren_epci": "text",
    "n_respecte": "integer",
    "n_ecart_tolere": "integer",
    "n_ecart": "integer",
    "n_non_evaluable": "integer",
    "n_sans_objet": "integer",
}
_COUNTED = {
    "n_respecte": RESPECTE,
    "n_ecart_tolere": TOLERE,
    "n_ecart": ECART,
    "n_non_evaluable": NON_EVALUABLE,
    "n_sans_objet": SANS_OBJET,
}


def avis_key(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the key of the avis of a line, NULL as empty text."""
    return tuple("" if is_missing(row.get(name)) else str(row[name]) for name in AVIS_KEY)


@dataclass(frozen=True)
class Dossier:
    """What a dossier holds today, as plain rows (NULL is None).

    Attributes
    ----------
    path : the file.
    lignes : the last result of each line (``RESULT_COLUMNS``) joined with its avis (``AVIS_COLUMNS``), then
        ``signal_modifie`` (bool: signal or value changed since the avis) and ``disparue`` (bool: a later run of the
        same territory no longer holds the line, or the document no longer covers the commune). In the order of the
        grid.
    orphelins : avis that a person wrote on lines of which the dossier holds no result.
    territoires : communes of the last run of each document (``TERRITORY_COLUMNS`` and ``extent``).
    parametres : key and value of the last run, as written by ``parameters``; ``notes`` apart.
    defauts : defects of the document.
    passages : runs, oldest first: ``date_run``, ``grille_id``, ``grille_version``, ``idurba``, ``n_lignes``.
    """

    path: str
    lignes: list[dict[str, Any]]
    orphelins: list[dict[str, Any]] = field(default_factory=list)
    territoires: list[dict[str, Any]] = field(default_factory=list)
    parametres: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    defauts: list[dict[str, Any]] = field(default_factory=list)
    passages: list[dict[str, Any]] = field(default_factory=list)

    @property
    def actuelles(self) -> Iterator[dict[str, Any]]:
        """Lines that the last run of their territory still holds."""
        return (row for row in self.lignes if not row["disparue"])

    @property
    def a_revoir(self) -> list[dict[str, Any]]:
        """Lines whose signal or value changed since a person gave an avis."""
        return [row for row in self.actuelles if row["signal_modifie"]]

    @property
    def disparues(self) -> list[dict[str, Any]]:
        """Lines with an avis that no result bears any more; their avis is kept."""
        return [row for row in self.lignes if row["disparue"] and is_examined(row)] + self.orphelins

    @cached_property
    def par_cle(self) -> dict[tuple[str, ...], dict[str, Any]]:
        """Lines by key of avis."""
        return {avis_key(row): row for row in self.lignes}


def new_avis(results: pd.DataFrame, existing: pd.DataFrame | None) -> pd.DataFrame:
    """Return the avis to add: one « non examiné » for each line that has none yet. What a person wrote stays theirs.

    Parameters
    ----------
    existing : avis already in the dossier (columns of ``AVIS_KEY`` at least), or None.
    """
    rows = results[list(AVIS_KEY)].assign(
        version_vue=results["grille_version"],
        avis=AVIS_NON_EXAMINE,
        signal_vu=results["signal"],
        valeur_vue=results["valeur"],
    )
    rows = rows.drop_duplicates(list(AVIS_KEY))
    if existing is None or existing.empty:
        return rows
    known = set(map(tuple, existing[list(AVIS_KEY)].fillna("").astype(str).to_numpy()))
    keys = map(tuple, rows[list(AVIS_KEY)].fillna("").astype(str).to_numpy())
    return rows[[key not in known for key in keys]]


def synthesis(results: pd.DataFrame) -> pd.DataFrame:
    """Return the number of lines of communes by document, theme, portée and signal; a constat is counted apart."""
    rows = []
    communes = results[results["territoire_type"] == "commune"]
    for (_, theme, portee), group in communes.groupby(["idurba", "theme", "portee"], sort=False, dropna=False):
        first = group.iloc[0]
        rows.append(
            {
                **{name: first[name] for name in ("date_run", "grille_id", "idurba")},
                "theme": theme,
                "portee": portee,
                "n_lignes": len(group),
                **{name: int((group["signal"] == signal).sum()) for name, signal in _COUNTED.items()},
                "n_ecart_certain": int(((group["signal"] == ECART) & (group["certitude"] == "certaine")).sum()),
                "n_constat": int(group["signal"].isna().sum()),
            }
        )
    return pd.DataFrame(rows, columns=list(SYNTHESIS_COLUMNS))


def territories(results: pd.DataFrame, communes: GeoDataFrame) -> GeoDataFrame:
    """Return the communes, each with its document and the number of its lines by signal."""
    counted = communes.copy()
    own = results[results["territoire_type"] == "commune"]
    for name in ("date_run", "grille_id", "idurba"):
        first = own.drop_duplicates("territoire_id").set_index("territoire_id")[name]
        counted[name] = counted["code_insee"].map(first).astype(object) if len(own) else None
    for name, signal in _COUNTED.items():
        counts = own[own["signal"] == signal].groupby("territoire_id").size()
        counted[name] = counted["code_insee"].map(counts).fillna(0).astype(int)
    return counted


def parameters(workspace: Workspace, evaluation: Evaluation, software: str) -> pd.DataFrame:
    """Return what is needed to replay the run, as key and value rows: grid, roles, inputs with their hashes, notes."""
    grid, sources = workspace.grid, workspace.sources.values()
    date = evaluation.results["date_run"].iloc[0] if len(evaluation.results) else None
    pairs = [
        ("logiciel", software),
        ("grille.titre", grid.titre),
        ("grille.version", grid.version),
        ("grille.date", grid.date),
        ("grille.avertissement", grid.avertissement),
        ("scot", asdict(grid.scot)),
        ("armature", asdict(grid.armature)),
        *_documents(workspace.document),
        *_communes(workspace, evaluation),
        ("parametres", {k: v for k, v in asdict(grid.parametres).items() if v is not None}),
        *((f"role.{name}", asdict(role)) for name, role in grid.roles.items()),
        *((f"regle.{rule.id}", asdict(rule)) for rule in grid.regles),
        *((f"entree.{source['couche']}", source) for source in sources),
        *(("note", note) for note in evaluation.notes),
    ]
    return pd.DataFrame([{"date_run": date, "grille_id": grid.id, "cle": k, "valeur": _text(v)} for k, v in pairs])


def _documents(document: PlanningDocument) -> list[tuple[str, dict[str, Any]]]:
    """Return what a letter says of each document: its state, its procedure, its dates, the standard it follows."""
    read = {
        "type_document": document.type_document,
        "version": document.version.name,
        "version_preuve": document.version.evidence,
        "version_certaine": document.version.certain,
    }
    rows = document.document.to_dict("records")
    return [
        (f"{DOCUMENT_KEY}{row.get('idurba')}", {**{k: v for k, v in row.items() if not is_missing(v)}, **read})
        for row in rows
    ]


def _communes(workspace: Workspace, evaluation: Evaluation) -> list[tuple[str, list[str]]]:
    """Return the communes that each document of a run covers: those it lists, and those measured."""
    listed, results = workspace.document.communes, evaluation.results
    own = results[results["territoire_type"] == "commune"]
    names = list(dict.fromkeys(own["idurba"].fillna("")))
    found = []
    for name in names:
        codes = set(own.loc[own["idurba"].fillna("") == name, "territoire_id"])
        said = listed if len(names) == 1 else listed[listed["idurba"] == name]
        codes |= set(said["insee"].dropna().astype(str)) if len(said) else set()
        found.append((f"{COMMUNES_KEY}{name}", sorted(codes)))
    return found


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
