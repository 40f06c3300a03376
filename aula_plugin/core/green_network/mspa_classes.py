"""The classes of an MSPA map in words, and their table: areas, shares, numbers of pieces."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..errors import InputError
from ..raster_grid import Grid
from ..typography import insecables, nombre, pluriel
from .classes import Classes, expand, natural_order, whole_numbers
from .mspa import BORDER_OPENING, CORE_OPENING, INSIDE, MISSING, OUTSIDE

#: Class, its French name, its codes outside an opening, and those where a pont or a boucle crosses it.
HABITAT_CLASSES = (
    ("coeur", "Cœur", (17,), ()),
    ("ilot", "Îlot", (9,), ()),
    ("perforation", "Perforation", (5,), (37, 69)),
    ("lisiere", "Lisière", (3,), (35, 67)),
    ("boucle", "Boucle", (65,), ()),
    ("pont", "Pont", (33,), ()),
    ("branche", "Branche", (1,), ()),
)
#: Class, its French name, its codes; what is not habitat.
OTHER_CLASSES = (
    ("hors_habitat", "Hors habitat, ouvertures comprises", (OUTSIDE, CORE_OPENING, BORDER_OPENING)),
    ("ouverture_coeur", "Ouverture dans un cœur", (CORE_OPENING,)),
    ("ouverture_bord", "Ouverture dans un bord", (BORDER_OPENING,)),
)
FIELDS = {
    "classe": "text",
    "libelle": "text",
    "sous_trame": "text",
    "codes": "text",
    "surface_ha": "real",
    "part_habitat": "real",
    "part_territoire": "real",
    "nombre": "integer",
    "passages_ha": "real",
    "dans_ouverture_ha": "real",
}


def _inner(codes: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(code + INSIDE for code in codes)


def class_table(
    codes: npt.NDArray[np.uint8], connexity: int, cell_m2: float, sous_trame: str | None = None
) -> pd.DataFrame:
    """Return one row per class: area (ha), share of the habitat and of the territory (%), number of pieces.

    Where a pont or a boucle crosses a lisière or a perforation, the cell is counted with what it crosses, as in the
    statistics of the GuidosToolbox Workbench, and told apart in ``passages_ha``. Pieces of habitat are joined by
    ``connexity``, those outside by the other one. Shares are NULL without habitat, or without territory.
    """
    cells = np.bincount(codes.ravel(), minlength=256)
    bits = [code + more for _, _, own, crossed in HABITAT_CLASSES for code in own + crossed for more in (0, INSIDE)]
    habitat, territory = int(cells[bits].sum()), codes.size - int(cells[MISSING])
    rows = []
    for name, label, own, crossed in HABITAT_CLASSES:
        every = (*own, *_inner(own), *crossed, *_inner(crossed))
        row = _row(name, label, every, cells, codes, connexity, (habitat, territory))
        row["passages"] = int(cells[[*crossed, *_inner(crossed)]].sum()) if crossed else 0
        row["dans_ouverture"] = int(cells[[*_inner(own), *_inner(crossed)]].sum())
        rows.append(row)
    for name, label, every in OTHER_CLASSES:
        rows.append(_row(name, label, every, cells, codes, 12 - connexity, (0, territory)))
    table = pd.DataFrame(rows)
    for column in ("surface", "passages", "dans_ouverture"):
        table[f"{column}_ha"] = table.pop(column) * cell_m2 / 1e4
    table["sous_trame"] = sous_trame
    return table[list(FIELDS)]


def _row(
    name: str,
    label: str,
    every: tuple[int, ...],
    cells: npt.NDArray[np.intp],
    codes: npt.NDArray[np.uint8],
    connexity: int,
    wholes: tuple[int, int],
) -> dict[str, object]:
    from scipy import ndimage

    wanted = np.zeros(256, dtype=bool)
    wanted[list(every)] = True
    structure = ndimage.generate_binary_structure(2, 2 if connexity == 8 else 1)
    count = int(cells[list(every)].sum())
    shares = [100.0 * count / whole if whole else None for whole in wholes]
    return {
        "classe": name,
        "libelle": label,
        "codes": ", ".join(str(code) for code in sorted(every) if cells[code]) or None,
        "surface": count,
        "part_habitat": shares[0],
        "part_territoire": shares[1],
        "nombre": int(ndimage.label(wanted[codes], structure=structure)[1]) if count else 0,
    }


def porosity(codes: npt.NDArray[np.uint8]) -> float | None:
    """Return the share (%) that openings take of the cœurs, their edges and openings; None without cœur."""
    cells = np.bincount(codes.ravel(), minlength=256)
    solid = ("coeur", "perforation", "lisiere")
    every = [code for name, _, own, crossed in HABITAT_CLASSES if name in solid for code in own + crossed]
    full = int(cells[[*every, *_inner(tuple(every))]].sum())
    return 100.0 * int(cells[CORE_OPENING]) / (full + int(cells[CORE_OPENING])) if full else None


def edge_in_cells(width_m: float, grid: Grid, name: str) -> tuple[int, str, bool]:
    """Return an edge width in whole cells, the nearest and at least one; what to tell of it; if that is a warning.

    Raises
    ------
    InputError
        Cells whose sides differ by more than 1 %: a distance counted in cells would depend on the direction; an edge
        wider than the map.
    """
    across, down = grid.across, grid.down
    if abs(across - down) > 0.01 * max(across, down):
        raise InputError(
            f"« {name} » a des mailles de {nombre(across, 2)} m sur {nombre(down, 2)} m : l’analyse compte les bords "
            "en mailles, qui doivent être carrées. Rééchantillonnez la grille."
        )
    cell = (across + down) / 2
    if width_m / cell > max(grid.shape):
        raise InputError(
            f"Un bord de {nombre(width_m)} m est plus large que « {name} » : donnez dans EPAISSEUR_BORD une largeur "
            f"d’au plus {nombre(cell * max(grid.shape))} m."
        )
    edge = max(1, int(width_m / cell + 0.5))
    used = edge * cell
    note = f"Bord de {pluriel(edge, 'maille')}, soit {nombre(used, 1)} m, pour {nombre(width_m, 1)} m demandés."
    doubtful = abs(used - width_m) > 0.25 * width_m
    if doubtful:
        note += " La maille est trop grande pour ce bord : une grille plus fine s’en approcherait."
    return edge, insecables(note), doubtful


def habitat_of(
    values: npt.NDArray[np.generic], missing: npt.NDArray[np.bool_], patterns: str, classes: Classes, name: str
) -> npt.NDArray[np.bool_]:
    """Return the cells of habitat: those of the codes that ``patterns`` names or, when it is empty, those that bear 1.

    Raises
    ------
    InputError
        No cell has data; a code that no cell bears; without codes, a cell that bears neither 1 nor 0.
    """
    numbers = whole_numbers(values, missing, name)
    found = {int(number): classes.code(int(number)) for number in np.unique(numbers[~missing])}
    if not found:
        raise InputError(f"« {name} » n’a aucune maille renseignée : choisissez une autre grille.")
    if patterns.strip():
        wanted = set(expand(patterns, found.values(), name))
        kept = [number for number, code in found.items() if code in wanted]
    elif set(found) <= {0, 1}:
        kept = [1]
    else:
        codes = sorted(set(found.values()), key=natural_order)
        raise InputError(
            f"« {name} » porte d’autres codes que 1 et 0 : donnez dans CODES ceux de l’habitat, séparés par des "
            f"points-virgules. Codes trouvés : {', '.join(codes[:40])}{'…' if len(codes) > 40 else ''}."
        )
    habitat: npt.NDArray[np.bool_] = np.isin(numbers, kept) & ~missing
    return habitat


#: How a planner may read a class.
_READINGS = {"coeur": "réservoirs possibles", "ilot": "pas japonais possibles", "pont": "corridors déjà en place"}


def summary(table: pd.DataFrame) -> list[str]:
    """Return what to tell of a table: the classes a planner looks for first."""
    notes = []
    for name, label, _, _ in HABITAT_CLASSES:
        row = table[table["classe"] == name].iloc[0]
        if name in _READINGS and row["nombre"]:
            notes.append(
                insecables(
                    f"{label} ({_READINGS[name]}) : {pluriel(int(row['nombre']), 'élément')}, "
                    f"{nombre(row['surface_ha'], 1)} ha, {nombre(row['part_habitat'], 1)} % de l’habitat."
                )
            )
    return notes
