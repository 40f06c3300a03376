"""What a run gives beside the candidates, as tables: variants, agreement, parts set aside, one line per commune."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from .candidates import parameters_of
from .columns import AGREEMENT, COMMUNES, SET_ASIDE, VARIANTS
from .cores import counted
from .territory import Drawing, Measured

NO_CORE, SOME = "aucun cœur", "candidats"


def variants_table(drawing: Drawing, measured: Measured) -> GeoDataFrame:
    """Return one multipolygon per variant of a commune, columns `columns.VARIANTS`; one drawn empty has no row."""
    drawn = [variant for variant in drawing.variants.values() if len(variant.shapes)]
    shapes = [variant.whole for variant in drawn]
    table = counted(np.array(shapes, dtype=object), measured.inputs.offer, measured.inputs.communes.crs)
    table["code_insee"] = drawing.code
    table["variante"] = [variant.name for variant in drawn]
    table["famille"] = [variant.family for variant in drawn]
    table["parametres"] = parameters_of(drawing, measured)
    table["n_parties"] = [len(shapely.get_parts(shape)) for shape in shapes]
    table["qualite"] = ["|".join(variant.flags) or None for variant in drawn]
    return table[[*VARIANTS, "geometry"]]


def agreement_table(drawing: Drawing) -> GeoDataFrame:
    """Return the classes of agreement of a commune, columns `columns.AGREEMENT`."""
    return drawing.classes.assign(code_insee=drawing.code)[[*AGREEMENT, "geometry"]]


def aside_table(drawing: Drawing) -> GeoDataFrame:
    """Return what was set aside in a commune and why, columns `columns.SET_ASIDE`."""
    both = pd.concat([drawing.aside, drawing.shaped.aside], ignore_index=True)
    return GeoDataFrame(both.assign(code_insee=drawing.code)[[*SET_ASIDE, "geometry"]], crs=drawing.aside.crs)


def commune_row(drawing: Drawing, measured: Measured) -> dict[str, object]:
    """Return what a commune gave, keys `columns.COMMUNES`; « aucun cœur » is a result, with its reason."""
    told, nothing = drawing.thresholds.told(), drawing.nothing
    perimeters = drawing.shaped.perimeters
    built = drawing.fields.built
    row = {
        "code_insee": drawing.code,
        "nom": measured.inputs.commune(drawing.code)["nom"],
        "n_candidats": len(perimeters),
        "aire_ha": float(perimeters["aire_ha"].sum()) if len(perimeters) else 0.0,
        "resultat": NO_CORE if nothing else SOME,
        "motif": nothing.motif if nothing else None,
        "k_max": float(drawing.fields.density[drawing.inside].max(initial=0.0)),
        "n_max": int(drawing.fields.groups[drawing.inside].max(initial=0)),
        "b_max": None if built is None else float(pd.Series(built[drawing.inside]).max()),
        **{name: told[name] for name in ("seuil_k", "seuil_b", "seuil_n")},
    }
    return {name: row[name] for name in COMMUNES}
