"""Encoding of a .dbf, on files written byte by byte."""

import struct

import pytest

pytest.importorskip("qgis.PyQt.QtCore")

from aula.aula_plugin.storage.encoding import LATIN, UTF8, WINDOWS, of_dbf


def dbf(path, texts, width=12, cpg=None):
    """Write a .dbf with one character field holding raw ``texts``."""
    header = struct.pack("<BBBBIHH20x", 3, 120, 1, 1, len(texts), 32 + 32 + 1, 1 + width)
    field = b"LIBELLE".ljust(11, b"\0") + b"C" + bytes(4) + bytes([width, 0]) + bytes(14)
    records = b"".join(b" " + text.ljust(width)[:width] for text in texts)
    path.write_bytes(header + field + b"\r" + records + b"\x1a")
    if cpg is not None:
        path.with_suffix(".cpg").write_text(cpg)
    return path


UTF, CP = "équipement".encode(), "équipement".encode("cp1252")


@pytest.mark.parametrize(
    ("texts", "cpg", "name", "how"),
    [
        ([b"UA", b"UB"], None, UTF8, "sans objet"),
        ([UTF], None, UTF8, "deviné"),
        ([CP], None, WINDOWS, "deviné"),
        ([b"UA", UTF, CP], None, WINDOWS, "deviné"),  # one text that is not UTF-8 is enough
        ([UTF], "UTF-8", UTF8, "déclaré"),
        ([UTF], "utf8\n", UTF8, "déclaré"),
        ([UTF], "65001", UTF8, "déclaré"),
        ([CP], "1252", WINDOWS, "déclaré"),
        ([CP], "ANSI 1252", WINDOWS, "déclaré"),
        ([CP], "ISO 88591", LATIN, "déclaré"),
        ([CP], "ISO-8859-1", LATIN, "déclaré"),
        ([CP], "UTF-8", WINDOWS, "contredit"),
        ([UTF], "1252", UTF8, "contredit"),
        ([CP], "charabia", WINDOWS, "deviné"),
        ([b"UA"], "1252", WINDOWS, "sans objet"),
    ],
)
def test_encoding(tmp_path, texts, cpg, name, how):
    found = of_dbf(dbf(tmp_path / "a.dbf", texts, cpg=cpg))
    assert (found.name, found.how) == (name, how)


def test_character_cut_by_the_end_of_the_field(tmp_path):
    # « Secteur boisé » needs 14 bytes: a field of 13 keeps only the first byte of the « é »
    cut = "Secteur boisé".encode()[:13]
    assert of_dbf(dbf(tmp_path / "a.dbf", [cut, UTF], width=13)).name == UTF8
    # the same byte in the middle of a text is not UTF-8
    assert of_dbf(dbf(tmp_path / "b.dbf", [b"bois\xc3 haut", UTF], width=13)).name == WINDOWS


def test_upper_case_cpg_and_other_code_pages(tmp_path):
    path = dbf(tmp_path / "A.DBF", ["é".encode("cp850")])
    path.with_name("A.CPG").write_text("850")
    assert of_dbf(path).name == "CP850"
    other = dbf(tmp_path / "b.dbf", ["€".encode("iso8859-15")], cpg="8859-15")
    assert of_dbf(other).name == "ISO8859-15"


def test_empty_table(tmp_path):
    assert of_dbf(dbf(tmp_path / "a.dbf", [])).how == "sans objet"
