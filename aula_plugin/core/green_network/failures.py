"""What stopped a step, cut to what fits under its name, and to a fact with what it means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..typography import NBSP, insecables, tronque

#: Room under the name of a step, in letters.
SHORT = 60
FEW = 3
_FRICTION = re.compile(r"(?P<count>\d[\d\s]*codes?) sans friction \((?P<area>[^)]*)\)\s*:\s*(?P<codes>.*?)\.(?:\s|$)")
_PATCH = re.compile(r"(?P<fact>Aucune tache[^.]*\.)\s*(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True)
class Failure:
    """A failure: what is said under the step, the bold fact of the note, the rest of it, and the remedy it calls for.

    ``remedy`` is ``table`` (complete the friction table), ``seuil`` (lower the least area) or empty.
    """

    short: str
    fact: str
    rest: str
    remedy: str = ""


def failure(message: str) -> Failure:
    """Return what to say of the message of an algorithm that stopped."""
    text = " ".join(message.replace(NBSP, " ").replace("\u202f", " ").split())
    found = _FRICTION.search(text)
    if found:
        return _frictions(found)
    found = _PATCH.search(text)
    if found:
        return Failure(
            insecables(found["fact"].rstrip(".")), insecables(found["fact"]), insecables(found["rest"]), "seuil"
        )
    first, _, rest = text.partition(". ")
    if not rest:
        return Failure(insecables(tronque(first, SHORT)), insecables(text), "")
    return Failure(insecables(tronque(first, SHORT)), insecables(f"{first}."), insecables(rest))


def _frictions(found: re.Match[str]) -> Failure:
    count, codes = found["count"].strip(), [one.strip() for one in found["codes"].split(" ; ")]
    said = ", ".join(f"{name} ({area})" for name, area in map(_code, codes[:FEW]))
    more = len(codes) - FEW
    if more > 0:
        said += f" et {more} {'autre' if more == 1 else 'autres'}"
    several = not count.startswith("1 ")
    short = f"{count} sans friction ({found['area']})"
    return Failure(
        insecables(short),
        insecables(f"{count} sans friction :"),
        insecables(f"{said}. Sans valeur, {'ces mailles' if several else 'ses mailles'} seraient infranchissables."),
        "table",
    )


def _code(text: str) -> tuple[str, str]:
    """Return the code and the area of ``CS2.1.3 « vignes » 121,0 ha``."""
    found = re.match(r"(?P<code>\S+).*?(?P<area>[\d  ]+(?:,\d+)? ha)$", text)
    return (found["code"], found["area"].strip()) if found else (text, "?")
