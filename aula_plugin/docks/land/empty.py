"""What is shown when there is nothing to count: where consumption comes from, and what to do next."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QWidget

from ...i18n import tr
from ..common.empty_page import EmptyPage


class Empty(EmptyPage):
    """Add a table, or try with the example."""

    def __init__(self, parent: QWidget | None = None) -> None:
        said = tr(
            "Ajoutez une table par commune et par année (fichiers fonciers, table nationale) ou le résultat de "
            "« Artificialisation »."
        )
        super().__init__("compteur_zan", (tr("Aucune consommation à compter"), said, tr("Ajouter une table…")), parent)
