"""Which columns of a table of consumption hold what: names of the Fichiers fonciers, of the portals, of the agencies.

Fichiers fonciers, « observatoire de l’artificialisation »: ``nafYYartZZ`` is what was consumed from the first of
January 20YY to the first of January 20ZZ, that is in the year 20YY; ``artYYhabZZ`` and so on are its destinations. A
name over several years (``naf09art23``) is their total and is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..communes import SYNONYMS
from ..errors import InputError

CODES = ("code_insee", "idcom", "insee", "insee_com", "codgeo", "code_commune", "codeinsee", "code_com", "depcom",
         "com", "code", *SYNONYMS["code_insee"])  # fmt: skip
YEARS = ("annee", "année", "year", "an", "millesime", "millésime", "annee_conso", "date")
#: Names of the total, without their unit, in the order they are looked for.
TOTALS = ("conso", "consommation", "conso_enaf", "consommation_enaf", "conso_nette", "conso_totale", "net", "enaf",
          "total", "naf", "surface_consommee", "valeur")  # fmt: skip
#: Destination to its names, without their unit.
NAMES = {
    "habitat": ("habitat", "hab", "logement"),
    "activite": ("activite", "activité", "activites", "activités", "act", "economie"),
    "mixte": ("mixte", "mix"),
    "route": ("route", "routes", "rou", "routier", "infrastructure_routiere"),
    "ferroviaire": ("ferroviaire", "fer", "ferre", "ferré"),
    "inconnu": ("inconnu", "inc", "inconnue", "non_renseigne"),
}
PENE = ("pene", "conso_pene", "pen", "projets_envergure")
_UNITS = ("_m2", "_m²", "_ha")
_FISCAL_TOTAL = re.compile(r"naf(\d\d)art(\d\d)")
_FISCAL_PART = re.compile(r"art(\d\d)(hab|act|mix|rou|fer|inc)(\d\d)")
_BY_YEAR = re.compile(r"(?P<stem>.*?)_?(?P<year>(?:19|20)\d\d)(?P<tail>_?(?:m2|m²|ha))?")
_STEMS = ("", *TOTALS, "annee", "an", "a", "y", "x", "flux")


@dataclass(frozen=True)
class Layout:
    """Where things are.

    Attributes
    ----------
    code : column of the territory.
    kind : ``annees`` (a row by year), ``colonnes`` (a column by year), ``periode`` (a total between two years).
    year, last : columns of the year; of the first and the last for a total.
    columns : name of what is read (``conso``, a destination, ``pene``) to its column; by year for ``colonnes``, where
        other kinds have the only key 0.
    words : column, or family of columns, as it is told.
    suffix : ``m2`` or ``ha`` when the names say the unit, else empty.
    """

    code: str
    kind: str
    year: str = ""
    last: str = ""
    columns: dict[int, dict[str, str]] = field(default_factory=dict)
    words: str = ""
    suffix: str = ""


def layout_of(names: Iterable[str], code: str = "", year: str = "", value: str = "") -> Layout:
    """Return where things are in a table, its names in lower case.

    Parameters
    ----------
    code, year, value : columns asked for, empty to recognise them; of yearly columns, ``value`` is any one of them.

    Raises
    ------
    InputError
        A column asked for that does not exist, no code, no consumption, or several families of yearly columns.
    """
    present = list(names)
    for asked in (code, year, value):
        if asked and asked not in present:
            raise InputError(f"table de consommation : pas de colonne « {asked} ». Choisissez parmi : {_all(present)}.")
    code = code or next((name for name in CODES if name in present), "")
    if not code:
        raise InputError(
            "table de consommation : aucune colonne de code de commune (code_insee, idcom, codgeo…). Indiquez-la "
            f"parmi : {_all(present)}."
        )
    if not year and {"annee1", "annee2"} <= set(present):
        return _period(code, present, value)
    year = year or next((name for name in YEARS if name in present), "")
    if year:
        return _by_row(code, year, present, value)
    fiscal = _fiscal(present) if not value or _FISCAL_TOTAL.fullmatch(value) else {}
    if fiscal:
        return Layout(code, "colonnes", columns=fiscal, words="nafAAartAA (fichiers fonciers)", suffix="m2")
    return _by_column(code, present, value)


def _all(names: list[str]) -> str:
    return ", ".join(name for name in names if name not in ("fid", "geometry"))


def bare(name: str) -> str:
    """Return a name without its unit."""
    return next((name[: -len(unit)] for unit in _UNITS if name.endswith(unit)), name)


def unit_in(name: str) -> str:
    """Return the unit a name ends with, empty when it says none."""
    end = next((unit for unit in _UNITS if name.endswith(unit)), "")
    return {"": "", "_ha": "ha"}.get(end, "m2")


def _named(present: list[str], names: Iterable[str]) -> str:
    """Return the first column that bears one of some names, with or without a unit."""
    by_name = {bare(name): name for name in reversed(present)}
    return next((by_name[name] for name in names if name in by_name), "")


def _parts(present: list[str]) -> dict[str, str]:
    """Return the columns of the destinations and of the national forfait, those that are there."""
    found = {key: _named(present, names) for key, names in (*NAMES.items(), ("pene", PENE))}
    return {key: name for key, name in found.items() if name}


def _by_row(code: str, year: str, present: list[str], value: str) -> Layout:
    others = [name for name in present if name not in (code, year)]
    total = value or _named(others, TOTALS)
    columns = {**({"conso": total} if total else {}), **{k: n for k, n in _parts(others).items() if n != total}}
    if not set(columns) - {"pene"}:
        raise InputError(
            "table de consommation : aucune colonne de consommation (conso_m2, conso_ha, total…). Indiquez-la parmi : "
            f"{_all(others)}."
        )
    words = total or "somme des destinations"
    return Layout(code, "annees", year, columns={0: columns}, words=words, suffix=_one_unit(columns.values()))


def _one_unit(names: Iterable[str]) -> str:
    """Return the unit that names say; a table that says two is refused."""
    said = {unit_in(name) for name in names} - {""}
    if len(said) > 1:
        raise InputError(
            f"table de consommation : des colonnes en m² et d’autres en ha ({', '.join(sorted(names))}). Mettez-les "
            "dans la même unité."
        )
    return said.pop() if said else ""


def _period(code: str, present: list[str], value: str) -> Layout:
    """Return the layout of the territories of `aula:artificialisation`: what is net, restored land taken off."""
    total = value or next((name for name in ("net_ha", "conso_ha", "conso_m2", "net_m2") if name in present), "")
    if not total:
        raise InputError(
            "table de consommation : annee1 et annee2 sont là, mais pas de consommation (net_ha, conso_ha). "
            "Indiquez-la."
        )
    return Layout(code, "periode", "annee1", "annee2", {0: {"conso": total}}, total, unit_in(total))


def _fiscal(present: list[str]) -> dict[int, dict[str, str]]:
    """Return the columns of the Fichiers fonciers by year; a name over several years is left out."""
    found: dict[int, dict[str, str]] = {}
    keys = {short: key for key, names in NAMES.items() for short in names}
    for name in present:
        total, part = _FISCAL_TOTAL.fullmatch(name), _FISCAL_PART.fullmatch(name)
        if total and _follow(total[1], total[2]):
            found.setdefault(2000 + int(total[1]), {})["conso"] = name
        elif part and _follow(part[1], part[3]):
            found.setdefault(2000 + int(part[1]), {})[keys[part[2]]] = name
    return dict(sorted(found.items()))


def _follow(first: str, last: str) -> bool:
    return (int(first) + 1) % 100 == int(last)


def _by_column(code: str, present: list[str], value: str) -> Layout:
    """Return the layout of a table with one column by year."""
    families: dict[str, dict[int, str]] = {}
    for name in present:
        match = _BY_YEAR.fullmatch(name)
        if match and name != code:
            families.setdefault(match["stem"].rstrip("_"), {})[int(match["year"])] = name
    asked = _BY_YEAR.fullmatch(value) if value else None
    stem = asked["stem"].rstrip("_") if asked else "\n" if value else _family(families)
    if stem not in families:
        what = "est à choisir" if families else "est introuvable"
        raise InputError(
            f"table de consommation : la consommation {what}. Donnez une colonne d’année et une de consommation, "
            f"ou une colonne par année (conso_2021, naf21art22). Présentes : {_all(present)}."
        )
    columns = {year: {"conso": name} for year, name in sorted(families[stem].items())}
    for key, names in (*NAMES.items(), ("pene", PENE)):
        for year, name in families.get(next((n for n in names if n in families and n != stem), "\n"), {}).items():
            columns.setdefault(year, {})[key] = name
    suffix = _one_unit(name for row in columns.values() for name in row.values())
    return Layout(code, "colonnes", columns=columns, words=f"{stem or 'une colonne'} par année", suffix=suffix)


def _family(families: dict[str, dict[int, str]]) -> str:
    """Return the family of yearly columns that is the consumption: a known name, or the only one there is."""
    known = [stem for stem in _STEMS if stem in families]
    return known[0] if known else next(iter(families)) if len(families) == 1 else "\n"
