"""Columns of what an evaluation returns: one contract for sinks, dossier, report and tests."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd
from geopandas import GeoDataFrame

RESPECTE = "respecté"
TOLERE = "écart toléré"
ECART = "écart"
NON_EVALUABLE = "non évaluable"
SANS_OBJET = "sans objet"

CERTAINE = "certaine"
LIMITE_IMPRECISE = "limite imprécise"
SENSIBLE = "sensible"
DECLAREE = "déclarée"

#: Key of every row (grille_compatibilite.md section 10).
KEY_COLUMNS = {
    "grille_id": "text",
    "grille_version": "integer",
    "regle_id": "text",
    "territoire_type": "text",
    "territoire_id": "text",
    "idurba": "text",
    "date_run": "datetime",
}
RESULT_COLUMNS = {
    **KEY_COLUMNS,
    "territoire_nom": "text",
    "niveau": "text",
    "titre_court": "text",
    "vocation": "text",
    "theme": "text",
    "portee": "text",
    "mode": "text",
    "type": "text",
    "valeur": "real",
    "valeur_min": "real",
    "valeur_max": "real",
    "unite": "text",
    "numerateur": "real",
    "denominateur": "real",
    "brute_ha": "real",
    "nette_ha": "real",
    "certaine_ha": "real",
    "surface_double_ha": "real",
    "seuil": "real",
    "seuil_haut": "real",
    "operateur": "text",
    "tolerance": "real",
    "tolerance_abs": "real",
    "depassement": "real",
    "signal": "text",
    "certitude": "text",
    "motif": "text",
    "n_objets": "integer",
    "n_ignores": "integer",
    "n_null": "integer",
    "n_mots": "integer",
    "zones": "text",
    "message": "text",
    "source_document": "text",
    "source_page": "integer",
    "entrees": "text",
    "parametres": "text",
    "logiciel": "text",
    "duree_s": "real",
}
EVIDENCE_COLUMNS = {
    **KEY_COLUMNS,
    "nature": "text",
    "libelle": "text",
    "signal": "text",
    "fid_source": "text",
}
EVIDENCE_MEASURE = {"surf": {"aire_ha": "real"}, "lin": {"longueur_m": "real"}, "pct": {}}


@dataclass
class Evaluation:
    """What one run returns: results (``RESULT_COLUMNS``), evidence by primitive (``surf``, ``lin``, ``pct``), and
    the tables of ``ledger``.
    """

    results: pd.DataFrame
    evidence: dict[str, GeoDataFrame]
    notes: list[str] = field(default_factory=list)
    ledger: pd.DataFrame = field(default_factory=pd.DataFrame)
    words: pd.DataFrame = field(default_factory=pd.DataFrame)
