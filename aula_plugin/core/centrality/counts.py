"""Equipments counted by commune or by perimeter, from points or from a table: groups of presence, and types.

What a source cannot show is not what is missing: a group without any column, or that no point bears, is not observed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..tables import load
from ..text import clean, insee, number, plain
from .columns import DUPLICATE, OUTSIDE
from .nomenclature import INTERMEDIATE, PROXIMITY, SUPERIOR, Nomenclature

GAMMES = (PROXIMITY, INTERMEDIATE, SUPERIOR)
#: Names of the columns of a table of counts, lower case, in the order they are looked for.
CODES = ("code_insee", "codgeo", "depcom", "code_commune", "insee_com", "insee", "geo", "com")
TYPES = ("typequ", "facility_type", "type_equ", "code_typequ")
NUMBERS = ("n_equip", "nb_equip", "obs_value", "nombre", "nb", "effectif", "valeur")
#: No commune holds more equipments; sums stay whole numbers.
_MOST = 1e9
#: Columns of a wide table that say which commune it is, not what it holds.
_IDENTITY = {*CODES, "nom", "libgeo", "libelle", "commune", "nom_com", "dep", "reg", "epci", "population", "annee",
             "millesime", "surface_ha", "fid", "geometry"}  # fmt: skip


@dataclass
class Counts:
    """What is counted in each place.

    Attributes
    ----------
    groups : places × groups, number of equipments; NaN where the source says nothing.
    gammes : group to gamme, None when it has none.
    types : places × types, same.
    codes : type to the codes of the BPE that it adds up.
    notes : what was mended or left out, in French.
    strangers : codes of communes of the source that were not asked for, to number of rows.
    grain : what the source tells apart, « code », « groupe » or « colonne ».
    """

    groups: pd.DataFrame
    gammes: dict[str, str | None]
    types: pd.DataFrame
    codes: dict[str, frozenset[str]]
    notes: list[str] = field(default_factory=list)
    strangers: dict[str, int] = field(default_factory=dict)
    grain: str = "code"

    def observed(self, groups: Iterable[str]) -> list[str]:
        """Return the groups that the source shows, in order."""
        return [group for group in groups if group in self.groups and self.groups[group].notna().any()]

    def complete(self, nomenclature: Nomenclature, codes: Iterable[str] = ()) -> None:
        """Take what appears nowhere as absent everywhere: the source is said to hold all groups, and these codes.

        A table with one column per equipment is left as it is: it holds no more than its columns. A table by group
        says nothing of codes.
        """
        if self.grain == "colonne":
            return
        if self.grain == "code":
            for code in set(codes) - set(self.codes):
                self.types[code] = 0.0
                self.codes[code] = frozenset([code])
        for gamme in GAMMES:
            for group in nomenclature.members(gamme):
                if group not in self.groups:
                    self.groups[group] = 0.0
                    self.gammes[group] = gamme


def of_points(points: GeoDataFrame, places: Iterable[str], held: pd.Series, nomenclature: Nomenclature) -> Counts:
    """Return the counts of located equipments.

    Parameters
    ----------
    points : columns of an offer read back (``prepared_offer.read_offer``).
    places : identifiers of the places, in order; a place without point counts 0 of what the source shows.
    held : place of each row of ``points`` that counts, indexed as some rows of ``points``; a point may be in several.
    nomenclature : gives the group of a known code when the workbook of INSEE is loaded, else the point's own is kept.
    """
    places = list(places)
    regroup = bool(nomenclature.members(INTERMEDIATE))
    rows = points.loc[held.index, ["groupe", "gamme", "code"]].assign(place=held.to_numpy())
    every = [
        _meaning(row, nomenclature, regroup) for row in points[["groupe", "gamme", "code"]].itertuples(index=False)
    ]
    meant = pd.DataFrame(every, index=points.index, columns=["groupe", "gamme"], dtype=object)
    gammes = dict(meant.dropna(subset="groupe").drop_duplicates("groupe").itertuples(index=False))
    rows[["groupe", "gamme"]] = meant.loc[held.index].to_numpy()
    groups = _pivot(rows, "groupe", places, gammes)
    shown = sorted({code for code in points["code"] if code})
    types = _pivot(rows, "code", places, shown)
    return Counts(groups, gammes, types, {code: frozenset([code]) for code in shown})


def _meaning(row: tuple[str | None, ...], nomenclature: Nomenclature, regroup: bool) -> tuple[str | None, str | None]:
    group, gamme, code = row
    service = nomenclature.meaning(code) if code and regroup else None
    return (service.group, service.gamme) if service is not None and service.known else (group, gamme)


def _pivot(rows: pd.DataFrame, column: str, places: list[str], names: Iterable[str]) -> pd.DataFrame:
    table = pd.crosstab(rows["place"], rows[column]) if rows[column].notna().any() else pd.DataFrame()
    return table.reindex(index=places, columns=list(names)).fillna(0.0).astype(float)


def communes_of(points: GeoDataFrame, communes: GeoDataFrame) -> pd.Series:
    """Return the commune of each point that counts there, those located at the commune included.

    The code a point bears, else the commune around it; duplicates and what lies outside count nowhere.
    """
    rows = points[~points["motif"].isin([DUPLICATE, OUTSIDE]) & (points["retenu"] | points["motif"].notna())]
    known = set(communes["code_insee"])
    codes = pd.Series([code if code in known else None for code in map(insee, rows["code_insee"])], rows.index, object)
    lost = codes.index[codes.isna().to_numpy()]
    if len(lost):
        around = inside(points.loc[lost], communes, communes["code_insee"])
        codes.update(around[~around.index.duplicated()])
    return codes.dropna()


def inside(points: GeoDataFrame, areas: GeoDataFrame, names: pd.Series) -> pd.Series:
    """Return the area of each point, one row per pair; points in no area are absent."""
    tree = shapely.STRtree(points.geometry.to_numpy())
    rows, found = tree.query(areas.geometry.to_numpy(), predicate="intersects")
    order = np.lexsort((rows, found))
    return pd.Series(names.to_numpy(dtype=object)[rows[order]], points.index[found[order]], dtype=object)


def identified(areas: GeoDataFrame) -> GeoDataFrame:
    """Return perimeters with ``id_perimetre``, ``nom``, ``code_insee``, ``niveau``, from what their layer calls so."""
    names = {
        "id_perimetre": ("id_candidat", "id_perimetre", "id", "identifiant"),
        "nom": ("nom", "libelle", "name"),
        "code_insee": ("code_insee", "insee"),
        "niveau": ("niveau", "armature"),
    }
    found: dict[str, list[str | None]] = {}
    for column, wanted in names.items():
        own = next((name for name in wanted if name in areas), None)
        found[column] = [None] * len(areas) if own is None else [clean(value) for value in areas[own]]
    found["id_perimetre"] = [name or str(rank) for rank, name in enumerate(found["id_perimetre"], start=1)]
    return GeoDataFrame(found, geometry=areas.geometry.to_numpy(), crs=areas.crs)


def of_table(table: pd.DataFrame, communes: Iterable[str], nomenclature: Nomenclature) -> Counts:
    """Return the counts of a table: by commune and group, by commune and type, or one column per equipment.

    Parameters
    ----------
    table : any; the kind is known by its columns: ``groupe`` and a number (the count of « Préparer l’offre »), a type
        of the BPE and a number, else columns whose names are codes, labels or groups.
    communes : codes asked for; others are listed in ``strangers``.

    Notes
    -----
    An empty cell is unknown (secrecy), not 0. A commune that a table by rows never names holds nothing; one that a
    table by columns never names is unknown.

    Raises
    ------
    InputError
        No row, no column of commune, no known equipment, a number that is none or is negative, a commune twice.
    """
    if not len(table):
        raise InputError("le comptage n’a aucune ligne : choisissez une autre table.")
    table = table.rename(columns={name: str(name).strip().lower() for name in table.columns})
    code = next((name for name in CODES if name in table), None)
    if code is None:
        raise InputError(
            f"comptage : aucune colonne de code de commune (cherchées : {', '.join(CODES)} ; présentes : "
            f"{', '.join(name for name in table if name != 'geometry')})."
        )
    codes = pd.Series([insee(value) for value in table[code]], table.index, dtype=object)
    kept, codes = table[codes.notna()], codes.dropna()
    value = next((name for name in NUMBERS if name in table), None)
    kind = "groupe" if "groupe" in table else next((name for name in TYPES if name in table), None)
    communes = list(communes)
    if kind and value:
        found = _by_rows(kept, codes, kind, value, communes, nomenclature)
    else:
        found = _by_columns(kept, codes, communes, nomenclature)
    if len(kept) < len(table):
        found.notes.append(f"comptage : {len(table) - len(kept)} ligne(s) sans code de commune, laissée(s) de côté.")
    wanted = set(communes)
    found.strangers = {str(name): int(n) for name, n in codes[~codes.isin(wanted)].value_counts().sort_index().items()}
    return found


def _by_rows(
    table: pd.DataFrame, codes: pd.Series, kind: str, value: str, communes: list[str], nomenclature: Nomenclature
) -> Counts:
    """Return the counts of a table with one row per commune and group, or per commune and type."""
    numbers = _numbers(table[value], value)
    names = pd.Series([clean(item) for item in table[kind]], table.index, dtype=object)
    if kind != "groupe":
        names = names.map(lambda name: name and name.upper())
    cells = pd.DataFrame({"place": codes, "name": names, "n": numbers}).dropna(subset="name")
    known = cells[cells["place"].isin(communes)].groupby(["place", "name"])["n"].sum(min_count=1)
    shown = sorted(set(cells["name"]))
    wide = known.unstack().reindex(index=communes, columns=shown)
    secret = known[known.isna()]
    wide = wide.fillna(0.0)
    for place, name in secret.index:
        wide.loc[place, name] = np.nan
    if kind == "groupe":
        return _of_groups(wide, table, nomenclature)
    return _of_types(wide, {name: frozenset([name]) for name in shown}, nomenclature)


def _of_groups(wide: pd.DataFrame, table: pd.DataFrame, nomenclature: Nomenclature) -> Counts:
    """Return the counts of a table by group; the gamme is that of the lists, else that of the table."""
    lists = {plain(group): (group, gamme) for gamme in GAMMES for group in nomenclature.members(gamme)}
    members = {group: codes for gamme in GAMMES for group, codes in nomenclature.members(gamme).items()}
    own = dict(zip(table["groupe"], table["gamme"])) if "gamme" in table else {}
    renamed = {name: lists.get(plain(name), (name, None))[0] for name in wide}
    wide = wide.rename(columns=renamed).T.groupby(level=0).sum(min_count=1).T
    gammes = {name: lists.get(plain(name), (name, clean(own.get(name))))[1] for name in wide}
    codes = {name: members.get(name, frozenset([f"={name}"])) for name in wide}
    found = Counts(wide, gammes, wide.copy(), codes, grain="groupe")
    strange = [name for name in wide if name not in members and nomenclature.members(gammes[name] or PROXIMITY)]
    if strange:
        found.notes.append(f"comptage : {len(strange)} groupe(s) d’aucune liste : {', '.join(strange[:10])}.")
    return found


def _by_columns(table: pd.DataFrame, codes: pd.Series, communes: list[str], nomenclature: Nomenclature) -> Counts:
    """Return the counts of a table with one row per commune, one column per equipment."""
    twice = codes[codes.duplicated()]
    if len(twice):
        raise InputError(
            f"comptage : la commune {twice.iloc[0]} y a plusieurs lignes ; attendu : une ligne par commune, ou les "
            "colonnes groupe (ou typequ) et n_equip."
        )
    read, unknown = {}, []
    for name in table:
        members = column_codes(name, nomenclature)
        if members:
            read[name] = members
        elif name not in _IDENTITY:
            unknown.append(name)
    if not read:
        raise InputError(
            "comptage : aucune colonne d’équipement reconnue ; attendu : groupe et n_equip, typequ et un nombre, ou "
            f"une colonne par équipement (code ou libellé de la BPE). Présentes : {', '.join(table.columns)}."
        )
    wide = pd.DataFrame({name: _numbers(table[name], name) for name in read}, index=table.index).set_axis(codes)
    found = _of_types(wide.reindex(communes), read, nomenclature)
    found.grain = "colonne"
    if unknown:
        found.notes.append(f"comptage, colonne(s) non reconnue(s), laissée(s) de côté : {', '.join(unknown)}.")
    absent = sorted(set(communes) - set(codes))
    if absent:
        found.notes.append(f"comptage : {len(absent)} commune(s) absente(s), inconnue(s) : {', '.join(absent[:10])}.")
    empty = int(wide.isna().sum().sum())
    if empty:
        found.notes.append(f"comptage : {empty} cellule(s) vide(s), lue(s) comme inconnue(s), non comme 0.")
    return found


def column_codes(name: str, nomenclature: Nomenclature) -> frozenset[str]:
    """Return the codes of the BPE that the name of a column says: a code, a label, a group; empty when it says none."""
    bare = name.upper().removeprefix("NB_").removeprefix("N_")
    code = bare if nomenclature.meaning(bare).known else nomenclature.former(bare)
    if code:
        return frozenset([code])
    words = plain(bare)
    groups = {plain(group): codes for gamme in GAMMES for group, codes in nomenclature.members(gamme).items()}
    own = dict(zip(load("bpe_colonnes")["colonne"], load("bpe_colonnes")["codes"]))
    code = nomenclature.coded(words)
    return groups.get(words) or (frozenset([code]) if code else frozenset(own.get(words, "").split()))


def _of_types(wide: pd.DataFrame, codes: Mapping[str, frozenset[str]], nomenclature: Nomenclature) -> Counts:
    """Return the counts of types, and those of the groups they make up."""
    groups: dict[str, pd.Series] = {}
    gammes: dict[str, str | None] = {}
    for gamme in GAMMES:
        for group, members in nomenclature.members(gamme).items():
            added = [name for name in wide if codes[name] <= members]
            if added:
                groups[group], gammes[group] = added_up(wide[added]), gamme
    return Counts(pd.DataFrame(groups, index=wide.index), gammes, wide, dict(codes))


def added_up(part: pd.DataFrame) -> pd.Series:
    """Return the sum of columns; NaN where it is 0 and a cell is unknown: nothing says that there is none."""
    total = part.sum(axis=1, min_count=1)
    return total.mask(part.isna().any(axis=1) & (total == 0))


def _numbers(column: pd.Series, name: str) -> pd.Series:
    """Return a column as numbers, NaN where empty."""
    found = []
    for line, value in enumerate(column, start=1):
        text = clean(value)
        read = None if text is None else number(text)
        if text is not None and (read is None or not 0 <= read <= _MOST):
            raise InputError(
                f"comptage, colonne « {name} », ligne {line} : « {text} » ; attendu : un nombre, 0 ou plus, "
                "un milliard au plus."
            )
        found.append(np.nan if read is None else read)
    return pd.Series(found, column.index, dtype=float)
