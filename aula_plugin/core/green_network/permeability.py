"""How much of what moves gets through an obstacle: a table by type and class, given or of example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from .. import tables
from ..errors import InputError
from ..text import clean, has_stem, number, plain
from ..typography import enumeration

#: Types of obstacles, and how a sentence names them.
TYPES: Mapping[str, str] = {
    "route": "route",
    "voie_ferree": "voie ferrée",
    "canal": "canal",
    "barrage": "barrage",
    "bati": "espace bâti",
    "zone_u": "zone U",
    "zone_au": "zone AU",
    "autre": "obstacle",
}
#: Words of a layer's name that tell its type.
_STEMS = {
    "voie_ferree": ("voie ferree", "voies ferrees", "voie_ferree", "fer", "rail", "lgv"),
    "route": ("route", "voirie", "autoroute", "troncon de route"),
    "canal": ("canal", "canaux"),
    "barrage": ("barrage", "seuil", "roe", "ouvrage"),
    "bati": ("bati", "tache urbaine", "enveloppe urbaine", "urbain"),
}
ANY_CLASS = "*"
COLUMNS = ("type", "classe", "permeabilite")


def type_of_name(name: str) -> str:
    """Return the type of obstacle that the name of a layer tells, empty when it tells none."""
    return next((kind for kind, stems in _STEMS.items() if has_stem(name, stems)), "")


@dataclass(frozen=True)
class PermeabilityTable:
    """Permeability (0: nothing gets through, 1: no obstacle) by type and class.

    Attributes
    ----------
    values : ``(type, class without accents in lower case)`` to permeability; the class ``*`` stands for any other.
    origin : what a report calls the table.
    """

    values: Mapping[tuple[str, str], float]
    origin: str
    is_example: bool = field(default=False)

    @classmethod
    def example(cls) -> PermeabilityTable:
        """Return the table shipped: values of example, without a source, to be replaced by local ones."""
        return cls.of(tables.load("permeabilites_exemple"), "valeurs d’exemple, à valider localement", True)

    @classmethod
    def of(cls, sheet: pd.DataFrame, origin: str, is_example: bool = False) -> PermeabilityTable:
        """Read a sheet of text with the columns ``type``, ``classe``, ``permeabilite``; the index is the line number.

        An empty class is ``*``. Lines without type nor value are skipped.

        Raises
        ------
        InputError
            Missing column, unknown type, value that is not between 0 and 1, a class given two values.
        """
        named = {plain(str(column)): column for column in sheet.columns}
        missing = [column for column in COLUMNS if column not in named]
        if missing:
            raise InputError(f"« {origin} » : colonne {enumeration(missing)} absente ; attendu : {', '.join(COLUMNS)}.")
        found: dict[tuple[str, str], float] = {}
        for line, row in zip(sheet.index, sheet[[named[column] for column in COLUMNS]].itertuples(index=False)):
            kind, label, value = (clean(cell) for cell in row)
            if kind is None and value is None:
                continue
            where = f"« {origin} », ligne {line}"
            key = (_type(kind, where), plain(label) if label and label != ANY_CLASS else ANY_CLASS)
            read = _share(value, where)
            if found.setdefault(key, read) != read:
                raise InputError(f"{where} : « {kind}, {label or ANY_CLASS} » a déjà une autre perméabilité.")
        if not found:
            raise InputError(f"« {origin} » ne contient aucune perméabilité.")
        return cls(found, origin, is_example)

    def look_up(self, kinds: pd.Series, classes: pd.Series) -> tuple[pd.Series, list[str]]:
        """Return the permeability of each obstacle, and the classes that only ``*`` covers, told in French.

        Raises
        ------
        InputError
            A type or a class has no value and its type has no ``*`` line: all are listed.
        """
        keys = pd.Series(
            [(kind, plain(label) if isinstance(label, str) else "") for kind, label in zip(kinds, classes)],
            index=kinds.index,
            dtype=object,
        )
        unknown: dict[tuple[str, str], str] = {}
        lacking: dict[tuple[str, str], str] = {}
        values: dict[tuple[str, str], float | None] = {}
        for (kind, label), shown in dict(zip(keys, classes)).items():
            value = self.values.get((kind, label))
            if value is None:
                value = self.values.get((kind, ANY_CLASS))
                target = unknown if value is not None else lacking
                if label or value is None:
                    target[(kind, label)] = f"{kind} « {shown if isinstance(shown, str) else 'sans classe'} »"
            values[(kind, label)] = value
        if lacking:
            raise InputError(
                f"« {self.origin} » n’a pas de perméabilité pour {enumeration(sorted(lacking.values()))}. Ajoutez ces "
                "lignes, ou une ligne de classe « * » par type."
            )
        listed = enumeration(sorted(unknown.values())) if unknown else ""
        notes = [f"classes absentes de la table, valeur « * » de leur type : {listed}"] if listed else []
        return keys.map(values).astype(float), notes


def _type(text: str | None, where: str) -> str:
    known = {plain(kind): kind for kind in TYPES}
    found = known.get(plain(text))
    if found is None:
        raise InputError(f"{where} : type « {text or ''} » inconnu ; accepté : {', '.join(TYPES)}.")
    return found


def _share(text: str | None, where: str) -> float:
    value = number(text) if text is not None else None
    if value is None or not 0 <= value <= 1:
        raise InputError(f"{where} : perméabilité « {text or ''} » ; attendu : un nombre de 0 (infranchissable) à 1.")
    return value
