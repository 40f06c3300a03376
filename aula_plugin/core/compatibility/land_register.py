"""The land register of a SCoT: envelope, consumed, engaged, left, by territory and by vocation.

``engagé`` is what documents open in extension since T0 (OUV of rule F1, consumed or not), ``disponible`` what of it is
not consumed yet, ``imputé = consommé + disponible``, ``reste = enveloppe − imputé``. Areas in hectares, unrounded.
A total is the sum of its communes; what no one gave is NULL, and a sum with a part missing says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from geopandas import GeoDataFrame

from ..documents.vocation import UNKNOWN, VOCATIONS
from ..typography import mesure, pluriel
from .land_envelopes import ABSENT, ALL, OWN, SHARED, Envelopes
from .land_pieces import CLOSED_AU, CONSUMED, ELSEWHERE, FREE, OPENED, PIECE_COLUMNS, WITHOUT, CommuneLand
from .model import Grille
from .thresholds import Place

REGISTER_COLUMNS = {
    "territoire_type": "text",
    "territoire_id": "text",
    "territoire_nom": "text",
    "niveau": "text",
    "siren_epci": "text",
    "vocation": "text",
    "enveloppe_ha": "real",
    "enveloppe_origine": "text",
    "consomme_ha": "real",
    "engage_ha": "real",
    "dont_aus_ha": "real",
    "disponible_ha": "real",
    "impute_ha": "real",
    "reste_ha": "real",
    "reste_sens": "text",
    "part_imputee": "real",
    "statut": "text",
    "sans_date_ha": "real",
    "n_communes": "integer",
    "n_documents": "integer",
    "n_observees": "integer",
    "idurba": "text",
    "date": "text",
    "remarques": "text",
}
#: Columns of the map of communes: their line « toutes vocations ».
MAP_COLUMNS = {
    "code_insee": "text",
    "nom": "text",
    **{
        name: kind
        for name, kind in REGISTER_COLUMNS.items()
        if name not in ("territoire_type", "territoire_id", "territoire_nom", "vocation", "n_communes")
    },
}
WITHIN, BEYOND = "dans l’enveloppe", "au-delà de l’enveloppe"
SHARED_STATUS, NO_ENVELOPE, NO_DOCUMENT, PARTIAL = (
    "enveloppe partagée",
    "sans enveloppe",
    "document manquant",
    "incomplet",
)
STATUSES = (BEYOND, WITHIN, PARTIAL, NO_DOCUMENT, SHARED_STATUS, NO_ENVELOPE)
MEASURED, AT_MOST = "mesuré", "au plus"
#: Vocations of zones told with another: the rules count commerce with economy.
_JOINED = {"commerce": "economie"}
MIXED = "mixte"
_ORDER = (ALL, *VOCATIONS, WITHOUT, UNKNOWN)
#: Rounding of a sum of areas (ha).
_ROUNDING = 1e-9


@dataclass
class Figures:
    """Hectares of one territory for one vocation; None is unknown."""

    consumed: float | None = None
    engaged: float | None = None
    closed: float | None = None
    free: float | None = None
    charged: float | None = None


@dataclass(frozen=True)
class Shares:
    """How a vocation of zones is shared among those of the register."""

    mixed: Mapping[str, float] = field(default_factory=dict)

    def of(self, vocation: str | None) -> Mapping[str, float]:
        """Return the share of each vocation of the register; they add up to 1."""
        named = _JOINED.get(vocation or UNKNOWN, vocation or UNKNOWN)
        return self.mixed if named == MIXED and self.mixed else {named: 1.0}


def register(
    lands: Sequence[CommuneLand], envelopes: Envelopes, grid: Grille, consumed: Mapping[str, float] | None = None
) -> pd.DataFrame:
    """Return the register, columns ``REGISTER_COLUMNS``: communes, then levels, EPCI and the SCoT.

    Parameters
    ----------
    lands : one per commune of the SCoT.
    consumed : hectares consumed since T0 by INSEE code where a table gives them; read only for communes where nothing
        is observed. Where they lie is unknown: ``imputé`` is then at least the larger of consumed and engaged.

    Notes
    -----
    A mixed zone is shared by ``part_mixte_habitat`` as rule F2 does, unless the SCoT writes an envelope for « mixte ».
    """
    half = grid.parametres.part_mixte_habitat
    own_mixed = MIXED in envelopes.vocations
    shares = Shares({} if own_mixed else {"habitat": half, "economie": 1 - half})
    vocations = _vocations(lands, envelopes, shares)
    tables = {land.territory.place.id: _commune_figures(land, vocations, shares, consumed or {}) for land in lands}
    rows = []
    for kind, code, name, members in _territories(lands, grid):
        rows += [_row(kind, code, name, members, vocation, tables, envelopes) for vocation in vocations]
    return pd.DataFrame(rows, columns=list(REGISTER_COLUMNS), dtype=object)


def map_of(table: pd.DataFrame, communes: GeoDataFrame) -> GeoDataFrame:
    """Return the communes (``code_insee``, shape) with their line « toutes vocations », columns ``MAP_COLUMNS``."""
    own = table[(table["territoire_type"] == "commune") & (table["vocation"] == ALL)]
    said = own.rename(columns={"territoire_id": "code_insee", "territoire_nom": "nom"}).set_index("code_insee")
    shapes = dict(zip(communes["code_insee"].astype(str), communes.geometry))
    rows = said.reset_index()[list(MAP_COLUMNS)]
    return GeoDataFrame(rows, geometry=[shapes[code] for code in rows["code_insee"]], crs=communes.crs)


def pieces_of(lands: Iterable[CommuneLand], crs: Any) -> GeoDataFrame:
    """Return the pieces of all the communes, columns ``PIECE_COLUMNS``, in one projection."""
    rows = [piece for land in lands for piece in land.pieces]
    table = pd.DataFrame(rows, columns=[*PIECE_COLUMNS, "geometry"], dtype=object)
    return GeoDataFrame(table[list(PIECE_COLUMNS)], geometry=list(table["geometry"]), crs=crs)


def _vocations(lands: Iterable[CommuneLand], envelopes: Envelopes, shares: Shares) -> list[str]:
    """Return the vocations of the register: those with an envelope and those of the pieces, « toutes » first."""
    found = {ALL, *envelopes.vocations}
    for land in lands:
        for piece in land.pieces:
            found |= {*shares.of(piece["vocation"])}
            if piece["nature"] in OPENED:
                found |= {*shares.of(piece["vocation_zone"])}
    return sorted(found, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))


def _commune_figures(
    land: CommuneLand, vocations: Sequence[str], shares: Shares, table: Mapping[str, float]
) -> dict[str, Figures]:
    return {vocation: _figures(land, vocation, shares, table) for vocation in vocations}


def _figures(land: CommuneLand, vocation: str, shares: Shares, table: Mapping[str, float]) -> Figures:
    def total(natures: Iterable[str], column: str, origin: str = "") -> float:
        """Return ``Σ area × share`` of the pieces of some natures."""
        wanted = set(natures)
        pieces = (p for p in land.pieces if p["nature"] in wanted and (not origin or p["origine"] == origin))
        return float(sum(p["aire_ha"] * _share(shares, p[column], vocation) for p in pieces))

    found = Figures()
    if land.documented:
        found.engaged = total(OPENED, "vocation_zone")
        found.closed = total(OPENED, "vocation_zone", CLOSED_AU)
        found.charged = found.engaged
    if land.observed:
        found.consumed = total((CONSUMED, ELSEWHERE), "vocation")
        if land.documented:
            found.free = total((FREE,), "vocation_zone")
            found.charged = found.consumed + found.free
    elif vocation == ALL and land.territory.place.id in table:
        found.consumed = table[land.territory.place.id]
        if found.engaged is not None:
            found.charged = max(found.engaged, found.consumed)
    return found


def _share(shares: Shares, vocation: str | None, wanted: str) -> float:
    return 1.0 if wanted == ALL else shares.of(vocation).get(wanted, 0.0)


def _territories(lands: Sequence[CommuneLand], grid: Grille) -> list[tuple[str, str, str, list[CommuneLand]]]:
    """Return communes by code, levels in the order of the armature, EPCI, then the whole."""
    ordered = sorted(lands, key=lambda land: land.territory.place.id)
    result = [("commune", land.territory.place.id, land.territory.name, [land]) for land in ordered]
    levels = grid.armature.niveaux
    for code in _codes(ordered, "niveau", list(levels)):
        members = [land for land in ordered if land.territory.place.niveau == code]
        result.append(("niveau", code, levels.get(code, f"niveau {code}"), members))
    for code in _codes(ordered, "siren_epci", []):
        members = [land for land in ordered if land.territory.place.siren_epci == code]
        result.append(("epci", code, f"EPCI {code}", members))
    if ordered:
        result.append(("scot", grid.scot.siren or grid.id, grid.scot.nom or "Ensemble du SCoT", ordered))
    return result


def _codes(lands: Iterable[CommuneLand], attribute: str, order: Sequence[str]) -> list[str]:
    found = {str(code) for code in (getattr(land.territory.place, attribute) for land in lands) if code}
    return sorted(found, key=lambda code: (order.index(code) if code in order else len(order), code))


def _row(
    kind: str,
    code: str,
    name: str,
    members: Sequence[CommuneLand],
    vocation: str,
    tables: Mapping[str, Mapping[str, Figures]],
    envelopes: Envelopes,
) -> dict[str, Any]:
    places = [land.territory.place for land in members]
    found = [tables[place.id][vocation] for place in places]
    alone = members[0] if kind == "commune" else None
    if alone:
        envelope, origin = envelopes.of_commune(places[0], vocation)
    else:
        envelope, origin = envelopes.of_group(kind, code, places, vocation)
    charged = _sum(one.charged for one in found)
    known = sum(one.engaged is not None for one in found)
    free = all(one.free is not None for one in found if one.engaged is not None)
    left = envelope - charged if envelope is not None and charged is not None and known == len(found) else None
    return {
        "territoire_type": kind,
        "territoire_id": code,
        "territoire_nom": name,
        "niveau": alone.territory.place.niveau if alone else code if kind == "niveau" else None,
        "siren_epci": alone.territory.place.siren_epci if alone else code if kind == "epci" else None,
        "vocation": vocation,
        "enveloppe_ha": envelope,
        "enveloppe_origine": origin,
        "consomme_ha": _sum(one.consumed for one in found),
        "engage_ha": _sum(one.engaged for one in found),
        "dont_aus_ha": _sum(one.closed for one in found),
        "disponible_ha": _sum(one.free for one in found) if free else None,
        "impute_ha": charged,
        "reste_ha": left,
        "reste_sens": None if left is None else MEASURED if free else AT_MOST,
        "part_imputee": 100 * charged / envelope if charged is not None and envelope else None,
        "statut": _status(envelope, origin, charged, known == len(found)),
        "sans_date_ha": sum(land.undated_ha for land in members) if vocation == ALL else None,
        "n_communes": len(members),
        "n_documents": sum(land.documented for land in members),
        "n_observees": sum(one.consumed is not None for one in found),
        "idurba": alone.idurba if alone else None,
        "date": alone.date if alone else None,
        "remarques": "|".join(_remarks(alone, places, vocation, envelope, origin, envelopes, found)) or None,
    }


def _sum(values: Iterable[float | None]) -> float | None:
    """Return the sum of what is known, None when nothing is."""
    known = [value for value in values if value is not None]
    return float(sum(known)) if known else None


def _status(envelope: float | None, origin: str, charged: float | None, complete: bool) -> str:
    if envelope is None:
        return SHARED_STATUS if origin in SHARED else NO_ENVELOPE
    if charged is None:
        return NO_DOCUMENT
    if charged > envelope + _ROUNDING * max(1.0, envelope):
        return BEYOND
    return WITHIN if complete else PARTIAL


def _remarks(
    alone: CommuneLand | None,
    places: Sequence[Place],
    vocation: str,
    envelope: float | None,
    origin: str,
    envelopes: Envelopes,
    found: Sequence[Figures],
) -> list[str]:
    """Return what must be known to read a row."""
    if alone is not None:
        notes = list(alone.notes) if vocation == ALL else []
        if not alone.documented:
            notes.append("aucun document mesurable : ce qui est ouvert est inconnu")
        if not alone.observed:
            notes.append("consommation non observée : ce qui est consommé ailleurs n’est pas déduit")
        return notes
    notes = []
    missing = [place.id for place, one in zip(places, found) if one.engaged is None]
    if missing:
        notes.append(f"{pluriel(len(missing), 'commune')} sans document mesuré ({', '.join(missing[:12])})")
    summed = envelopes.sum_of_communes(places, vocation)
    if origin == OWN and summed is not None and envelope is not None and abs(summed - envelope) >= 0.005:
        notes.append(f"le SCoT écrit {mesure(envelope, 'ha')}, ses communes en totalisent {mesure(summed, 'ha')}")
    if (
        origin == ABSENT
        and vocation == ALL
        and any(envelopes.of_commune(place, ALL)[0] is not None for place in places)
    ):
        notes.append("toutes les communes n’ont pas d’enveloppe : pas de somme")
    return notes
