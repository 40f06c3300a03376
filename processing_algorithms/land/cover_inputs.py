"""Land covers, envelopes and territories: read in metres, mended, and what was found told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...aula_plugin.i18n import tr
from ..vectors import metric_crs, name_of, read, require_some


@dataclass(frozen=True)
class Covers:
    """Two land covers, the territories (None without any), and the CRS in which they are measured.

    ``crs`` as QGIS knows it, ``frame_crs`` as frames do.
    """

    first: Any
    second: Any
    territories: Any
    crs: Any
    frame_crs: Any


def read_covers(algorithm: Any, parameters: Any, context: Any, feedback: Any) -> Covers:
    """Return what `artificialisation` declared as inputs."""
    sources = [algorithm.source(parameters, "OCCUPATION_1", context)]
    other = algorithm.optional_source(parameters, "OCCUPATION_2", context)
    sources += [] if other is None else [other]
    crs = metric_crs(sources[0], context)
    frames = [require_some(read(source, crs, context, feedback), source) for source in sources]
    layers = [
        Layer(_called(algorithm, parameters, context, number, source), frame, frame.geometry.to_numpy())
        for number, (source, frame) in enumerate(zip(sources, frames), 1)
    ]
    asked = Asked(algorithm, parameters, context, feedback, crs)
    first, second = (_cover(asked, date, layers[min(date, len(layers)) - 1], len(layers) == 1) for date in (1, 2))
    return Covers(first, second, territories_of(asked), crs, frames[0].crs)


def _called(algorithm: Any, parameters: Any, context: Any, number: int, source: Any) -> str:
    """Return how a land cover is called: by its table, which may bear its year."""
    layer = algorithm.parameterAsVectorLayer(parameters, f"OCCUPATION_{number}", context)
    return name_of(source if layer is None else layer)


@dataclass(frozen=True)
class Layer:
    """A layer as it was read; its ``shapes`` are one array, by which one layer with both dates is known."""

    name: str
    frame: Any
    shapes: Any

    @property
    def fields(self) -> list[str]:
        return [str(name) for name in self.frame.columns if name != self.frame.geometry.name]


@dataclass(frozen=True)
class Asked:
    """What the person chose, and where to say what was found."""

    algorithm: Any
    parameters: Any
    context: Any
    feedback: Any
    crs: Any

    def text(self, name: str) -> str:
        return (self.algorithm.parameterAsString(self.parameters, name, self.context) or "").strip()

    def choice(self, name: str) -> str:
        return self.algorithm.parameterAsEnumString(self.parameters, name, self.context)

    def whole(self, name: str) -> int | None:
        given = self.parameters.get(name) not in (None, "")
        return self.algorithm.parameterAsInt(self.parameters, name, self.context) if given else None

    def number(self, name: str) -> float | None:
        given = self.parameters.get(name) not in (None, "")
        return self.algorithm.parameterAsDouble(self.parameters, name, self.context) if given else None

    def source(self, name: str) -> Any:
        return self.algorithm.optional_source(self.parameters, name, self.context)


def _cover(asked: Asked, date: int, layer: Layer, single: bool) -> Any:
    """Return the land cover of a date, of its own layer or of the only one."""
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.land import code_fields
    from ...aula_plugin.core.land.land_cover import LandCover

    given = asked.whole(f"ANNEE_{date}")
    cs, us = (
        code_fields.chosen(layer.fields, axis, asked.text(f"{axis.upper()}_{date}"), given, date, single, layer.name)
        for axis in ("cs", "us")
    )
    if cs is None:
        raise InputError(
            tr("« {} » : aucun champ de couverture reconnu. Indiquez-le (CS_{}) ; présents : {}.").format(
                layer.name, date, ", ".join(layer.fields)
            )
        )
    year = code_fields.year_of(given, cs, layer.name, date)
    nomenclature = nomenclature_of(asked, date)
    asked.feedback.pushInfo(
        tr("Date {} : « {} », {} ; couverture « {} », usage « {} », {}.").format(
            date, layer.name, year, cs.name, us.name if us else tr("aucun"), nomenclature.title
        )
    )
    return LandCover(
        layer.name,
        year,
        layer.shapes,
        layer.frame[cs.name].to_numpy(),
        None if us is None else layer.frame[us.name].to_numpy(),
        nomenclature,
        layer.frame.index.to_numpy(),
        _own_artif(asked, date, layer),
        _envelope(asked, date),
        _column(asked, f"POSTE4_{date}", layer),
    )


def nomenclature_of(asked: Asked, date: int) -> Any:
    """Return the nomenclature of a date, with the table of the person when it is theirs."""
    from ...aula_plugin.bridge import to_frame
    from ...aula_plugin.core.land.nomenclatures import nomenclature

    name = asked.choice("NOMENCLATURE")
    if date > 1:
        name = asked.choice(f"NOMENCLATURE_{date}") or name
    if name != "table":
        return nomenclature(name)
    source = asked.source("TABLE")
    table = None if source is None else to_frame(source, asked.context, asked.feedback).drop(columns="geometry")
    return nomenclature(name, table)


def _own_artif(asked: Asked, date: int, layer: Layer) -> Any:
    """Return what the producer says of each polygon, None when no field was chosen."""
    from ...aula_plugin.core.land.own_artif import read_artif

    values = _column(asked, f"ARTIF_{date}", layer)
    return None if values is None else read_artif(values, layer.name, asked.text(f"ARTIF_{date}"))


def _column(asked: Asked, parameter: str, layer: Layer) -> Any:
    """Return the values of the field chosen, None when none was."""
    from ...aula_plugin.core.errors import InputError

    name = asked.text(parameter)
    if not name:
        return None
    if name.lower() not in layer.fields:
        raise InputError(
            tr("« {} » n’a pas de champ « {} » ({}) ; présents : {}.").format(
                layer.name, name, parameter, ", ".join(layer.fields)
            )
        )
    return layer.frame[name.lower()].to_numpy()


def _envelope(asked: Asked, date: int) -> Any:
    source = asked.source(f"ENVELOPPE_{date}")
    return None if source is None else read(source, asked.crs, asked.context, asked.feedback).geometry.to_numpy()


def territories_of(asked: Asked) -> Any:
    """Return the territories chosen, None without any."""
    from ...aula_plugin.core.land.territories import read_territories

    source = asked.source("TERRITOIRES")
    if source is None:
        return None
    frame = require_some(read(source, asked.crs, asked.context, asked.feedback), source)
    territories, notes = read_territories(frame, *map(asked.text, ("CHAMP_CODE", "CHAMP_NOM", "CHAMP_GROUPE")))
    for note in notes:
        asked.feedback.pushInfo(note)
    return territories
