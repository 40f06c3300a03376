"""Filters and formulas of the grid: a small, closed part of the QGIS expression syntax.

Fields bare or between double quotes, text between single quotes, numbers, ``+ - * /``, ``= <> != < <= > >=``,
``AND OR NOT``, ``IN (…)``, ``IS NULL``, parentheses, ``abs``, ``coalesce``, ``age_ans``. Nothing else is reachable.
NULL behaves as in QGIS: an operation on NULL is NULL, a filter that is NULL does not keep the object.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ..errors import InputError
from ..text import number
from .deadlines import add_months

MAX_LENGTH = 500
MAX_DEPTH = 30
#: What an expression may read of a rule: ``F1.valeur``.
RESULT_FIELDS = ("valeur", "numerateur", "denominateur", "brute_ha", "nette_ha", "certaine_ha", "n_objets")

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)?)|\"(?P<field>[^\"]+)\""
    r"|'(?P<text>(?:[^']|'')*)'|(?P<sign><=|>=|<>|!=|[-+*/=<>(),]))"
)
_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")

Row = Mapping[str, Any]
Node = Callable[[Row, date], Any]

_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ARITHMETIC: dict[str, Callable[[float, float], float | None]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": lambda a, b: a / b if b else None,
}


@dataclass(frozen=True)
class Expression:
    """A parsed expression; ``names`` are the fields it reads (``datvalid``, or ``F1.valeur``)."""

    text: str
    names: tuple[str, ...]
    node: Node

    def evaluate(self, values: Row, today: date | None = None) -> Any:
        """Return the value for one object (``values`` by name, None for NULL); None when it is NULL.

        ``today`` is the date of the run, for ``age_ans``.
        """
        return self.node(values, today or date.today())

    def mask(self, table: pd.DataFrame, today: date | None = None) -> np.ndarray:
        """Return which rows of ``table`` the filter keeps.

        Raises
        ------
        InputError
            The table lacks a field of the expression.
        """
        missing = [name for name in self.names if name not in table.columns]
        if missing:
            raise InputError(f"filtre « {self.text} » : champ absent : {', '.join(missing)}")
        columns = [table[name].tolist() for name in self.names]
        day = today or date.today()
        rows = zip(*columns) if columns else ((),) * len(table)
        return np.array([self.node(dict(zip(self.names, row)), day) is True for row in rows], dtype=bool)


def parse_expression(text: str) -> Expression:
    """Read an expression.

    Raises
    ------
    InputError
        What was not understood, and what is accepted.
    """
    if len(text) > MAX_LENGTH:
        raise InputError(f"expression trop longue ({len(text)} caractères ; au plus {MAX_LENGTH})")
    parser = _Parser(text, _tokens(text))
    node = parser.either()
    if parser.kind != "end":
        raise parser.fault()
    return Expression(text, tuple(dict.fromkeys(parser.names)), node)


def _tokens(text: str) -> list[tuple[str, str]]:
    found, position = [], 0
    bare = text.rstrip()
    while position < len(bare):
        match = _TOKEN.match(bare, position)
        if match is None or match.lastgroup is None:
            raise InputError(f"expression « {text} » : « {bare[position:].strip()[:20]} » n’est pas compris")
        found.append((match.lastgroup, match[match.lastgroup]))
        position = match.end()
    return [*found, ("end", "")]


class _Parser:
    """Recursive descent, one method per level of precedence."""

    def __init__(self, text: str, tokens: list[tuple[str, str]]) -> None:
        self.text, self.tokens, self.position, self.depth = text, tokens, 0, 0
        self.names: list[str] = []

    @property
    def kind(self) -> str:
        return self.tokens[self.position][0]

    @property
    def value(self) -> str:
        return self.tokens[self.position][1]

    def fault(self) -> InputError:
        where = f"« {self.value} » n’est pas attendu ici" if self.kind != "end" else "elle s’arrête trop tôt"
        return InputError(
            f"expression « {self.text} » : {where} ; accepté : champ, \"champ\", 'texte', nombre, + - * /, "
            "= <> < <= > >=, AND, OR, NOT, IN (…), IS NULL, abs(), coalesce(), age_ans()"
        )

    def accept(self, *words: str) -> str | None:
        """Take the next token when it is one of these signs or words."""
        word = self.value.lower()
        if self.kind in ("sign", "name") and word in words:
            self.position += 1
            return word
        return None

    def expect(self, sign: str) -> None:
        if not self.accept(sign):
            raise self.fault()

    def either(self) -> Node:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise InputError(f"expression « {self.text[:60]}… » : trop de parenthèses")
        node = self.both()
        while self.accept("or"):
            node = _or(node, self.both())
        self.depth -= 1
        return node

    def both(self) -> Node:
        node = self.negation()
        while self.accept("and"):
            node = _and(node, self.negation())
        return node

    def negation(self) -> Node:
        negated = False
        while self.accept("not"):
            negated = not negated
        node = self.comparison()
        return _not(node) if negated else node

    def comparison(self) -> Node:
        left = self.total()
        if self.accept("is"):
            negated = bool(self.accept("not"))
            if not self.accept("null"):
                raise self.fault()
            return lambda row, day: (left(row, day) is None) is not negated
        negated = bool(self.accept("not"))
        if self.accept("in"):
            node = _any([_compare("=", left, one) for one in self.arguments()])
            return _not(node) if negated else node
        if negated:
            raise self.fault()
        sign = self.accept(*_COMPARISONS)
        return _compare(sign, left, self.total()) if sign else left

    def total(self) -> Node:
        node = self.product()
        while True:
            sign = self.accept("+", "-")
            if not sign:
                return node
            node = _compute(sign, node, self.product())

    def product(self) -> Node:
        node = self.factor()
        while True:
            sign = self.accept("*", "/")
            if not sign:
                return node
            node = _compute(sign, node, self.factor())

    def factor(self) -> Node:
        minus = False
        while self.accept("-"):
            minus = not minus
        node = self.atom()
        return _compute("-", lambda *_: 0.0, node) if minus else node

    def atom(self) -> Node:
        if self.accept("("):
            node = self.either()
            self.expect(")")
            return node
        kind, value = self.tokens[self.position]
        if kind not in ("number", "text", "name", "field"):
            raise self.fault()
        self.position += 1
        if kind in ("number", "text"):
            constant: Any = float(value) if kind == "number" else value.replace("''", "'")
            return lambda *_: constant
        if kind == "name" and value.lower() in ("and", "or", "not", "in", "is", "null"):
            self.position -= 1
            raise self.fault()
        if kind == "name" and self.value == "(":
            return self.call(value.lower())
        self.names.append(value)
        return lambda row, _day: _plain(row.get(value))

    def call(self, name: str) -> Node:
        if name not in ("abs", "coalesce", "age_ans"):
            self.position -= 1
            raise self.fault()
        arguments = self.arguments()
        if name == "coalesce":
            return lambda row, day: next((v for v in (one(row, day) for one in arguments) if v is not None), None)
        if len(arguments) != 1:
            raise InputError(f"expression « {self.text} » : {name}() prend un seul argument")
        single = arguments[0]
        if name == "abs":
            return lambda row, day: _number_or_none(single(row, day), abs)
        return lambda row, day: age_ans(single(row, day), day)

    def arguments(self) -> list[Node]:
        self.expect("(")
        found = [self.either()]
        while self.accept(","):
            found.append(self.either())
        self.expect(")")
        return found


def age_ans(value: Any, today: date) -> float | None:
    """Return the years from a date (``AAAAMMJJ`` or ISO text, or a date) to ``today``; None when it is not a date.

    Whole years count from anniversary to anniversary: six years to the day are 6, neither more nor less.
    """
    found = _DATE.match(value.isoformat() if isinstance(value, date) else str(value or ""))
    if not found:
        return None
    try:
        start = date(*map(int, found.groups()))
        years = today.year - start.year - (add_months(start, 12 * (today.year - start.year)) > today)
        last, following = (add_months(start, 12 * count) for count in (years, years + 1))
    except (ValueError, OverflowError):
        return None
    return years + (today - last).days / (following - last).days


def _plain(value: Any) -> Any:
    return None if value is None or value is pd.NA or value is pd.NaT or value != value else value


def _number(value: Any) -> float | None:
    if isinstance(value, (bool, np.bool_)):
        return float(value)
    return number(value)


def _number_or_none(value: Any, function: Callable[[float], float]) -> float | None:
    number = _number(value)
    return None if number is None else function(number)


def _compute(sign: str, left: Node, right: Node) -> Node:
    function = _ARITHMETIC[sign]

    def node(row: Row, day: date) -> float | None:
        a, b = _number(left(row, day)), _number(right(row, day))
        return None if a is None or b is None else function(a, b)

    return node


def _compare(sign: str, left: Node, right: Node) -> Node:
    function = _COMPARISONS[sign]

    def node(row: Row, day: date) -> bool | None:
        a, b = left(row, day), right(row, day)
        if a is None or b is None:
            return None
        if not (isinstance(a, str) and isinstance(b, str)):
            a, b = _number(a), _number(b)
            if a is None or b is None:
                return None
        return bool(function(a, b))

    return node


def _not(inner: Node) -> Node:
    def node(row: Row, day: date) -> bool | None:
        value = inner(row, day)
        return None if value is None else not value

    return node


def _and(left: Node, right: Node) -> Node:
    def node(row: Row, day: date) -> bool | None:
        a, b = left(row, day), right(row, day)
        if a is False or b is False:
            return False
        return None if a is None or b is None else bool(a and b)

    return node


def _or(left: Node, right: Node) -> Node:
    def node(row: Row, day: date) -> bool | None:
        a, b = left(row, day), right(row, day)
        if a is True or b is True:
            return True
        return None if a is None or b is None else bool(a or b)

    return node


def _any(nodes: list[Node]) -> Node:
    result = nodes[0]
    for one in nodes[1:]:
        result = _or(result, one)
    return result
