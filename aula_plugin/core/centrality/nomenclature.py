"""What a code of equipment means: its label, its group of presence, its gamme, its weight, whether it is a shop.

A presence counts per group (école, poste, supérette ou épicerie…), not per code: the 26 groups of the gamme de
proximité 2025 of INSEE are known here; the groups of the two other gammes come from the workbook of INSEE when the
person has it. A table of the person wins over everything.

Sources: INSEE, nomenclature of the BPE 2024 and gammes 2025 (insee.fr, statistiques/8217535).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from ..errors import InputError
from ..tables import load
from ..text import clean, is_damaged, number, plain

PROXIMITY, INTERMEDIATE, SUPERIOR = "proximité", "intermédiaire", "supérieure"
#: Gamme to the weight of one equipment. A default, without source.
WEIGHTS = {PROXIMITY: 1.0, INTERMEDIATE: 2.0, SUPERIOR: 3.0}
#: Letters of the BPE or whole codes that are shops: domain B, restaurants, pharmacies, hairdressers. A convention.
SHOPS = ("B", "A504", "D307", "A501")
_GAMMES = {"proximite": PROXIMITY, "intermediaire": INTERMEDIATE, "superieure": SUPERIOR}
_TRUE, _FALSE = {"1", "oui", "vrai", "true", "o", "x"}, {"", "0", "non", "faux", "false", "n"}


@dataclass(frozen=True)
class Service:
    """What a code means.

    Attributes
    ----------
    group, gamme, domain : None when the code belongs to none.
    weight : None when the gamme gives it.
    shop : None when the list of shops gives it.
    known : False for a code no table holds.
    """

    code: str
    label: str | None = None
    domain: str | None = None
    group: str | None = None
    gamme: str | None = None
    weight: float | None = None
    shop: bool | None = None
    known: bool = True


class Nomenclature:
    """Codes and what they mean.

    Parameters
    ----------
    gammes : code to (group, gamme) of the workbook of INSEE; ``read_gammes``. It replaces the groups known here.
    own : table of the person; ``read_own_table``.
    weights : gamme to weight.
    shops : first letters of the codes that are shops.
    without : groups that must not count as presences.

    Raises
    ------
    InputError
        A group of ``without`` that exists nowhere.
    """

    def __init__(
        self,
        gammes: Mapping[str, tuple[str, str]] | None = None,
        own: Mapping[str, Service] | None = None,
        weights: Mapping[str, float] = WEIGHTS,
        shops: tuple[str, ...] = SHOPS,
        without: tuple[str, ...] = (),
    ) -> None:
        self.weights = dict(weights)
        self.shops = shops
        self._services = _bpe(gammes)
        self._services.update(own or {})
        self._former = dict(load("bpe_codes_modifies")[["code_avant_2023", "code_2024"]].to_numpy())
        self._by_label = {plain(s.label): code for code, s in self._services.items() if s.label}
        groups = {service.group for service in self._services.values() if service.group}
        by_name = {plain(group): group for group in groups}
        unknown = [name for name in without if plain(name) not in by_name]
        if unknown:
            raise InputError(
                f"groupe inconnu : « {unknown[0]} ». Choisissez, séparés par des points-virgules, parmi : "
                f"{' ; '.join(sorted(groups))}."
            )
        self.without = frozenset(by_name[plain(name)] for name in without)

    @property
    def shops_of_nothing(self) -> list[str]:
        """First letters given for shops that no code has."""
        return [start for start in self.shops if not any(code.startswith(start) for code in self._services)]

    @property
    def groups(self) -> list[str]:
        """Groups that count as presences, by gamme then name."""
        order = [PROXIMITY, INTERMEDIATE, SUPERIOR, None]
        found = {(order.index(s.gamme), s.group) for s in self._services.values() if s.group}
        return [group for _, group in sorted(found) if group not in self.without]

    def members(self, gamme: str) -> dict[str, frozenset[str]]:
        """Return the groups of a gamme that count, by name, to their codes; empty when the list is not known."""
        found: dict[str, set[str]] = {}
        for code, service in self._services.items():
            if service.gamme == gamme and service.group and service.group not in self.without:
                found.setdefault(service.group, set()).add(code)
        return {group: frozenset(found[group]) for group in sorted(found, key=plain)}

    def coded(self, label: str) -> str | None:
        """Return the code whose label this is, accents and case apart; None when there is none."""
        return self._by_label.get(plain(label))

    def former(self, code: str) -> str | None:
        """Return today's code of an equipment whose code changed in 2023–2024; None when it did not, or is reused."""
        return self._former.get(code) if code not in self._services else None

    def padded(self, code: str) -> str | None:
        """Return the one known code that ``code`` is when zeros before it were lost (101 for 0101); None otherwise."""
        if not code.isdigit() or code in self._services:
            return None
        found = [known for known in self._services if known.isdigit() and known.lstrip("0") == code.lstrip("0")]
        return found[0] if len(found) == 1 else None

    def meaning(self, code: str) -> Service:
        """Return what a code means, weight and shop settled; an unknown code weighs 1 and has no group."""
        service = self._services.get(code) or Service(code, known=False)
        return self.settle(service)

    def settle(self, service: Service) -> Service:
        """Return a service with a weight and a yes or no on shops, its group dropped if it must not count."""
        weight = service.weight if service.weight is not None else self.weights.get(service.gamme or "", 1.0)
        shop = service.shop if service.shop is not None else service.code.startswith(self.shops)
        group = None if service.group in self.without else service.group
        return replace(service, weight=weight, shop=shop, group=group)


def _bpe(gammes: Mapping[str, tuple[str, str]] | None) -> dict[str, Service]:
    """Return the types of the BPE, with the groups of a workbook, else with those of proximity."""
    services = {}
    for code, label, domain, group in load("bpe_types_2024").itertuples(index=False):
        own = (group or None, PROXIMITY if group else None) if gammes is None else gammes.get(code, (None, None))
        services[code] = Service(code, label, domain, *own)
    for code in set(gammes or ()) - set(services):
        group, gamme = gammes[code]  # type: ignore[index]
        services[code] = Service(code, group, code[:1], group, gamme)
    return services


def read_gammes(table: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """Return code to (group, gamme) from the workbook of the gammes of INSEE.

    Parameters
    ----------
    table : sheet « Gammes 2025 1 ligne 1 Typequ », read with any header: the row that holds TYPEQU,
        TYPEQU_REGROUPEMENT and GAMME is looked for. Types outside the gammes are left out.

    Raises
    ------
    InputError
        No such row, or a gamme that is none of the three.
    """
    wanted = ("TYPEQU", "TYPEQU_REGROUPEMENT", "GAMME")
    rows = [list(table.columns), *table.to_numpy().tolist()]
    for number_, row in enumerate(rows):
        names = [str(cell).strip().upper() for cell in row]
        if all(name in names for name in wanted):
            places = [names.index(name) for name in wanted]
            return _gammes_of([[line[place] for place in places] for line in rows[number_ + 1 :]])
    raise InputError(
        "classeur des gammes : aucune ligne ne porte TYPEQU, TYPEQU_REGROUPEMENT et GAMME. Donnez le classeur de "
        "l’INSEE qui a une feuille « Gammes 1 ligne 1 Typequ »."
    )


def _gammes_of(lines: list[list[object]]) -> dict[str, tuple[str, str]]:
    found = {}
    for cells in lines:
        code, group, gamme = (clean(cell) for cell in cells)
        if not code or not group or not gamme or "hors" in plain(gamme):
            continue
        word = next((name for key, name in _GAMMES.items() if key in plain(gamme)), None)
        if word is None:
            raise InputError(
                f"classeur des gammes, {code} : gamme « {gamme} » inconnue ; attendu : proximité, intermédiaire, "
                "supérieure."
            )
        found[code.upper()] = (group, word)
    if not found:
        raise InputError("classeur des gammes : aucun type n’y a de groupe et de gamme. Donnez le classeur de l’INSEE.")
    return found


def read_own_table(table: pd.DataFrame) -> dict[str, Service]:
    """Return the services of the table of the person.

    Parameters
    ----------
    table : one row per code: ``code``, and at will ``groupe``, ``gamme``, ``poids``, ``commerce`` (oui, non),
        ``libelle``; names in any case. An empty cell is not given.

    Raises
    ------
    InputError
        No column ``code``, no code, a code given twice, a gamme, a weight or a yes or no that is none; the row is
        named.
    """
    table = table.rename(columns={name: plain(str(name)) for name in table.columns})
    if "code" not in table:
        raise InputError("table de correspondance : aucune colonne « code » ; attendu : code, groupe, gamme, poids…")
    services: dict[str, Service] = {}
    for line, row in enumerate(table.to_dict("records"), start=1):
        code = clean(row["code"])
        if code is None:
            continue
        if code in services:
            raise InputError(
                f"table de correspondance, ligne {line} : le code « {code} » y est deux fois ; gardez-en une."
            )
        services[code] = Service(
            code,
            clean(row.get("libelle")),
            clean(row.get("domaine")),
            clean(row.get("groupe")),
            _gamme(clean(row.get("gamme")), line),
            _weight(clean(row.get("poids")), line),
            _yes(clean(row.get("commerce")), line),
        )
    if not services:
        raise InputError("table de correspondance : aucune ligne ne porte de code. Remplissez la colonne « code ».")
    return services


def _gamme(text: str | None, line: int) -> str | None:
    if text is None:
        return None
    if plain(text) not in _GAMMES:
        encoding = " Accents illisibles : enregistrez la table en UTF-8." if is_damaged(text) else ""
        raise InputError(
            f"table de correspondance, ligne {line} : gamme « {text} » ; attendu : proximité, intermédiaire, "
            f"supérieure.{encoding}"
        )
    return _GAMMES[plain(text)]


def _weight(text: str | None, line: int) -> float | None:
    if text is None:
        return None
    found = number(text)
    if found is None or found < 0:
        raise InputError(f"table de correspondance, ligne {line} : poids « {text} » ; attendu : un nombre, 0 ou plus.")
    return found


def _yes(text: str | None, line: int) -> bool | None:
    if text is None:
        return None
    word = plain(text)
    if word not in _TRUE | _FALSE:
        raise InputError(f"table de correspondance, ligne {line} : commerce « {text} » ; attendu : oui ou non.")
    return word in _TRUE
