"""What an urban envelope is drawn around: buildings, land cover or both, read in metres, and what was left out told."""

from __future__ import annotations

from typing import Any

from ...aula_plugin.i18n import tr
from ..vectors import name_of, read
from .cover_inputs import Asked, Layer, nomenclature_of


def read_fabric(asked: Asked, date: int) -> tuple[Any, list[str]]:
    """Return the `Fabric` of a date and the names of its layers; None when no layer was given.

    Raises
    ------
    InputError
        A field that the layer does not have, or no field of codes.
    """
    import numpy as np

    from ...aula_plugin.core.land.envelope_result import Fabric

    buildings, cover = asked.source("BATI" if date == 1 else "BATI_2"), asked.source(f"OCCUPATION_{date}")
    found, built, names = [], [], []
    if buildings is not None:
        shapes = _buildings(asked, buildings)
        found.append(shapes)
        built.append(shapes)
        names.append(name_of(buildings))
    if cover is not None:
        shapes, of_buildings = _covered(asked, cover, date)
        found.append(shapes)
        built.append(of_buildings)
        names.append(name_of(cover))
    if not found:
        return None, []
    year = asked.whole(f"ANNEE_{date}")
    text = tr("t{}").format(date) if year is None else str(year)
    return Fabric(np.concatenate(found), text, np.concatenate(built)), names


def _buildings(asked: Asked, source: Any) -> Any:
    """Return the outlines of the buildings that count."""
    frame = read(source, asked.crs, asked.context, asked.feedback)
    kept = ~_excluded(asked, frame, name_of(source))
    shapes = frame.geometry.to_numpy()[kept]
    least = asked.number("BATI_MIN") or 0.0
    large = frame.geometry.area.to_numpy()[kept] >= least
    for count, text in (
        (int((~kept).sum()), tr("« {} » : {} objet(s) exclu(s) par leur nature.")),
        (int((~large).sum()), tr("« {} » : {} objet(s) trop petit(s), laissé(s) de côté.")),
    ):
        if count:
            asked.feedback.pushInfo(text.format(name_of(source), count))
    return shapes[large]


def _excluded(asked: Asked, frame: Any, layer: str) -> Any:
    """Return which buildings are of a kind that a person left out."""
    import numpy as np

    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.text import clean

    name, typed = asked.text("CHAMP_NATURE"), asked.text("NATURES_EXCLUES")
    kinds = {kind.strip().lower() for kind in typed.split(";") if kind.strip()}
    if bool(name) != bool(kinds):
        raise InputError(
            tr(
                "Le champ de la nature (CHAMP_NATURE) et les natures exclues (NATURES_EXCLUES) vont ensemble : donnez "
                "les deux, ou aucun."
            )
        )
    if not name:
        return np.zeros(len(frame), dtype=bool)
    if name.lower() not in frame:
        raise InputError(
            tr("« {} » n’a pas de champ « {} » (CHAMP_NATURE) ; champs présents : {}.").format(
                layer, name, ", ".join(map(str, frame.columns.drop("geometry")))
            )
        )
    values = [(clean(value) or "").lower() for value in frame[name.lower()]]
    missing = sorted(kinds - set(values))
    if missing:
        asked.feedback.pushWarning(
            tr("« {} », champ « {} » : aucun objet de nature « {} ».").format(layer, name, ", ".join(missing))
        )
    return np.array([value in kinds for value in values], dtype=bool)


def _covered(asked: Asked, source: Any, date: int) -> tuple[Any, Any]:
    """Return the polygons that the nomenclature puts in an urban envelope, and those of them that are built."""
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.land import code_fields
    from ...aula_plugin.core.land.classes import classify
    from ...aula_plugin.core.typography import nombre

    layer = Layer(name_of(source), read(source, asked.crs, asked.context, asked.feedback), None)
    year = asked.whole(f"ANNEE_{date}")
    cs, us = (
        code_fields.chosen(layer.fields, axis, asked.text(f"{axis.upper()}_{date}"), year, date, False, layer.name)
        for axis in ("cs", "us")
    )
    if cs is None:
        raise InputError(
            tr("« {} » : aucun champ de couverture reconnu. Indiquez-le (CS_{}) ; présents : {}.").format(
                layer.name, date, ", ".join(layer.fields)
            )
        )
    usage = None if us is None else layer.frame[us.name].to_numpy()
    classes = classify(layer.frame[cs.name].to_numpy(), usage, nomenclature_of(asked, date))
    shapes, areas = layer.frame.geometry.to_numpy(), layer.frame.geometry.area.to_numpy()
    asked.feedback.pushInfo(
        tr("« {} » : {} objet(s) dans l’enveloppe d’après la nomenclature, sur {}.").format(
            layer.name, int((classes.inside == 1).sum()), len(shapes)
        )
    )
    unknown = classes.inside < 0
    if unknown.any():
        asked.feedback.pushWarning(
            tr(
                "« {} » : {} objet(s), {} ha, dont les codes ne disent pas s’ils sont dans l’enveloppe : dehors."
            ).format(layer.name, int(unknown.sum()), nombre(areas[unknown].sum() / 10_000, 2))
        )
    return shapes[classes.inside == 1], shapes[(classes.inside == 1) & (classes.built == 1)]
