"""The sous-trames together: where each is, the report, the roles of the grid, and two more algorithms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication

from ...core.green_network.plan import SousTrame
from ...core.green_network.stages import (
    PREVIEW,
    RESERVOIRS,
    RESISTANCE,
    TO_DO,
    TO_REDO,
    UP_TO_DATE,
    usable,
)
from ...core.typography import enumeration
from ...i18n import tr
from ..common.tools import missing, open_algorithm
from .synthesis import SubnetLine
from .wiring import probability

if TYPE_CHECKING:
    from .dock import GreenNetworkDock

#: Parameters of the whole chain that write a report, and what each is called.
REPORTS = (("RAPPORT", "Page HTML…"), ("RAPPORT_ODT", "Document ODT…"), ("RAPPORT_PDF", "PDF…"))
ROLES = "REFERENCES"
SUFFIXES = {"RAPPORT": ".html", "RAPPORT_ODT": ".odt", "RAPPORT_PDF": ".pdf", ROLES: "_references.gpkg"}
#: Layers of the whole chain that are on the map already.
BESIDE = ("LIENS", "CORRIDORS", "CONFLITS", "SYNTHESE")
WHOLE, PROJECT, FRAGMENTATION = "aula:trame_verte_bleue", "aula:impact_projet", "aula:fragmentation"


class Together:
    """Keeps the synthesis true, and opens what is asked, filled in."""

    def __init__(self, dock: GreenNetworkDock) -> None:
        self.dock = dock
        form = dock.page.synthesis.form
        form.project_asked.connect(lambda: self.open(PROJECT, self.project_values()))
        form.fragmentation_asked.connect(lambda: self.open(FRAGMENTATION, self.fragmentation_values()))
        form.report_asked.connect(lambda name: self.open(WHOLE, self.whole_values(name)))
        form.roles_asked.connect(lambda: self.open(WHOLE, self.whole_values(ROLES)))
        form.menu.aboutToShow.connect(lambda: form.show_reports(self.reports()))

    def refresh(self) -> None:
        """Show where each sous-trame is, and what can be made of them."""
        study = self.dock.study
        marks = study.marks()
        lines: list[SubnetLine] = []
        good: list[str] = []
        names: list[str] = []
        for one in study.plan.sous_trames:
            fit, words = usable(study.situation(one, marks))
            state = _state(fit, words)
            name = one.nom[:1].upper() + one.nom[1:]
            lines.append(SubnetLine(name, one.couleur, state, words))
            (good if fit else names).append(one.nom.lower())
        reasons = self._reasons(bool(good), lines)
        said = ""
        if good:
            said = tr("Les rôles contiendront {}").format(enumeration(good))
            said += (
                tr(" ; {} seront notées absentes.").format(enumeration(names))
                if len(names) > 1
                else (tr(" ; {} sera notée absente.").format(names[0]) if names else ".")
            )
        if reasons.get("roles"):
            said = " ".join(filter(None, [reasons["roles"], said]))
        primary = bool(good) and not self.dock.chain.running and not self.dock.page.run.run.isEnabled()
        self.dock.page.synthesis.form.show_state(lines, reasons, said, primary and not reasons.get("roles"))

    def _reasons(self, any_good: bool, lines: list[SubnetLine]) -> dict[str, str]:
        reasons = {"project": missing(PROJECT), "fragmentation": missing(FRAGMENTATION)}
        whole = missing(WHOLE)
        if not whole and not any_good:
            if any(one.state == PREVIEW for one in lines):
                whole = tr("Un aperçu n’est pas un résultat : calculez à la maille du territoire d’abord.")
            else:
                whole = tr("Calculez d’abord les réservoirs et les corridors d’une sous-trame.")
        if not whole and not self.dock.study.path:
            whole = tr("Enregistrez d’abord les paramètres dans un fichier.")
        if not whole and self.dock.study.dirty:
            whole = tr("Enregistrez d’abord les changements des paramètres.")
        reasons["report"] = reasons["roles"] = whole
        return {name: why for name, why in reasons.items() if why}

    def _file(self, one: SousTrame, key: str, name: str) -> str:
        record = self.dock.study.records(one, False).get(key)
        path = record.outputs.get(name) if record is not None else None
        return str(self.dock.study.folder / path) if path else ""

    def project_values(self) -> dict[str, Any]:
        """Return what fills in the effect of a project on the sous-trame shown."""
        one = self.dock.study.subnet
        values: dict[str, Any] = {
            "RESISTANCE": self._file(one, RESISTANCE, "RESISTANCE"),
            "RESERVOIRS": self._file(one, RESERVOIRS, "RESERVOIRS"),
            "SOUS_TRAME": one.nom,
            "FRICTION_REFERENCE": one.frictions.reference,
        }
        if one.corridors is not None:
            values |= {
                "COUT_MAX": one.corridors.cout_max_m,
                "TOPOLOGIE": one.corridors.voisinage,
                "TRAVERSEE": one.corridors.traverse,
                "VOISINAGE": str(one.corridors.voisins),
                "COINS": one.corridors.couper_angles,
            }
        if one.conflits is not None and one.conflits.document:
            values["DOCUMENT"] = self.dock.study.source(one.conflits.document)
        if one.connectivite is not None:
            values |= {"DISTANCE": one.connectivite.distance_m, **probability(one.connectivite.probabilite)}
        return {name: value for name, value in values.items() if value not in ("", None)}

    def fragmentation_values(self) -> dict[str, Any]:
        """Return what fills in the fragmentation of the réservoirs of the sous-trame shown by its obstacles."""
        one, source = self.dock.study.subnet, self.dock.study.source
        patches = self._file(one, RESERVOIRS, "RESERVOIRS")
        obstacles = one.conflits.obstacles if one.conflits is not None else ()
        values = {
            "TACHES": f"{patches}|subset=\"statut\" = 'reservoir'" if patches else "",
            "FRAGMENTANTS": [source(each.couche) for each in obstacles if source(each.couche)],
            "UNITES": source(self.dock.study.plan.territoire.perimetre),
            "EMPRISE": source(self.dock.study.plan.territoire.perimetre),
        }
        return {name: value for name, value in values.items() if value}

    def reports(self) -> list[tuple[str, str]]:
        """Return the reports that this version writes."""
        found = QgsApplication.processingRegistry().algorithmById(WHOLE)
        known = {one.name() for one in found.parameterDefinitions()} if found is not None else set()
        return [(name, tr(words)) for name, words in REPORTS if name in known]

    def whole_values(self, name: str) -> dict[str, Any]:
        """Return what fills in the whole chain: the parameter file, the sous-trames up to date, their results.

        ``name`` is the file asked for; it is proposed beside the parameters.
        """
        study = self.dock.study
        marks = study.marks()
        good = [one.id for one in study.plan.sous_trames if usable(study.situation(one, marks))[0]]
        target = str(Path(study.path).with_suffix("")) + SUFFIXES[name]
        given = {"PARAMETRES": study.path, "SOUS_TRAMES": ", ".join(good), "CALCULS": str(study.folder)}
        return {**given, **dict.fromkeys(BESIDE), name: target}

    def open(self, algorithm: str, values: dict[str, Any]) -> None:
        """Open the window of an algorithm, filled in with what it knows."""
        open_algorithm(algorithm, {name: value for name, value in values.items() if value not in ("", [])})


def _state(fit: bool, words: str) -> str:
    if words.startswith(PREVIEW):
        return PREVIEW
    if fit and words.startswith(UP_TO_DATE):
        return UP_TO_DATE
    return TO_REDO if TO_REDO in words else TO_DO
