"""Widths of texts set in DejaVu Sans, so that labels can be placed without a font engine."""

from __future__ import annotations

import unicodedata

# advance widths in thousandths of the font size, characters 32 to 126
_REGULAR = (
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863,
    748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635,
    615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
    337, 636, 838,
)  # fmt: skip
_BOLD = (
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696, 696, 696, 696,
    696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995,
    837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716,
    678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712,
    365, 712, 838,
)  # fmt: skip
#: Characters beyond which no label is read.
_LONGEST = 300
_SPECIAL = {"’": 318, "«": 612, "»": 612, "–": 500, "…": 1000, "\u00a0": 318, "\u202f": 200, "\u2011": 361, "œ": 1023}


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a text in the unit of ``size``; an unknown character counts as wide as a capital."""
    table = _BOLD if bold else _REGULAR
    total = 0
    for char in text:
        base = unicodedata.normalize("NFD", char)[0]
        if " " <= base <= "~":
            total += table[ord(base) - 32]
        else:
            total += _SPECIAL.get(char, 838)
    return total * size / 1000


def wrap(text: str, size: float, width: float, bold: bool = False, max_lines: int = 3) -> list[str]:
    """Break a text at spaces and after hyphens so that lines fit ``width``; the last line is cut with an ellipsis."""
    lines: list[str] = []
    current = ""
    for piece in _pieces(text[:_LONGEST]):
        if current and text_width(current + piece.rstrip(), size, bold) > width:
            lines.append(current.rstrip())
            current = ""
        current += piece
    lines.append(current.rstrip())
    if len(lines) > max_lines:
        tail = "".join(line if line.endswith("-") else f"{line} " for line in lines[max_lines - 1 :])
        lines = [*lines[: max_lines - 1], tail.rstrip()]
    return [_fit(line, size, width * 1.25, bold) for line in lines if line]


def _pieces(text: str) -> list[str]:
    pieces, current = [], ""
    for char in text:
        current += char
        if char in " -":
            pieces.append(current)
            current = ""
    return [*pieces, current] if current else pieces


def _fit(line: str, size: float, width: float, bold: bool) -> str:
    if text_width(line, size, bold) <= width:
        return line
    while line and text_width(f"{line}…", size, bold) > width:
        line = line[:-1]
    return f"{line}…"
