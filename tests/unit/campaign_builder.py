"""A small SCoT drawn by hand: four communes of 100 ha side by side, two documents, one commune without any.

    10001 (level 1, EPCI 1)   PLUi: 1AU 2 ha, 2AU 1 ha, the rest A
    10002 (level 2, EPCI 1)   PLUi: 2AU 1 ha, the rest A
    10003 (level 2, EPCI 2)   PLU: 1AU 4 ha, the rest A
    10004 (level 2, EPCI 2)   no document

A reservoir lies over 1 ha of the AU of 10001 and over 1 ha of the AU of 10003.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import geopandas as gpd
import pandas as pd

from aula.aula_plugin.core.communes import normalise_communes
from aula.aula_plugin.core.compatibility.campaign import Campaign, assemble
from aula.aula_plugin.core.compatibility.holders import hold
from aula.aula_plugin.core.compatibility.model import Champ, Indicateur, Regle, Seuil, Source
from aula.aula_plugin.core.compatibility.schema import INDICATOR_TYPES
from aula.aula_plugin.core.documents.model import PlanningDocument
from aula.tests.unit.scene_builder import CRS, box, workspace, zone

PLUI, PLU = "200000001_PLUi_20260101", "10003_PLU_20250301"
RESERVOIRS = [box(100, 0, 400, 50), box(2000, 0, 2100, 100)]
CODES = ("10001", "10002", "10003", "10004")


def rule(identifier: str, kind: str, params: dict[str, Any], seuil: Seuil | None = None, **more: Any) -> Regle:
    """Return a rule, defaults of its indicator filled in."""
    defaults = {name: param.default for name, param in INDICATOR_TYPES[kind].params.items()}
    fixed = {"theme": "Essai", "question": "", "portee": "prescription", "mode": "auto", "titre_court": identifier}
    return Regle(
        **{
            "id": identifier,
            "source": Source("DOO", page=34),
            "champ": Champ(),
            "indicateur": Indicateur(kind, {**defaults, **params}),
            "seuil": seuil,
            **fixed,
            **more,
        }
    )


#: Share of the AU that waits; its total is asked for the SCoT only.
F4 = rule(
    "F4",
    "ratio_somme",
    {"numerateur": ("zones:AUs",), "denominateur": ("zones:AU",)},
    Seuil("<=", "%", 40.0),
    champ=Champ(cumul=("scot",)),
)
#: AU in the reservoirs, commune by commune, then measured on the SCoT as one territory.
T1 = rule(
    "T1",
    "surface_intersection",
    {"x": ("zones:AU",), "y": ("role:reservoirs",)},
    Seuil("<=", "ha", 0.0),
    champ=Champ(cumul=("niveau", "scot")),
)
T1_SCOT = replace(T1, id="T1s", champ=Champ(territoire="scot"))
Q3 = rule("Q3", "controle_donnee", {"controle": "etat"}, Seuil("<=", "n", 0.0))
RULES = (Q3, F4, T1, T1_SCOT)


def document(
    idurba: str, zones: Sequence[dict[str, Any]], communes: Sequence[str], etat: str = "03", date: str = "20260101"
) -> PlanningDocument:
    """Return a document with its zones (rows of ``scene_builder.zone``) and the communes it lists."""
    made = workspace(zones=[{**one, "idurba": idurba} for one in zones]).document
    return replace(
        made,
        document=pd.DataFrame([{"idurba": idurba, "etat": etat, "datappro": date}]),
        communes=pd.DataFrame({"insee": list(communes), "idurba": idurba, "source": "DOC_URBA_COM"}),
    )


def plui(**more: Any) -> PlanningDocument:
    """Return the document of 10001 and 10002."""
    zones = [
        zone(box(0, 0, 200, 100), "AUc", "1AU"),
        zone(box(200, 0, 300, 100), "AUs", "2AU"),
        zone(box(0, 100, 1000, 1000), "A", "A"),
        zone(box(1000, 0, 1100, 100), "AUs", "2AUe"),
        zone(box(1000, 100, 2000, 1000), "A", "A"),
    ]
    return document(**{"idurba": PLUI, "zones": zones, "communes": CODES[:2], **more})


def plu(**more: Any) -> PlanningDocument:
    """Return the document of 10003."""
    zones = [zone(box(2000, 0, 2400, 100), "AUc", "1AU"), zone(box(2000, 100, 3000, 1000), "A", "A")]
    return document(**{"idurba": PLU, "zones": zones, "communes": CODES[2:3], "date": "20250301", **more})


def communes() -> gpd.GeoDataFrame:
    """Return the four communes."""
    frame = gpd.GeoDataFrame(
        {
            "code_insee": CODES,
            "nom": [f"Commune {code}" for code in CODES],
            "siren_epci": ["200000001", "200000001", "200000002", "200000002"],
            "niveau": ["1", "2", "2", "2"],
        },
        geometry=[box(1000 * i, 0, 1000 * i + 1000, 1000) for i in range(4)],
        crs=CRS,
    )
    return normalise_communes(frame)[0]


def campaign(documents: Sequence[PlanningDocument], rules: Sequence[Regle] = RULES, forced: bool = False) -> Campaign:
    """Return a campaign over the four communes, its references complete everywhere."""
    made = workspace(roles={"reservoirs": RESERVOIRS}, coverage={"reservoirs": CODES}, regles=rules)
    held, notes = hold(documents, communes(), {})
    ready = assemble(
        documents, held, made.grid, made.references, [{} for _ in documents], "2026-11-22T08:00:00", forced
    )
    ready.whole.notes += notes
    return ready
