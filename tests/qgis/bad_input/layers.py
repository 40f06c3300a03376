"""The cases that every layer parameter shares; what each algorithm must then count is said by its own table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, Run

#: A layer declared in degrees whose coordinates are metres: the commonest mistake.
WRONG_CRS = "aucun objet ne peut passer de EPSG:4326 à EPSG:2154.*Corrigez le système de coordonnées"
REFUSED: dict[str, tuple[Callable[[str, Any], Any], str]] = {
    "absente": (lambda _, folder: str(folder / "absente.gpkg"), "est introuvable ou illisible"),
    "fausse": (lambda _, folder: str(bad.text_named(folder, "fausse.gpkg")), "est introuvable ou illisible"),
    "tronquee": (lambda _, folder: str(bad.noise_named(folder, "bruit.shp")), "est introuvable ou illisible"),
    "points": (lambda source, _: bad.as_points(source), "attend des surfaces ; la couche .* est faite de : points"),
    "table": (lambda source, _: bad.as_table(source), "attend des surfaces ; .* : objets sans géométrie"),
    "sans_scr": (
        lambda source, _: bad.without_crs(source),
        "n’a pas de système de coordonnées.*éfinissez-le dans les propriétés de la couche",
    ),
    "scr_faux": (lambda source, _: _declared_in_degrees(source), WRONG_CRS),
    "champ_double": (lambda source, _: bad.twice(source), "porte deux fois le champ .* renommez l’un des deux"),
}
ACCEPTED: dict[str, Callable[[str], Any]] = {
    "degres": lambda source: bad.reprojected(source, "EPSG:4326"),
    "autre_scr": lambda source: bad.reprojected(source, "EPSG:3950"),
    "z_et_m": bad.with_z_and_m,
    "courbe": lambda source: bad.one_shape(source, bad.disk, "CurvePolygon"),
    "multisurface": lambda source: bad.one_shape(source, bad.surface, "MultiSurface"),
    "noeud_papillon": lambda source: bad.one_shape(source, bad.bow_tie),
    "geometrie_nulle": lambda source: bad.one_shape(source, lambda _: QgsGeometry()),
    "geometrie_vide": lambda source: bad.one_shape(source, lambda _: QgsGeometry.fromWkt("MultiPolygon EMPTY")),
    "pas_un_nombre": lambda source: bad.one_shape(source, bad.not_a_number),
    "demesuree": lambda source: bad.one_shape(source, bad.scaled(1e300)),
}
KINDS = {*REFUSED, *ACCEPTED, "vide"}


def _declared_in_degrees(source: str):
    layer = bad.memory(source)
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    return layer


def layer_cases(
    parameter: str,
    key: str,
    finds: Mapping[str, Callable[[Run], None]],
    says: Mapping[str, str],
    given: Callable[[Any], Mapping[str, Any]] | None = None,
) -> list[Case]:
    """Return the cases of a layer parameter.

    Parameters
    ----------
    key : name of the sound layer among the files of the bench.
    finds : what is found, by kind accepted.
    says : sentence expected by kind, where it is not the common one.
    given : how the parameter receives the layer, as it is by default.
    """
    give = given or (lambda layer: {parameter: layer})
    cases = []
    for kind, (build, sentence) in REFUSED.items():
        cases.append(_case(parameter, kind, build, key, give, says.get(kind, sentence), finds.get(kind)))
    for kind, change in {**ACCEPTED, "vide": bad.empty}.items():
        cases.append(_case(parameter, kind, _alone(change), key, give, says.get(kind, ""), finds.get(kind)))
    return cases


def _alone(change):
    return lambda source, _: change(source)


def _case(parameter, kind, build, key, give, says, finds) -> Case:
    def make(bench, folder):
        return give(build(bench.files[key], folder))

    return Case(parameter, kind, make, "" if finds else says, finds)
