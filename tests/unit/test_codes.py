"""Codes of prescriptions and informations."""

import pandas as pd
import pytest

from aula.aula_plugin.core.documents import codes


@pytest.mark.parametrize(
    ("kind", "subkind", "code"),
    [
        ("07", "04", "07-04"),
        (7, 4, "07-04"),
        ("7.0", None, "07-00"),
        (15, "01", "15-01"),
        ("07", "", "07-00"),
        ("0704", None, "07-04"),
        ("07-04", None, "07-04"),
        (None, "04", None),
        ("ZZ", None, "ZZ-00"),
    ],
)
def test_full_code(kind, subkind, code):
    assert codes.full_code(kind, subkind) == code


def test_match_tells_specific_from_generic():
    found = codes.match(["07-04", "07-00", "07-01", "08-00", None], "07-04")
    assert found.tolist() == ["spécifique", "générique", None, None, None]
    family = codes.match(["07-04", "07-00", "17-00", None], "07-xx")
    assert family.tolist() == ["spécifique", "spécifique", None, None]
    # « NN-00 » asked for as such is not answered by a sub-type
    assert codes.match(["18-00", "18-07"], "18-00").tolist() == ["spécifique", None]


def test_words_ignore_accents_case_and_non_breaking_spaces():
    frame = pd.DataFrame(
        {"libelle": ["Haie a\u00a0préserver", "HAIE", "Mur", None], "txt": [None, None, "haies", None]}
    )
    assert codes.match_words(frame, ("haie",)).tolist() == [True, True, True, False]


def test_lists_and_transfers():
    assert "56-00" in codes.known(codes.PRESCRIPTION)  # only in the text of rev. 2025-06
    assert "70-00" not in codes.known(codes.INFORMATION)  # only in a draft
    transfers = codes.transfers()
    assert transfers[("prescription", "09")].code == "05-05"
    assert transfers[("prescription", "12")].code == "05-07"
    assert transfers[("information", "15")].to_class == "sup"
    assert transfers[("information", "24")].to_class == "prescription"
    assert transfers[("prescription", "06")].to_class == ""


def test_primitives_of_the_list():
    assert codes.allows(codes.PRESCRIPTION, "18-00", "surf")
    assert not codes.allows(codes.PRESCRIPTION, "18-00", "pct")
    assert codes.allows(codes.INFORMATION, "42-02", "lin")  # the standard does not say: no reproach
    assert codes.allows(codes.PRESCRIPTION, "ZZ-00", "lin")
