"""What an atlas draws: the layers of one dossier in a project of their own, filled anew for each page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsFeature,
    QgsFeatureRenderer,
    QgsGeometry,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProject,
    QgsProviderRegistry,
    QgsRectangle,
    QgsRenderContext,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)

from ...bridge import fields
from ...core.compatibility.dossier import Dossier
from ...core.compatibility.roles import ROLES
from ...core.errors import InputError
from ...i18n import tr
from ...paths import STYLES
from ...storage.evidence_index import EvidenceIndex
from ...storage.evidence_shapes import evidence_crs, read_shapes, read_territories
from ...storage.whole_files import require_whole
from .pages import LIGNE, REGLE, Page
from .sheet import HEADING
from .words import roles_of

ENDS = {
    "pct": ("MultiPoint", tr("Lieux relevés (points)")),
    "lin": ("MultiLineString", tr("Lieux relevés (lignes)")),
    "surf": ("MultiPolygon", tr("Lieux relevés")),
}
_EVIDENCE = {"nature": "text", "libelle": "text", "signal": "text"}
_COMMUNES = {
    "code_insee": "text",
    "nom": "text",
    "signal": "text",
    "a_examiner": "integer",
    "etiquette": "text",
    "choisie": "integer",
}
#: Drawn by other means.
_NOT_GROUND = ("communes", "perimetre_scot")
#: Zoning, then references, lie under the evidence: pale, so that it stands out, in grey as in colour.
_PALE, _LIGHT = 0.38, 0.6
#: Objects, then vertices, beyond which a layer of the ground is printed as an image: drawn as lines, each page would
#: weigh megabytes.
_MANY, _MOST_VERTICES = 400, 10_000
#: What is seen around the evidence: a share of its size, and at least so many metres.
_MARGIN, _LEAST = 0.3, 150.0


class Stage:
    """The layers of the pages. ``show`` fills them for a page; they belong to ``project``, which nobody sees."""

    def __init__(
        self,
        dossier: Dossier,
        index: EvidenceIndex,
        rules: dict[str, Any],
        document: str,
        references: str,
        context: QgsProcessingContext,
    ) -> None:
        self.dossier = dossier
        self.path = dossier.path
        self.index = index
        self.rules = rules
        self.project = QgsProject()
        self.crs = evidence_crs(self.path)
        self.project.setCrs(self.crs)
        self.project.setTransformContext(context.transformContext())
        self._territories = _territories(dossier)
        self._drawers: dict[str, tuple[QgsFeatureRenderer, QgsFeatureRenderer]] = {}
        self.evidence = {end: self._evidence_layer(end) for end in ENDS}
        self.communes = self._communes_layer(tr("Communes"), "atlas_communes")
        self.communes.setCustomProperty(HEADING, tr("Repères"))
        self.signals = self._communes_layer(tr("Signal de la règle"), "atlas_regle")
        self.outline = self._communes_layer(tr("Territoire"), "atlas_situation")
        self.zoning = self._zoning(document) if document else None
        self.references = references
        self.roles = self._check_roles(references) if references else set()
        self._opened_roles: dict[str, QgsVectorLayer | None] = {}
        self._place()

    def show(self, page: Page) -> tuple[list[QgsMapLayer], QgsRectangle, bool]:
        """Fill the layers for a page.

        Returns
        -------
        The layers from top to bottom, the rectangle to show in the CRS of the project, and whether no evidence is
        drawn.
        """
        shapes = self._fill_evidence(page)
        drawn = [layer for layer in self.evidence.values() if layer.featureCount()]
        if page.kind == REGLE:
            self._fill_signals(page)
            drawn.append(self.signals)
        else:
            self._choose(page)
            drawn.append(self.communes)
            drawn += self._roles_of(page) if page.kind == LIGNE else []
            drawn += [self.zoning] if self.zoning is not None else []
        return drawn, self._extent(page, shapes), not shapes

    def _extent(self, page: Page, shapes: list[QgsGeometry]) -> QgsRectangle:
        if page.kind == LIGNE and shapes:
            return self._around(shapes)
        there = [row for row in self._of(page) if row["fid"] in self._shapes]
        own = [row for row in there if page.kind != REGLE and row["code_insee"] == page.code]
        if not there and shapes:
            return self._around(shapes)
        return _bounds(self._shapes[row["fid"]] for row in own or there)

    def whole(self) -> QgsRectangle:
        """Return the rectangle of the whole territory."""
        return _bounds(self._shapes.values())

    def _of(self, page: Page) -> list[dict[str, Any]]:
        """Return the communes of the document of a page; all when the dossier has none under its name."""
        own = [row for row in self._territories if row["idurba"] == page.document and row["grille_id"] == page.grid]
        return own or self._territories

    def _fill_evidence(self, page: Page) -> list[QgsGeometry]:
        """Put the evidence of the cases of a page in the layers; return its shapes."""
        found: dict[str, dict[int, Any]] = {end: {} for end in ENDS}
        for case in page.cases:
            for end, proofs in self.index.of(case.row).items():
                found[end].update((proof.fid, proof) for proof in proofs)
        drawn: list[QgsGeometry] = []
        for end, layer in self.evidence.items():
            shapes = read_shapes(self.path, end, found[end]) if found[end] else {}
            layer.setRenderer(self._drawers[end][page.kind == LIGNE].clone())
            _fill(
                layer,
                [([p.nature, p.libelle, p.signal], shapes[fid]) for fid, p in found[end].items() if fid in shapes],
            )
            drawn += self._visible(page, found[end], shapes)
        return drawn

    def _visible(self, page: Page, proofs: dict[int, Any], shapes: dict[int, QgsGeometry]) -> list[QgsGeometry]:
        hidden = () if page.kind == LIGNE else _HIDDEN
        return [shape for fid, shape in shapes.items() if proofs[fid].nature not in hidden]

    def _around(self, shapes: list[QgsGeometry]) -> QgsRectangle:
        box = _bounds(shapes)
        box.grow(max(_MARGIN * max(box.width(), box.height()), _LEAST))
        return box

    def _fill_signals(self, page: Page) -> None:
        """Colour the communes by the signal of a rule; one without a line is left in grey."""
        by_code = {case.territory: case for case in page.all_cases if case.is_commune}
        rows = []
        for row in self._of(page):
            case = by_code.get(row["code_insee"])
            if row["fid"] not in self._shapes:
                continue
            word = case.sign.word if case else None
            label = f"{case.sign.glyph} {row['nom']}" if case else row["nom"]
            values = [row["code_insee"], row["nom"], word, int(bool(case and case.to_examine)), label, 0]
            rows.append((values, self._shapes[row["fid"]]))
        _fill(self.signals, rows)

    def _choose(self, page: Page) -> None:
        """Let the commune of a page stand out from its neighbours; its name, already in the title, hides nothing."""
        rows = []
        for row in self._territories:
            if row["fid"] in self._shapes:
                own = page.cases[0].is_commune if page.cases else True
                chosen = int(own and row["code_insee"] == page.code)
                label = None if chosen else row["nom"]
                rows.append(([row["code_insee"], row["nom"], None, 0, label, chosen], self._shapes[row["fid"]]))
        _fill(self.communes, rows)

    def _place(self) -> None:
        self._shapes = read_territories(self.path, [row["fid"] for row in self._territories])
        rows = [
            ([row["code_insee"], row["nom"], None, 0, row["nom"], 0], self._shapes[row["fid"]])
            for row in self._territories
            if row["fid"] in self._shapes
        ]
        _fill(self.outline, rows)

    def _evidence_layer(self, end: str) -> QgsVectorLayer:
        kind, name = ENDS[end]
        layer = self._memory(kind, name, _EVIDENCE, f"preuves_{end}")
        layer.setCustomProperty(HEADING, tr("Lieux relevés"))
        usual, full = layer.renderer().clone(), layer.renderer().clone()
        if isinstance(full, QgsRuleBasedRenderer):
            for rule in full.rootRule().children():
                rule.setActive(True)
        self._drawers[end] = (usual, full)
        return layer

    def _communes_layer(self, name: str, style: str) -> QgsVectorLayer:
        return self._memory("MultiPolygon", name, _COMMUNES, style)

    def _memory(self, kind: str, name: str, columns: dict[str, str], style: str) -> QgsVectorLayer:
        layer = QgsVectorLayer(kind, name, "memory")
        layer.setCrs(self.crs)
        layer.dataProvider().addAttributes(list(fields(columns)))
        layer.updateFields()
        layer.loadNamedStyle(str(STYLES / "compatibility" / f"{style}.qml"))
        self.project.addMapLayer(layer, False)
        return layer

    def _zoning(self, path: str) -> QgsVectorLayer:
        layer = self._opened(path, "zone_urba", tr("Zonage"), STYLES / "documents" / "zone_urba.qml")
        if layer is None:
            raise InputError(
                tr(
                    "« {} » n’est pas un document lu par AULA (la table « zone_urba » manque) : donnez le GeoPackage "
                    "écrit par « Lire un document d’urbanisme »."
                ).format(Path(path).name)
            )
        soften(layer, _PALE)
        return layer

    def _check_roles(self, path: str) -> set[str]:
        """Return the roles that have a layer in the references; each is opened when a rule first looks at it."""
        require_whole(Path(path))
        sublayers = QgsProviderRegistry.instance().querySublayers(path)
        found = {sublayer.name() for sublayer in sublayers} & set(ROLES) - set(_NOT_GROUND)
        if not found:
            raise InputError(
                tr(
                    "« {} » ne contient aucune couche au nom d’un rôle : donnez le GeoPackage écrit par « Préparer les "
                    "références »."
                ).format(Path(path).name)
            )
        return found

    def _role(self, role: str) -> QgsVectorLayer | None:
        if role not in self._opened_roles:
            style = STYLES / "compatibility" / "references" / f"{role}.qml"
            layer = self._opened(self.references, role, ROLES[role].libelle or role, style)
            if layer is not None:
                soften(layer, _LIGHT)
            self._opened_roles[role] = layer
        return self._opened_roles[role]

    def _opened(self, path: str, table: str, name: str, style: Path) -> QgsVectorLayer | None:
        require_whole(Path(path))
        layer = QgsVectorLayer(f"{path}|layername={table}", name, "ogr")
        if not layer.isValid() or not layer.isSpatial():
            return None
        if style.is_file():
            layer.loadNamedStyle(str(style))
        if layer.renderer() is not None and is_heavy(layer):
            layer.renderer().setForceRasterRender(True)
        self.project.addMapLayer(layer, False)
        return layer

    def _roles_of(self, page: Page) -> list[QgsVectorLayer]:
        looked_at = roles_of(self.rules.get(page.all_cases[0].rule) or {})
        layers = [self._role(role) for role in looked_at if role in self.roles]
        return [layer for layer in layers if layer is not None]


#: Natures that the shipped styles leave out where many lines are drawn together.
_HIDDEN = ("consommation", "couvert", "objet", "disponible", "perdu", "gagne")


def _territories(dossier: Dossier) -> list[dict[str, Any]]:
    return [row for row in dossier.territoires if row["extent"] is not None]


def is_heavy(layer: QgsVectorLayer) -> bool:
    """Say whether a layer drawn as lines would make each page weigh megabytes."""
    if layer.featureCount() > _MANY:
        return True
    shapes = (feature.geometry() for feature in layer.getFeatures())
    return sum(shape.constGet().nCoordinates() for shape in shapes if not shape.isNull()) > _MOST_VERTICES


def soften(layer: QgsVectorLayer, opacity: float) -> None:
    """Lighten symbols rather than the layer, which PDF would have to draw as an image."""
    renderer = layer.renderer()
    for symbol in renderer.symbols(QgsRenderContext()) if renderer is not None else ():
        symbol.setOpacity(opacity)


def _fill(layer: QgsVectorLayer, rows: Iterable[tuple[list[Any], QgsGeometry]]) -> None:
    provider = layer.dataProvider()
    provider.truncate()
    features = []
    for values, shape in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        feature.setGeometry(shape)
        features.append(feature)
    provider.addFeatures(features)
    layer.updateExtents()


def _bounds(shapes: Iterable[QgsGeometry]) -> QgsRectangle:
    """Return the rectangle that holds shapes, null when there is none."""
    boxes = [shape.boundingBox() for shape in shapes]
    whole = QgsRectangle(boxes[0]) if boxes else QgsRectangle()
    for box in boxes[1:]:
        whole.combineExtentWith(box)
    return whole
