"""Which fields of a land cover hold the codes, when nobody says it, and of which year they speak."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..errors import InputError

#: How producers call each axis, before or after « code »; a year may follow.
_NAMES = {
    "cs": ("cs", "couvert", "couverture", "couv", "cover", "clc"),
    "us": ("us", "usage", "us_ocsge"),
}
_DATED = re.compile(r"^(?P<name>.*?)_?(?P<year>(?:19|20)\d{2}|\d{2}|[12])$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_NAMED = {"cs": "la couverture", "us": "l’usage"}


@dataclass(frozen=True)
class CodeField:
    """A field that bears codes: its name, and the year or rank its name ends with, None without any."""

    name: str
    year: int | None


def candidates(names: Iterable[str], axis: str) -> list[CodeField]:
    """Return the fields that look like codes of an axis (``cs`` or ``us``), earliest year first.

    Parameters
    ----------
    names : fields, in lower case.
    """
    found = [field for field in (_read(name, axis) for name in names) if field is not None]
    return sorted(found, key=lambda field: (field.year or 0, field.name))


def _read(name: str, axis: str) -> CodeField | None:
    if _is_axis(name, axis):
        return CodeField(name, None)
    dated = _DATED.match(name)
    if not dated or not (_is_axis(dated["name"], axis) or (axis == "cs" and dated["name"] == "code")):
        return None
    year = int(dated["year"])
    return CodeField(name, year + 2000 if 10 <= year < 100 else year)


def _is_axis(name: str, axis: str) -> bool:
    bare = re.sub(r"^codes?_?|_?codes?$", "", name).strip("_")
    return bare in _NAMES[axis]


def chosen(
    names: Sequence[str], axis: str, asked: str, year: int | None, date: int, single: bool, layer: str
) -> CodeField | None:
    """Return the field of an axis at a date (1 or 2).

    Parameters
    ----------
    asked : what the person chose; empty: looked for.
    year : year of that date, when it is known.
    single : the layer bears both dates: the earliest field is the first date, the latest the second.

    Returns
    -------
    None when the layer has no field of that axis.

    Raises
    ------
    InputError
        The field asked for does not exist, or several may be it.
    """
    if asked:
        if asked.lower() not in names:
            raise InputError(
                f"« {layer} » n’a pas de champ « {asked} » ({axis.upper()}_{date}) ; présents : {', '.join(names)}."
            )
        return _read(asked.lower(), axis) or CodeField(asked.lower(), _years(asked))
    found = candidates(names, axis)
    of_year = [field for field in found if year is not None and field.year == year]
    if len(of_year) == 1:
        return of_year[0]
    wanted = 2 if single else 1
    if len(found) == wanted:
        return found[date - 1] if single else found[0]
    if not found:
        return None
    if single and len(found) == 1:
        raise InputError(
            f"« {layer} » n’a qu’un champ de codes, « {found[0].name} » : donnez l’occupation du sol de l’autre date "
            "(OCCUPATION_2), ou une couche qui porte les deux dates."
        )
    raise InputError(
        f"« {layer} » : choisissez {_NAMED[axis]} de la date {date} ({axis.upper()}_{date}) parmi "
        f"{', '.join(field.name for field in found)}."
    )


def year_of(given: int | None, field: CodeField, layer: str, date: int) -> int:
    """Return the year of a date: the one given, else the one the field or the layer bears in its name.

    Raises
    ------
    InputError
        Nobody says it.
    """
    found = given or (field.year if field.year and field.year > 100 else None) or _years(field.name) or _years(layer)
    if not found:
        raise InputError(f"« {layer} » : année de la date {date} inconnue. Indiquez-la (ANNEE_{date}).")
    return found


def _years(text: str) -> int | None:
    """Return the only year a text holds."""
    found = {int(year) for year in _YEAR.findall(text)}
    return found.pop() if len(found) == 1 else None
