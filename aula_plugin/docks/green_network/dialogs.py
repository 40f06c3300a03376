"""The dialogs of layers: land cover by priority, obstacles, zonings, known crossings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsMapLayer, QgsVectorLayer
from qgis.PyQt.QtGui import QCursor
from qgis.PyQt.QtWidgets import QFileDialog, QInputDialog, QMenu

from ...core.errors import InputError
from ...core.green_network.bands_text import bands_text, multiplier_of
from ...core.green_network.permeability import TYPES
from ...core.green_network.plan import Couche, Multiplicateur, Obstacle
from ...core.green_network.plan_parts import SECTIONS
from ...core.green_network.stages import CONFLITS, PAS_JAPONAIS, RESERVOIRS, RESISTANCE
from ...core.text import number
from ...core.typography import nombre_court
from ...i18n import tr
from ...storage.layer_sources import file_layer, source_name
from .layer_table import Column, LayerTable
from .settings_fields import MULTIPLIERS

if TYPE_CHECKING:
    from .dock import GreenNetworkDock

ACCEPTED = 1


class Dialogs:
    """Opens a dialog and gives the study what was chosen."""

    def __init__(self, dock: GreenNetworkDock) -> None:
        self.dock = dock
        self.study = dock.study

    def name_of(self, layer: QgsMapLayer) -> str:
        """Return what the plan writes for a layer of the project."""
        return source_name(layer, self.study.base, self.study.plan.territoire.donnees)

    def fields_of(self, name: str) -> list[str]:
        """Return the fields of a layer named in the plan."""
        layer = file_layer(self.study.source(name))
        return layer.fields().names() if isinstance(layer, QgsVectorLayer) else []

    # Land cover

    def land_cover(self) -> LayerTable:
        """Return the dialog of the land cover, filled."""
        dialog = LayerTable(
            tr("Occupation du sol"),
            tr(
                "La première couche l’emporte sur les suivantes : mettez en haut ce qui précise (routes, haies, cours "
                "d’eau), en bas ce qui couvre tout. Dites pour chacune le champ de ses codes, ou le code de tous ses "
                "objets."
            ),
            (
                Column(tr("Champ du code"), tr("Champ qui porte les codes"), fields=True),
                Column(tr("Code de tous"), tr("Code de tous les objets, sans champ")),
                Column(tr("Préfixe"), tr("Sépare les codes de deux couches")),
                Column(tr("Largeur (m)"), tr("Largeur donnée aux lignes ; vide : les mailles touchées")),
            ),
            self.name_of, self.fields_of, True, self.dock,
        )  # fmt: skip
        dialog.check = _check_cover
        for one in self.study.plan.territoire.occupation:
            width = nombre_court(one.largeur_m) if one.largeur_m else ""
            dialog.put(one.couche, (one.champ, one.code, one.prefixe, width))
        return dialog

    def ask_land_cover(self) -> None:
        """Ask for the layers of the land cover."""
        dialog = self.land_cover()
        if dialog.exec() == ACCEPTED:
            self.study.edit_territory(occupation=cover_of(dialog.rows()))

    # Settings that open something

    def open(self, key: str, name: str) -> None:
        """Open the dialog of a setting."""
        if key == RESISTANCE and name == MULTIPLIERS:
            self._ask_multipliers()
        elif key == RESISTANCE:
            self.ask_table()
        elif key == CONFLITS and name == "document":
            self._ask_document()
        elif key == PAS_JAPONAIS:
            self._ask_sites()
        elif key == CONFLITS and name == "obstacles":
            self._ask_obstacles()
        elif key == CONFLITS:
            self._ask_crossings()
        elif key == RESERVOIRS:
            self._ask_zonings()

    def ask_table(self) -> None:
        """Ask for the friction table."""
        path, _ = QFileDialog.getOpenFileName(
            self.dock, tr("Table de friction"), str(self.study.base or ""), tr("Tables (*.csv *.xlsx *.ods)")
        )
        if path:
            self.use_table(path)

    def use_table(self, path: str) -> None:
        """Read a friction table in every sous-trame that has none, or had the same one as this one."""
        from dataclasses import replace

        from ...storage.friction_source import column_for, relative

        study, name = self.study, relative(path, self.study.base)
        before = study.subnet.frictions.table
        rows = []
        for one in study.plan.sous_trames:
            if one.frictions.table in ("", before):
                column = one.frictions.colonne or column_for(path, one.nom)
                one = replace(one, frictions=replace(one.frictions, table=name, colonne=column))
            rows.append(one)
        study.edit_subnets(rows)

    def _ask_obstacles(self) -> None:
        settings = getattr(self.study.subnet, SECTIONS[CONFLITS])
        words = tuple((key, tr(word)) for key, word in TYPES.items())
        dialog = LayerTable(
            tr("Obstacles"),
            tr(
                "Ce que les corridors ne devraient pas avoir à franchir. Perméabilité : de 0 (infranchissable) à 1 "
                "(sans effet) ; vide, celle de la table d’exemple."
            ),
            (
                Column(tr("Genre"), tr("Ce que c’est"), words),
                Column(tr("Perméabilité"), tr("De 0 à 1")),
                Column(tr("Champ de classe"), tr("Champ de la classe (principale, locale…)"), fields=True),
            ),
            self.name_of, self.fields_of, False, self.dock,
        )  # fmt: skip
        dialog.check = _check_shares
        known = {one.couche: one for one in settings.obstacles}
        for one in settings.obstacles:
            share = "" if one.permeabilite is None else nombre_court(one.permeabilite)
            dialog.put(one.couche, (one.genre, share, one.champ))
        if dialog.exec() == ACCEPTED:
            self.study.edit_step(CONFLITS, obstacles=obstacles_of(dialog.rows(), known))

    def multipliers(self) -> LayerTable:
        """Return the dialog of the multipliers, filled."""
        words = (
            ("distance", tr("distance aux objets (m)")),
            ("pente", tr("pente (%)")),
            ("valeur", tr("valeur de la grille")),
        )
        dialog = LayerTable(
            tr("Multiplicateurs de la friction"),
            tr(
                "Une ligne par couche : près d’une route, sur une pente, la friction est multipliée. Tranches séparées "
                "par des points-virgules, borne basse comprise : 0-50 x2 ; 50-100 x1,5. Hors des tranches, rien ne "
                "change."
            ),
            (
                Column(tr("Selon"), tr("Distance aux objets, pente ou valeur d’une grille"), words),
                Column(tr("Tranches"), tr("0-50 x2 ; 50-100 x1,5")),
            ),
            self.name_of, self.fields_of, True, self.dock,
        )  # fmt: skip
        dialog.check = check_multipliers
        for one in self.study.subnet.multiplicateurs:
            dialog.put(one.couche, (one.genre, bands_text(one)))
        return dialog

    def _ask_multipliers(self) -> None:
        dialog = self.multipliers()
        if dialog.exec() == ACCEPTED:
            self.study.edit_subnet(multiplicateurs=multipliers_of(dialog.rows()))

    def _ask_document(self) -> None:
        known = self.study.subnet.conflits
        if known is not None and known.document:
            menu = QMenu(self.dock)
            menu.addAction(tr("Choisir un autre document…"), self._choose_document)
            menu.addAction(tr("Ne plus prendre le document"), lambda: self.study.edit_step(CONFLITS, document=""))
            menu.exec(QCursor.pos())
            menu.deleteLater()
        else:
            self._choose_document()

    def _choose_document(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self.dock, tr("Document d’urbanisme"), str(self.study.base or ""), tr("GeoPackage (*.gpkg)")
        )
        if path:
            self.use_document(path)

    def use_document(self, path: str) -> None:
        """Take the zones U and AU of a document as obstacles."""
        from ...storage.friction_source import relative

        self.study.edit_step(CONFLITS, document=relative(path, self.study.base))

    def _ask_sites(self) -> None:
        known = self.study.subnet.pas_japonais
        found = self._ask_layers(tr("Sites à restaurer"), tr("Une couche de surfaces : friches, parcelles…"),
                                 (known.sites,) if known is not None and known.sites else ())  # fmt: skip
        if found is not None:
            self.study.edit_step(PAS_JAPONAIS, sites=found[0] if found else "")

    def _ask_crossings(self) -> None:
        known = self.study.subnet.conflits
        found = self._ask_layers(tr("Passages connus"), tr("Une couche de ponts et de passages à faune."),
                                 (known.passages,) if known is not None and known.passages else ())  # fmt: skip
        if found is not None:
            self.study.edit_step(CONFLITS, passages=found[0] if found else "")

    def _ask_zonings(self) -> None:
        found = self._ask_layers(tr("Zonages repris comme réservoirs"), tr("Couches de surfaces : ZNIEFF, ENS…"),
                                 self.study.subnet.reservoirs.zonages)  # fmt: skip
        if found is not None:
            self.study.edit_step(RESERVOIRS, zonages=found)

    def _ask_layers(self, title: str, said: str, names: tuple[str, ...]) -> tuple[str, ...] | None:
        dialog = LayerTable(title, said, (), self.name_of, self.fields_of, False, self.dock)
        for name in names:
            dialog.put(name)
        return tuple(name for name, _ in dialog.rows()) if dialog.exec() == ACCEPTED else None

    def ask_subnet(self) -> None:
        """Ask for the name of a new sous-trame."""
        name, agreed = QInputDialog.getText(self.dock, tr("Nouvelle sous-trame"), tr("Nom de la sous-trame"))
        if agreed and name.strip():
            self.study.add_subnet(name.strip())


def cover_of(rows: list[tuple[str, list[str]]]) -> tuple[Couche, ...]:
    """Return the land cover of the rows of the dialog."""
    return tuple(
        Couche(name, champ=field, code="" if field else code, prefixe=prefix, largeur_m=number(width) or 0.0)
        for name, (field, code, prefix, width) in rows
    )


def _check_cover(rows: list[tuple[str, list[str]]]) -> str:
    for name, (field, code, _, width) in rows:
        short = name.split("layername=")[-1]
        if not field and not code:
            return tr("« {} » : choisissez le champ des codes, ou écrivez le code de tous ses objets.").format(short)
        metres = number(width) if width else 0.0
        if metres is None or metres < 0:
            return tr("« {} » : la largeur « {} » n’est pas un nombre de mètres.").format(short, width)
    return ""


def _check_shares(rows: list[tuple[str, list[str]]]) -> str:
    for name, (_, share, _) in rows:
        value: Any = number(share or "0,5")
        if value is None or not 0 <= value <= 1:
            return tr("« {} » : la perméabilité « {} » n’est pas entre 0 et 1.").format(
                name.split("layername=")[-1], share
            )
    return ""


def multipliers_of(rows: list[tuple[str, list[str]]]) -> tuple[Multiplicateur, ...]:
    """Return the multipliers of the rows of the dialog.

    Raises
    ------
    InputError
        Intervals are not understood.
    """
    return tuple(multiplier_of(name, kind, text) for name, (kind, text) in rows)


def check_multipliers(rows: list[tuple[str, list[str]]]) -> str:
    """Return what is wrong in the rows, empty when nothing is."""
    try:
        multipliers_of(rows)
    except InputError as error:
        return str(error)
    return ""


def obstacles_of(rows: list[tuple[str, list[str]]], known: dict[str, Obstacle]) -> tuple[Obstacle, ...]:
    """Return the obstacles of the rows of the dialog; what it does not show of those known is kept."""
    from dataclasses import replace

    found = []
    for name, (kind, share, field) in rows:
        one = known.get(name, Obstacle(name))
        value = number(share)
        found.append(
            replace(
                one,
                genre=kind or "autre",
                champ=field,
                permeabilite=value,
                permeabilites=one.permeabilites if field else {},
            )  # fmt: skip
        )
    return tuple(found)
