"""Readers and measures under hypothesis: whatever is given, a sound value or an `InputError`, never anything else."""

from __future__ import annotations

import math
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsGeometry

from aula.aula_plugin.bridge import wkb_or_none
from aula.aula_plugin.core import geometry, text
from aula.aula_plugin.core.compatibility.expressions import parse_expression
from aula.aula_plugin.core.compatibility.grid_parse import parse_grid
from aula.aula_plugin.core.compatibility.grid_sheets import guard, unguard
from aula.aula_plugin.core.compatibility.grid_yaml import load_grid_text
from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.typography import insecables, propre
from aula.aula_plugin.shapes_in import FARTHEST, shapes_of
from aula.aula_plugin.storage.archive import extract
from aula.aula_plugin.storage.spreadsheets import read_csv, read_workbook, write_workbook
from aula.aula_plugin.storage.vocation_table import read_vocations
from aula.tests.hostile import strategies as hostile
from aula.tests.hostile.french import wrong_in_refusal
from aula.tests.qgis.bad_input.conftest import GRID

pytestmark = pytest.mark.once

PROFILE = settings.get_profile("hostile")


def many(count: int):
    return settings(PROFILE, max_examples=count)


@many(300)
@given(st.lists(hostile.geometries(), min_size=1, max_size=6))
def test_what_is_read_is_finite_and_valid_and_what_is_lost_is_counted(wkbs):
    given_shapes = [_through_qgis(wkb) for wkb in wkbs]
    shapes, unreadable = shapes_of(given_shapes)
    assert len(shapes) == len(unreadable) == len(wkbs)
    assert not (unreadable & np.array([one is None for one in given_shapes])).any()
    done = geometry.repair(shapes)
    for shape in done.geometries:
        if shape is not None and not shape.is_empty:
            assert shape.is_valid
            assert all(math.isfinite(one) and abs(one) <= FARTHEST for one in shape.bounds)
            assert shape.area >= 0


def _through_qgis(wkb: bytes | None) -> bytes | None:
    shape = QgsGeometry()
    if wkb is not None:
        shape.fromWkb(wkb)
    return wkb_or_none(shape)


@many(60)
@given(st.lists(hostile.geometries(), min_size=1, max_size=4))
def test_areas_of_what_is_mended_add_up(wkbs):
    """A union is at most the sum of its parts and at least the largest; an intersection is in both."""
    shapes, _ = shapes_of([_through_qgis(wkb) for wkb in wkbs])
    shapes = geometry.repair(shapes).geometries
    shapes = np.array([one for one in shapes if one is not None and one.area > 0], dtype=object)
    if not len(shapes):
        return
    areas = shapely.area(shapes)
    union = geometry.dissolve(shapes).area
    slack = 1e-6 * areas.sum() + 1.0
    assert areas.max() - slack <= union <= areas.sum() + slack
    both = geometry.overlay(shapely.intersection, shapes[:1], shapes[-1:])[0].area
    assert both <= min(areas[0], areas[-1]) + slack


@many(300)
@given(hostile.any_value)
def test_values_are_read_or_set_apart(value):
    cleaned = text.clean(value)
    assert cleaned is None or (isinstance(cleaned, str) and cleaned)
    number = text.number(value)
    assert number is None or math.isfinite(number)
    assert text.insee(value) is None or isinstance(text.insee(value), str)
    found, _ = text.cnig_date(value)
    assert found is None or isinstance(found, str)


@many(300)
@given(hostile.any_text)
def test_texts_are_shown_without_what_garbles_a_page(one):
    shown = propre(insecables(one))
    assert not any(ord(character) < 32 and character not in "\n\t" for character in shown)
    assert insecables(insecables(one)) == insecables(one)


@many(300)
@given(hostile.any_text)
def test_a_guarded_cell_is_no_formula_and_gives_its_text_back(one):
    cell = guard(one)
    assert unguard(cell) == one
    if cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
        float(cell.replace(",", "."))  # a bare number is the one exception


@many(300)
@given(st.one_of(hostile.any_text, st.text("()+-*/<>=!'\"., abnotandorinullvaleurF1", max_size=60)))
def test_expressions_are_parsed_or_refused(one):
    try:
        found = parse_expression(one)
        found.evaluate(dict.fromkeys(found.names), pd.Timestamp("2026-01-01").date())
    except InputError as error:
        assert str(error)


@many(150)
@given(hostile.spoiled_texts(GRID))
def test_grids_are_parsed_or_refused_with_what_to_mend(one):
    try:
        raw = load_grid_text(one, "grille.yaml")
        grid = parse_grid(raw.raw, raw.tables, raw.origin, raw.errors, raw.warnings)
    except InputError as error:
        assert not (found := wrong_in_refusal(str(error))) or "ne dit pas quoi faire" in found, (found, str(error))
    else:
        assert all(rule.id for rule in grid.regles)


@many(100)
@given(st.lists(hostile.member_names, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_archives_write_below_their_folder_or_are_refused(names, chance):
    with tempfile.TemporaryDirectory() as place:
        archive, target = Path(place) / "lot.zip", Path(place) / "dedans"
        target.mkdir()
        with zipfile.ZipFile(archive, "w") as opened:
            for name in dict.fromkeys(names):
                opened.writestr(zipfile.ZipInfo(name), b"x" * chance.randrange(10))
        try:
            extract(archive, target, {".shp", ".dbf"})
        except InputError as error:
            assert wrong_in_refusal(str(error)) == ""
        assert sorted(one.name for one in Path(place).iterdir()) == ["dedans", "lot.zip"]


@many(60)
@given(st.binary(max_size=400), st.sampled_from((".xlsx", ".ods")), st.booleans())
def test_bytes_are_a_workbook_or_are_refused(data, suffix, packed):
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / f"grille{suffix}"
        path.write_bytes(data)
        if packed:
            with zipfile.ZipFile(path, "w") as book:
                book.writestr("xl/workbook.xml" if suffix == ".xlsx" else "content.xml", data)
        try:
            read_workbook(path)
        except InputError as error:
            assert wrong_in_refusal(str(error)) == ""


@many(60)
@given(
    st.lists(st.lists(hostile.any_text, min_size=2, max_size=2), min_size=1, max_size=4),
    st.sampled_from((".xlsx", ".ods")),
)
def test_workbooks_give_back_the_cells_they_can_hold(rows, suffix):
    rows = [[_in_a_workbook(cell) for cell in row] for row in rows]
    sheet = pd.DataFrame(rows, columns=["a", "b"], dtype=object)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / f"grille{suffix}"
        write_workbook({"regles": sheet}, path)
        found = read_workbook(path)["regles"]
    kept = [row for row in rows if any(row)]
    assert [row for row in found.to_numpy().tolist() if any(row)] == kept


def _in_a_workbook(cell: str) -> str:
    """Return what XML can hold of a text, spaces at its ends and line ends left out."""
    held = "".join(one for one in cell if one.isprintable() and ord(one) not in (0xFFFE, 0xFFFF))
    return held.strip()


@many(100)
@given(
    st.one_of(st.binary(max_size=300), hostile.spoiled_texts("idurba;libelle;vocation\n;UA;habitat\n").map(str.encode))
)
def test_tables_of_text_are_read_or_refused(data):
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "table.csv"
        path.write_bytes(data)
        for read in (read_csv, read_vocations):
            try:
                read(path)
            except InputError as error:
                assert str(error)


@pytest.mark.parametrize("value", ["0" * 5000, "9" * 5000, "1e400", "-1e400", "١٢٣"])
def test_numbers_beyond_measure_are_no_number_or_a_finite_one(value):
    found = text.number(value)
    assert found is None or math.isfinite(found)
