"""Hypothesis strategies over what people and files may hold: geometries, texts, numbers, archives, grids.

They draw from the same kinds as the corpus, so that a kind added there is tried here, and mix them as it does not.
"""

from __future__ import annotations

import random

from hypothesis import strategies as st

from aula.tests.hostile import grids, shapes, texts

BOX = (800_000.0, 6_500_000.0, 810_000.0, 6_510_000.0)

#: Any text a file may hold, hostile ones more often than chance would.
any_text = st.one_of(
    st.sampled_from(sorted(text for text in texts.TEXTS.values() if len(text) < texts.LONG)),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=60),
    st.tuples(st.sampled_from("=+-@\t\r'|\\"), st.text(max_size=20)).map("".join).filter(lambda text: _writable(text)),
)
any_value = st.one_of(
    any_text,
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    st.binary(max_size=20),
    st.lists(st.integers(), max_size=3),
)


def _writable(text: str) -> bool:
    return not any("\ud800" <= one <= "\udfff" for one in text)


#: Coordinates about a place in France, and those that are of no place.
_coordinate = st.one_of(
    st.floats(0, 10_000),
    st.sampled_from((0.0, -0.0, 1e-12, 1e15, -1e15, 1e300, float("inf"), float("-inf"), float("nan"))),
)


@st.composite
def rings(draw) -> list[tuple[float, float]]:
    """Draw a ring in any order: crossing, flat, open, with points repeated."""
    points = draw(st.lists(st.tuples(_coordinate, _coordinate), min_size=0, max_size=12))
    points = [(BOX[0] + x, BOX[1] + y) for x, y in points]
    return [*points, points[0]] if points and draw(st.booleans()) else points


#: Too long for a property; and bytes that are no geometry, that QGIS itself does not survive and no driver gives it.
_NOT_DRAWN = ("million_de_sommets", "peigne", "pelote", "octets")


@st.composite
def geometries(draw) -> bytes | None:
    """Draw a geometry as WKB: one of the kinds of the corpus, or a polygon of rings of chance."""
    if draw(st.booleans()):
        usual = sorted(name for name in shapes.KINDS if name not in _NOT_DRAWN)
        chance = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311
        return shapes.KINDS[draw(st.sampled_from(usual))](chance, BOX)
    found = draw(st.lists(rings(), min_size=1, max_size=3))
    return shapes.polygon(*found, multi=draw(st.booleans()))


#: Names of members of an archive: sound, climbing, absolute, of another system.
member_names = st.one_of(
    st.sampled_from(
        (
            *("ZONE_URBA.shp", "a/b/ZONE_URBA.dbf", "../x.shp", "a/../../x.shp", "/x.shp", "C:\\x.shp", "C:x.shp"),
            *(
                "\\\\s\\x.shp",
                "..\\x.shp",
                "./x.shp",
                "a//b.shp",
                "a/./b.shp",
                "CON.shp",
                "n" * 300 + ".shp",
                "~/x.shp",
            ),
        )
    ),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=30).map(
        lambda text: text + ".shp"
    ),
)


@st.composite
def spoiled_texts(draw, sound: str) -> str:
    """Draw a text with a few of its lines changed, moved, repeated or replaced by a hostile one."""
    lines = sound.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        change = draw(st.integers(0, 4))
        if change == 0 and len(lines) > 1:
            del lines[at]
        elif change == 1:
            lines[at] = draw(st.sampled_from(("  ", "\t", " ", "- "))) + lines[at]
        elif change == 2:
            lines.insert(at, lines[at])
        elif change == 3:
            head, _, _ = lines[at].partition(":")
            lines[at] = f"{head}: {draw(any_text)}"
        else:
            lines[at] = draw(any_text)
    return "\n".join(lines)


#: Texts of grids that are traps, as the corpus writes them.
yaml_traps = st.sampled_from(sorted(grids.YAML))
