"""Land covers as they are drawn, invalid outlines included, and what is asked of their control."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...aula_plugin.i18n import tr
from ..vectors import metric_crs, name_of, read, require_some
from .cover_inputs import Asked, nomenclature_of


@dataclass(frozen=True)
class ControlInputs:
    """Land covers, the place looked at (None: everywhere), the settings; the CRS as QGIS and as frames know it."""

    covers: list[Any]
    territory: Any
    settings: Any
    crs: Any
    frame_crs: Any


def read_control(algorithm: Any, parameters: Any, context: Any, feedback: Any, dates: Sequence[int]) -> ControlInputs:
    """Return what the person gave."""
    sources = {date: algorithm.optional_source(parameters, f"OCCUPATION_{date}", context) for date in dates[1:]}
    sources = {dates[0]: algorithm.source(parameters, f"OCCUPATION_{dates[0]}", context), **sources}
    crs = metric_crs(sources[dates[0]], context)
    asked = Asked(algorithm, parameters, context, feedback, crs)
    given = {date: source for date, source in sources.items() if source is not None}
    covers = [_cover(asked, date, source, len(given) == 1) for date, source in given.items()]
    return ControlInputs(covers, _territory(asked), _settings(asked, covers), crs, crs.toWkt())


def _cover(asked: Asked, date: int, source: Any, alone: bool) -> Any:
    from ...aula_plugin.bridge import go_on, to_frame
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.land import code_fields
    from ...aula_plugin.core.land.land_cover import LandCover

    layer = asked.algorithm.parameterAsVectorLayer(asked.parameters, f"OCCUPATION_{date}", asked.context)
    name, given = name_of(layer or source), asked.whole(f"ANNEE_{date}")
    frame = require_some(to_frame(source, asked.context, asked.feedback, asked.crs), source)
    go_on(asked.feedback)
    fields = [str(column) for column in frame.columns if column != "geometry"]
    cs, us = (
        code_fields.chosen(fields, axis, asked.text(f"{axis.upper()}_{date}"), given, date, False, name)
        for axis in ("cs", "us")
    )
    if cs is None:
        raise InputError(
            tr("« {} » : aucun champ de couverture reconnu. Indiquez-le (CS_{}) ; présents : {}.").format(
                name, date, ", ".join(fields)
            )
        )
    try:
        year = code_fields.year_of(given, cs, name, date)
    except InputError:
        if not alone:
            raise
        year = 1
    nomenclature = nomenclature_of(asked, date)
    asked.feedback.pushInfo(
        tr("Date {} : « {} », {} ; couverture « {} », usage « {} », {}.").format(
            date, name, year, cs.name, us.name if us else tr("aucun"), nomenclature.title
        )
    )
    return LandCover(
        name,
        year,
        frame.geometry.to_numpy(),
        frame[cs.name].to_numpy(),
        None if us is None else frame[us.name].to_numpy(),
        nomenclature,
        frame.index.to_numpy(),
    )


def _territory(asked: Asked) -> Any:
    """Return the territories united, None without any."""
    from ...aula_plugin.core.geometry import dissolve

    source = asked.source("TERRITOIRES")
    if source is None:
        return None
    frame = require_some(read(source, asked.crs, asked.context, asked.feedback), source)
    return dissolve(frame.geometry.to_numpy())


def _settings(asked: Asked, covers: list[Any]) -> Any:
    from ...aula_plugin.core.land.control import ControlSettings
    from ...aula_plugin.core.land.minimum_units import UNITS, MinimumUnits

    own = {name: asked.number(name) for name in ("UMI", "UMI_FINE")}
    fine = tuple(code.strip() for code in asked.text("CODES_FINS").replace(";", ",").split(",") if code.strip())
    units = None
    if fine or any(value is not None for value in own.values()):
        usual = UNITS[covers[0].nomenclature.id]
        units = MinimumUnits(
            usual.common_m2 if own["UMI"] is None else own["UMI"],
            usual.fine_m2 if own["UMI_FINE"] is None else own["UMI_FINE"],
            fine or usual.fine,
        )
    flag = asked.algorithm.parameterAsBoolean
    return ControlSettings(
        units,
        asked.algorithm.parameterAsDouble(asked.parameters, "SURFACE_MIN", asked.context),
        flag(asked.parameters, "CROISEMENTS", asked.context),
        flag(asked.parameters, "VOISINS", asked.context),
    )
