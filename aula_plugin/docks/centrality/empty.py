"""What is shown when there is no offer: what a candidate is drawn from, and what to do next."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QWidget

from ...i18n import tr
from ..common.empty_page import EmptyPage


class Empty(EmptyPage):
    """Prepare the offer, or try with the example."""

    def __init__(self, parent: QWidget | None = None) -> None:
        said = tr(
            "Un périmètre candidat se dessine à partir de points : équipements, commerces, services. Choisissez "
            "une couche, ou préparez-la depuis la BPE, SIRENE, un relevé ou OSM."
        )
        super().__init__("centralites", (tr("Aucune offre de services"), said, tr("Préparer l’offre…")), parent)
