"""Every defect the reader of planning documents can record: one code, one French label, one severity."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..typography import insecables
from .model import ANOMALY_COLUMNS, AVERTISSEMENT, BLOQUANT, INFORMATION, SEVERITY_RANK


@dataclass(frozen=True)
class Defect:
    """What a code of the ``anomalies`` table means."""

    label: str
    severity: str


DEFECTS: dict[str, Defect] = {
    # geometry
    "geometrie_nulle": Defect("Objet sans géométrie, écarté", AVERTISSEMENT),
    "geometrie_irreparable": Defect("Géométrie irréparable, objet écarté", BLOQUANT),
    "geometrie_reparee": Defect("Géométrie invalide, réparée", AVERTISSEMENT),
    "primitive_inattendue": Defect("Objet d’une autre nature que sa couche, écarté", AVERTISSEMENT),
    "primitive_non_admise": Defect("Primitive que le standard n’admet pas pour ce code", INFORMATION),
    "multipartie": Defect("Objet en plusieurs parties, séparé", INFORMATION),
    "doublon": Defect("Doublon exact", AVERTISSEMENT),
    "perimetre_multiple": Defect("Périmètre en plusieurs objets, fusionné", INFORMATION),
    "coordonnees_hors_domaine": Defect("Coordonnées hors du domaine du système déclaré", BLOQUANT),
    "scr_different": Defect("Système de coordonnées différent, couche reprojetée", AVERTISSEMENT),
    "scr_fourni": Defect("Système de coordonnées absent, fourni par l’utilisateur", INFORMATION),
    # zones
    "famille_indeterminee": Defect("Famille de zone indéterminable", BLOQUANT),
    "typezone_vide": Defect("TYPEZONE vide, famille tirée du LIBELLE", AVERTISSEMENT),
    "typezone_hors_liste": Defect("TYPEZONE hors de la liste du standard", AVERTISSEMENT),
    "typezone_conflit": Defect("TYPEZONE et LIBELLE se contredisent", AVERTISSEMENT),
    "au_indetermine": Defect("Zone AU sans précision ouverte ou bloquée", AVERTISSEMENT),
    "libelle_vide": Defect("LIBELLE vide", AVERTISSEMENT),
    "stecal_candidat": Defect("Zone constructible en A ou N, candidate STECAL", INFORMATION),
    "vocation_conflit": Defect("Sources en désaccord sur la vocation", INFORMATION),
    "vocation_inconnue": Defect("Vocation inconnue", INFORMATION),
    "vocation_sans_zone": Defect("Ligne de la table des vocations sans zone", AVERTISSEMENT),
    "formdomi_hors_liste": Defect("FORMDOMI hors de la liste du standard", AVERTISSEMENT),
    "destination_hors_liste": Defect("Code de destination hors de la liste du standard", AVERTISSEMENT),
    "secteur_hors_liste": Defect("TYPESECT hors de la liste du standard", AVERTISSEMENT),
    "secteur_sans_famille": Defect("Secteur de carte communale sans équivalent U, AU, A ou N", INFORMATION),
    # prescriptions and informations
    "code_vide": Defect("Code de prescription ou d’information vide", AVERTISSEMENT),
    "code_inconnu": Defect("Code hors des listes du standard", AVERTISSEMENT),
    "code_transfere": Defect("Ancien code, repris sous son successeur", INFORMATION),
    "code_abroge": Defect("Code abrogé ou devenu une servitude", INFORMATION),
    "code_libelle_discordant": Defect("Le LIBELLE évoque un autre code", AVERTISSEMENT),
    "regle_ligne_et_surface": Defect("Même règle en lignes et en surfaces", INFORMATION),
    "annulation_partielle": Defect("Annulation partielle : zones à ne pas mesurer", AVERTISSEMENT),
    # document and communes
    "doc_urba_absente": Defect("Table DOC_URBA absente ou vide", AVERTISSEMENT),
    "doc_urba_doublon": Defect("DOC_URBA en plusieurs lignes pour le même document", AVERTISSEMENT),
    "datefin_ignoree": Defect("DATEFIN antérieure ou égale à DATAPPRO, ignorée", AVERTISSEMENT),
    "date_illisible": Defect("Date illisible, gardée telle quelle", AVERTISSEMENT),
    "siren_complete": Defect("SIREN vide, tiré de l’identifiant", INFORMATION),
    "etat_hors_liste": Defect("ETAT hors de la liste du standard", AVERTISSEMENT),
    "procedure_hors_liste": Defect("Procédure hors de la liste du standard", INFORMATION),
    "typedoc_hors_liste": Defect("TYPEDOC vide ou hors de la liste du standard", AVERTISSEMENT),
    "idurba_absent": Defect("IDURBA vide", AVERTISSEMENT),
    "idurba_discordant": Defect("IDURBA différent de celui du document", AVERTISSEMENT),
    "insee_complete": Defect("Code INSEE sans son zéro de tête, rétabli", INFORMATION),
    "insee_mal_forme": Defect("Code INSEE mal formé", AVERTISSEMENT),
    "doc_urba_com_absente": Defect("Table DOC_URBA_COM absente ou vide", AVERTISSEMENT),
    "doc_urba_com_doublon": Defect("Commune répétée dans DOC_URBA_COM", INFORMATION),
    "doc_urba_com_incomplete": Defect("Commune zonée absente de DOC_URBA_COM", AVERTISSEMENT),
    "commune_peu_zonee": Defect("Commune de DOC_URBA_COM zonée à moins de la moitié", AVERTISSEMENT),
    "commune_sans_contour": Defect(
        "Commune du document absente de la couche de communes, ou loin du zonage", INFORMATION
    ),
    # files
    "encodage_devine": Defect("Encodage non déclaré, deviné", INFORMATION),
    "encodage_contredit": Defect("Encodage déclaré contredit par les textes", AVERTISSEMENT),
    "texte_abime": Defect("Caractères abîmés dans les textes", AVERTISSEMENT),
    "fichier_choisi": Defect("Plusieurs fichiers pour une table, un seul lu", INFORMATION),
    "couche_vide": Defect("Couche vide", INFORMATION),
}


def tally(codes: pd.Series) -> list[tuple[str, bool]]:
    """Return one line per kind of defect, the most frequent first, and whether it deserves a warning."""
    return [
        (f"{count} × {DEFECTS[code].label} [{DEFECTS[code].severity}]", DEFECTS[code].severity != INFORMATION)
        for code, count in codes.value_counts().items()
    ]


@dataclass
class AnomalyLog:
    """Collects defects while a document is read."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    places: list[Any] = field(default_factory=list)

    def add(
        self,
        code: str,
        table: str,
        detail: str,
        fid: Any = None,
        item: Any = None,
        area_m2: float | None = None,
        shape: shapely.Geometry | None = None,
    ) -> None:
        """Record one defect; ``shape`` gives its place (a point on it), ``item`` names the object for a reader."""
        usable = shape is not None and not shape.is_empty and np.isfinite(shape.bounds).all()
        self.rows.append(
            {
                "couche": table,
                "fid": None if fid is None or pd.isna(fid) else int(fid),
                "objet": None if item is None or pd.isna(item) else str(item),
                "defaut": code,
                "gravite": DEFECTS[code].severity,
                "detail": insecables(f"{DEFECTS[code].label}. {detail}" if detail else DEFECTS[code].label),
                "aire_m2": None if area_m2 is None or pd.isna(area_m2) else float(area_m2),
            }
        )
        self.places.append(shapely.point_on_surface(shape) if usable else None)

    def frame(self, crs: Any) -> GeoDataFrame:
        """Return the table of anomalies, most serious first."""
        table = pd.DataFrame(self.rows, columns=list(ANOMALY_COLUMNS), dtype=object)
        frame = GeoDataFrame(table, geometry=np.array(self.places, dtype=object), crs=crs)
        rank = frame["gravite"].map(SEVERITY_RANK)
        return frame.iloc[np.argsort(rank.to_numpy(dtype=int), kind="stable")].reset_index(drop=True)

    def counts(self) -> Counter[str]:
        """Return how many rows each code has."""
        return Counter(row["defaut"] for row in self.rows)
