"""Styles of the layers of a trame with the names and the colours of its own sous-trames, made from ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from qgis.PyQt.QtXml import QDomDocument, QDomElement

from ..core.green_network.plan import SousTrame

#: Word, colour and words of the names, of the four kinds of our styles, in the order of their rules.
KINDS = (
    ("boisée", "47,107,58", "bois|for[eê]t"),
    ("prairiale", "155,191,90", "prair|pelouse|ouvert"),
    ("humide", "63,143,155", "humid|marais"),
    ("aquatique", "58,111,176", "aquat|rivi"),
)
_CASE = re.compile(r"CASE WHEN .*? END = (\d)", re.DOTALL)


def own_style(template: Path, sous_trames: Sequence[SousTrame], folder: Path) -> Path:
    """Write a style of rules by sous-trame in a folder, under the same name, and return its file.

    Each sous-trame takes the symbols of the kind its name tells, else those of another kind in turn, so that hatchings
    differ; in its own colour. What is of no sous-trame keeps its rule.
    """
    document = QDomDocument()
    document.setContent(template.read_text(encoding="utf-8"))
    rules, symbols = (document.elementsByTagName(name).item(0).toElement() for name in ("rules", "symbols"))
    models, drawn = list(_children(rules)), {one.attribute("name"): one for one in _children(symbols)}
    for held, gone in ((rules, models), (symbols, list(drawn.values()))):
        for one in gone:
            held.removeChild(one)
    wanted: list[tuple[QDomElement, int, SousTrame | None]] = []
    for rank, sous_trame in enumerate(sous_trames):
        kind = _kind(sous_trame.nom, rank)
        wanted += [(one, kind, sous_trame) for one in models if _kind_of(one) == kind]
    wanted += [(one, -1, None) for one in models if _kind_of(one) is None]
    for number, (model, kind, one) in enumerate(wanted):
        rules.appendChild(_rule(model, str(number), kind, one))
        symbols.appendChild(_symbol(drawn[model.attribute("symbol")], str(number), kind, one))
    path = folder / template.name
    path.write_text(document.toString(), encoding="utf-8")
    return path


def _children(element: QDomElement) -> Iterator[QDomElement]:
    child = element.firstChildElement()
    while not child.isNull():
        yield child
        child = child.nextSiblingElement()


def _kind_of(rule: QDomElement) -> int | None:
    """Return the kind a rule of ours draws, None when it draws what is of no kind."""
    found = _CASE.search(rule.attribute("filter"))
    return int(found.group(1)) - 1 if found else None


def _kind(name: str, rank: int) -> int:
    told = (kind for kind, (_, _, words) in enumerate(KINDS) if re.search(words, name.lower()))
    return next(told, rank % len(KINDS))


def _rule(model: QDomElement, number: str, kind: int, sous_trame: SousTrame | None) -> QDomElement:
    rule = model.cloneNode(True).toElement()
    rule.setAttribute("key", f"r{number}")
    rule.setAttribute("symbol", number)
    if sous_trame is not None:
        quoted = sous_trame.nom.replace("'", "''")
        rule.setAttribute("label", rule.attribute("label").replace(KINDS[kind][0], sous_trame.nom))
        rule.setAttribute("filter", _CASE.sub(lambda _: f"\"sous_trame\" = '{quoted}'", rule.attribute("filter")))
    return rule


def _symbol(model: QDomElement, number: str, kind: int, sous_trame: SousTrame | None) -> QDomElement:
    symbol, old = model.cloneNode(True).toElement(), model.attribute("name")
    symbol.setAttribute("name", number)
    inner = symbol.elementsByTagName("symbol")
    for one in (inner.item(rank).toElement() for rank in range(inner.count())):
        one.setAttribute("name", one.attribute("name").replace(f"@{old}@", f"@{number}@"))
    if sous_trame is not None:
        asked = sous_trame.couleur.lstrip("#")
        own = ",".join(str(int(asked[start : start + 2], 16)) for start in (0, 2, 4))
        props = symbol.elementsByTagName("prop")
        for one in (props.item(rank).toElement() for rank in range(props.count())):
            if one.attribute("v").startswith(f"{KINDS[kind][1]},"):
                one.setAttribute("v", one.attribute("v").replace(KINDS[kind][1], own, 1))
    return symbol
