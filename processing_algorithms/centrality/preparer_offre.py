"""`aula:preparer_offre`: equipments, shops and services of any source, in one layer of located points."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...aula_plugin.i18n import tr
from ..base import AulaAlgorithm
from ..vectors import distinct, metric_crs, name_of
from .common import CENTRALITY_GROUP
from .offer_words import describe, tell_offer, tell_reading

GAMME_WEIGHTS = (("POIDS_PROXIMITE", 1.0), ("POIDS_INTERMEDIAIRE", 2.0), ("POIDS_SUPERIEURE", 3.0))


class PreparerOffre(AulaAlgorithm):
    """Gathers the offer of services of a territory."""

    NAME = "preparer_offre"
    GROUP, GROUP_ID = CENTRALITY_GROUP
    TAGS = (
        "offre équipements commerces services bpe sirene ape naf osm openstreetmap centralité gamme doublons facilities"
    )

    def displayName(self) -> str:
        return tr("Préparer l’offre de services")

    def shortHelpString(self) -> str:
        return describe()

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        kinds = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterMultipleLayers(
                "EQUIPEMENTS", tr("Équipements, commerces, services"), kinds.TypeVector
            ),
            tr(
                "Points, surfaces, ou tables avec coordonnées : fichier détail de la BPE, SIRENE, OpenStreetMap, "
                "relevé de terrain, offre déjà préparée. Là où deux couches se répètent, la plus récente est gardée, à "
                "défaut celle donnée la première."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource("COMMUNES", tr("Communes"), [kinds.TypeVectorPolygon]),
            tr("Surfaces avec code_insee et nom : le territoire étudié."),
        )
        self._add_meanings()
        self._add_checks()
        self.add(
            QgsProcessingParameterFeatureSink("OFFRE", tr("Offre de services"), kinds.TypeVectorPoint),
            tr("Un point par équipement : groupe, gamme, poids, commerce, retenu ou non et pourquoi."),
        )
        for name, label, help_text in (
            (
                "COMPTAGE",
                tr("Équipements par groupe et par commune"),
                tr("Table : par commune et par groupe, équipements en tout, et ceux localisés à l’adresse."),
            ),
            (
                "CODES_INCONNUS",
                tr("Codes inconnus"),
                tr("Table : codes qu’aucune liste ne porte, à faire correspondre."),
            ),
        ):
            self.add(QgsProcessingParameterFeatureSink(name, label, kinds.TypeVector, optional=True), help_text)
        for name, label in (
            ("NB_POINTS", tr("Équipements localisés")),
            ("NB_RETENUS", tr("Équipements retenus")),
            ("NB_DOUBLONS", tr("Doublons")),
            ("NB_LOCALISES_COMMUNE", tr("Équipements localisés à la commune")),
            ("NB_HORS_TERRITOIRE", tr("Équipements hors du territoire")),
            ("NB_HORS_GROUPE", tr("Équipements retenus sans groupe")),
            ("NB_COMMERCES", tr("Commerces retenus")),
            ("NB_GROUPES", tr("Groupes de proximité présents")),
            ("NB_CODES_INCONNUS", tr("Codes inconnus")),
            ("PART_INCONNUS", tr("Part des équipements au code inconnu (%)")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def _add_meanings(self) -> None:
        """Declare what gives a code its meaning."""
        self.add(
            QgsProcessingParameterString("CHAMP_TYPE", tr("Champ du type"), optional=True),
            tr(
                "Pour un relevé : champ qui porte le type de chaque lieu. Inutile pour la BPE, SIRENE et OpenStreetMap."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "CORRESPONDANCE", tr("Table de correspondance"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            tr(
                "Vos codes : code, groupe, gamme, poids, commerce (oui ou non), libelle. L’emporte sur la BPE. "
                "Une cellule vide n’est pas donnée."
            ),
        )
        self.add(
            QgsProcessingParameterFile(
                "GAMMES", tr("Gammes de l’INSEE"), fileFilter=tr("Classeur ou CSV (*.xlsx *.ods *.csv)"), optional=True
            ),
            tr(
                "Classeur « BPE_gammes_equipements » de l’INSEE : groupes des trois gammes. Sans lui, seuls les 26 "
                "groupes de la gamme de proximité 2025 sont connus."
            ),
        )
        self.add(
            QgsProcessingParameterString(
                "COMMERCES", tr("Codes comptés comme commerces"), defaultValue="B, A504, D307, A501", optional=True
            ),
            tr(
                "Débuts de codes de la BPE. Par défaut, choix sans source : domaine B, restaurants (A504), pharmacies "
                "(D307), coiffeurs (A501). Ajoutez A203 pour les banques."
            ),
        )
        self.add(
            QgsProcessingParameterString("GROUPES_EXCLUS", tr("Groupes à ne pas compter"), optional=True),
            tr(
                "Noms de groupes séparés par des points-virgules, par exemple « station de recharge ; taxi » : "
                "présents presque partout, ils prouvent peu. Leurs points gardent leur poids."
            ),
            advanced=True,
        )
        for (name, default), gamme in zip(GAMME_WEIGHTS, (tr("de proximité"), tr("intermédiaire"), tr("supérieure"))):
            self.add(
                QgsProcessingParameterNumber(
                    name,
                    tr("Poids d’un équipement {}").format(gamme),
                    QgsProcessingParameterNumber.Type.Double,
                    defaultValue=default,
                    minValue=0.0,
                ),
                tr("Dans la densité. 1, 2 et 3 sont des défauts, sans source."),
                advanced=True,
            )

    def _add_checks(self) -> None:
        """Declare how points are checked."""
        for name, label, default, most, help_text in (
            (
                "MARGE",
                tr("Marge autour des communes (m)"),
                500.0,
                100_000.0,
                tr(
                    "Un équipement voisin compte : un centre ne s’arrête pas à une limite. Au-delà : hors du "
                    "territoire."
                ),
            ),
            (
                "DISTANCE_DOUBLON",
                tr("Distance entre doublons (m)"),
                10.0,
                500.0,
                tr(
                    "Deux points du même groupe, de deux couches, plus proches que cela sont le même lieu, sauf si "
                    "leurs noms diffèrent. 0 : ne pas chercher. 10 m est une convention."
                ),
            ),
        ):
            self.add(
                QgsProcessingParameterNumber(
                    name,
                    label,
                    QgsProcessingParameterNumber.Type.Double,
                    defaultValue=default,
                    minValue=0.0,
                    maxValue=most,
                ),
                help_text,
                advanced=True,
            )
        self.add(
            QgsProcessingParameterBoolean("AUTRES_LIBELLES", tr("Accepter d’autres libellés"), defaultValue=False),
            tr(
                "Une BPE dont les libellés ne sont pas ceux de 2024 est refusée : le même code peut y désigner autre "
                "chose. Cochez si vous savez que les codes sont bien ceux de 2024."
            ),
            advanced=True,
        )

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on, to_frame
        from ...aula_plugin.core.centrality import columns
        from ...aula_plugin.core.centrality.offer import by_group, prepare
        from ...aula_plugin.core.centrality.offer_sources import Reading, stack
        from ...aula_plugin.core.communes import normalise_communes
        from ...aula_plugin.core.errors import InputError

        source = self.source(parameters, "COMMUNES", context)
        crs = metric_crs(source, context)
        communes, notes = normalise_communes(to_frame(source, context, feedback, crs))
        for note in notes:
            feedback.pushInfo(note)
        nomenclature = self._nomenclature(parameters, context, feedback)
        self._tell_shops(nomenclature, feedback)
        reading = Reading()
        layers = distinct(self.parameterAsLayerList(parameters, "EQUIPEMENTS", context) or [], feedback)
        if not layers:
            raise InputError(tr("Choisissez au moins une couche d’équipements."))
        frames = [
            self._read(layer, rank, communes, crs, nomenclature, reading, parameters, context, feedback)
            for rank, layer in enumerate(layers)
        ]
        whole = stack(frames)
        self._require_type(parameters, context, reading)
        go_on(feedback)
        feedback.setProgress(40)

        def going(share: float) -> None:
            go_on(feedback)
            feedback.setProgress(40 + 40 * share)

        offer = prepare(
            whole,
            communes,
            self.parameterAsDouble(parameters, "MARGE", context),
            self.parameterAsDouble(parameters, "DISTANCE_DOUBLON", context),
            going,
        )
        share = tell_reading(reading, len(whole), feedback)
        tell_offer(offer, feedback)
        unknown = unknown_codes(reading)
        written = (parameters, context, feedback)
        outputs = {
            "OFFRE": self._put(offer.points, columns.OFFER, "OFFRE", *written, QgsWkbTypes.Type.Point, crs),
            "COMPTAGE": self._put(by_group(offer, communes), columns.GROUP_COUNTS, "COMPTAGE", *written),
            "CODES_INCONNUS": self._put(unknown, columns.UNKNOWN_CODES, "CODES_INCONNUS", *written),
        }
        feedback.setProgress(100)
        kept = offer.points[offer.points["retenu"]]
        return {
            **outputs,
            "NB_POINTS": len(offer.points),
            "NB_RETENUS": len(kept),
            "NB_DOUBLONS": offer.count(columns.DUPLICATE),
            "NB_LOCALISES_COMMUNE": offer.count(columns.AT_COMMUNE),
            "NB_HORS_TERRITOIRE": offer.count(columns.OUTSIDE),
            "NB_HORS_GROUPE": int((kept["motif"] == columns.NO_GROUP).sum()),
            "NB_COMMERCES": int(kept["commerce"].sum()),
            "NB_GROUPES": offer.observable_groups,
            "NB_CODES_INCONNUS": len(set(unknown["code"])),
            "PART_INCONNUS": 100 * share,
        }

    def _tell_shops(self, nomenclature, feedback) -> None:
        for start in nomenclature.shops_of_nothing:
            feedback.pushWarning(
                tr("« Codes comptés comme commerces » : aucun code connu ne commence par « {} ».").format(start)
            )

    def _require_type(self, parameters, context, reading) -> None:
        """Refuse a field of type that none of the layers has."""
        from ...aula_plugin.core.errors import InputError

        field = self.parameterAsString(parameters, "CHAMP_TYPE", context).strip()
        if field and field.lower() not in reading.fields:
            raise InputError(
                tr("« Champ du type » (CHAMP_TYPE) : aucune couche n’a de champ « {} » ; champs présents : {}.").format(
                    field, ", ".join(sorted(reading.fields))
                )
            )

    def _put(self, frame, columns, name, parameters, context, feedback, kind=QgsWkbTypes.Type.NoGeometry, crs=None):
        style = f"centrality/{name.lower()}.qml"
        return self.write(frame, columns, parameters, name, context, feedback, kind, crs, style)

    def _nomenclature(self, parameters, context, feedback):
        """Return what codes mean, with the table of the person and the workbook of INSEE."""
        from ...aula_plugin.bridge import to_frame
        from ...aula_plugin.core.centrality.nomenclature import (
            INTERMEDIATE,
            PROXIMITY,
            SUPERIOR,
            Nomenclature,
            read_own_table,
        )
        from ...aula_plugin.storage.gamme_files import gammes_of

        table = self.optional_source(parameters, "CORRESPONDANCE", context)
        workbook = self.parameterAsFile(parameters, "GAMMES", context)
        own = read_own_table(to_frame(table, context, feedback).drop(columns="geometry")) if table else None
        gammes = gammes_of(Path(workbook)) if workbook else None
        weights = [self.parameterAsDouble(parameters, name, context) for name, _ in GAMME_WEIGHTS]
        shops = self.parameterAsString(parameters, "COMMERCES", context).replace(";", ",").split(",")
        without = self.parameterAsString(parameters, "GROUPES_EXCLUS", context).split(";")
        return Nomenclature(
            gammes,
            own,
            dict(zip((PROXIMITY, INTERMEDIATE, SUPERIOR), weights)),
            tuple(code.strip().upper() for code in shops if code.strip()),
            tuple(name.strip() for name in without if name.strip()),
        )

    def _read(self, layer, rank, communes, crs, nomenclature, reading, parameters, context, feedback):
        """Return the equipments of one layer, in ``crs``."""
        from ...aula_plugin.bridge import go_on, to_frame
        from ...aula_plugin.core.centrality.coordinates import place
        from ...aula_plugin.core.centrality.offer_sources import read_source
        from ...aula_plugin.core.errors import InputError

        go_on(feedback)
        name = name_of(layer)
        feedback.setProgressText(tr("Lecture de « {} »").format(name))
        if layer.wkbType() == QgsWkbTypes.Type.NoGeometry:
            overseas = communes["code_insee"].str.startswith("97").all()
            frame = place(to_frame(layer, context, feedback), crs.toWkt(), overseas)
            if frame is None:
                raise InputError(
                    tr(
                        "« {} » n’a ni géométrie ni champs de coordonnées (LAMBERT_X et LAMBERT_Y, longitude et "
                        "latitude, x et y). Choisissez une couche de points, ou une table qui les porte."
                    ).format(name)
                )
        else:
            frame = to_frame(layer, context, feedback, crs)
        field = self.parameterAsString(parameters, "CHAMP_TYPE", context).strip().lower()
        differ = self.parameterAsBool(parameters, "AUTRES_LIBELLES", context)
        return read_source(frame, name, rank, nomenclature, reading, field, differ)


def unknown_codes(reading):
    """Return the codes that no list holds, most frequent first."""
    import pandas as pd

    rows = [(*key, count) for key, count in reading.unknown.items()]
    table = pd.DataFrame(rows, columns=["source", "code", "libelle", "n_points"], dtype=object)
    return table.sort_values(["n_points", "source", "code"], ascending=[False, True, True], ignore_index=True)
