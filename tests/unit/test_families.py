"""Family of zones: TYPEZONE prevails, LIBELLE checks it or replaces it."""

import pytest

from aula.aula_plugin.core.documents.families import abandoned, canonical, classify, from_libelle, from_typezone


@pytest.mark.parametrize(
    ("typezone", "famille", "sous_type", "listed"),
    [
        ("U", "U", None, True),
        ("AUc", "AU", "AUc", True),
        ("AUs", "AU", "AUs", True),
        ("AUC", "AU", "AUc", True),
        ("aus", "AU", "AUs", True),
        ("A", "A", None, True),
        ("Ah", "A", None, True),
        ("N", "N", None, True),
        ("Nh", "N", None, True),
        ("Nd", "N", None, True),
        # out of the list: first letters, AU without c or s is unknown
        ("AU", "AU", "inconnu", False),
        ("1AU", "AU", "inconnu", False),
        ("IIAU", "AU", "inconnu", False),
        ("1AUc", "AU", "AUc", False),
        ("Ux", "U", None, False),
        ("Np", "N", None, False),
        ("ZZ", None, None, False),
        (None, None, None, True),
        ("", None, None, True),
    ],
)
def test_typezone(typezone, famille, sous_type, listed):
    assert from_typezone(typezone) == (famille, sous_type, listed)


@pytest.mark.parametrize(
    ("libelle", "families"),
    [
        ("UA", ("U",)),
        ("Ucap", ("U",)),
        ("1AUb", ("AU",)),
        ("2AU", ("AU",)),
        ("IAU", ("AU",)),
        ("IIAU", ("AU",)),
        ("IIIAUx", ("AU",)),
        ("2-AU", ("AU",)),
        ("1 AU", ("AU",)),
        ("A", ("A",)),
        ("Ap", ("A",)),
        ("Azh", ("A",)),
        ("Au", ("AU", "A")),
        ("N", ("N",)),
        ("1N", ("N",)),
        ("Nh", ("N",)),
        ("zone UB", ("U",)),
        ("Zone naturelle", ("N",)),
        ("Zone à urbaniser", ("AU",)),
        ("ZC", ()),
        ("", ()),
        (None, ()),
    ],
)
def test_libelle(libelle, families):
    assert from_libelle(libelle) == families


def test_conflict_is_flagged_and_not_corrected():
    family = classify("N", "UA")
    assert (family.famille, family.conflict) == ("N", "LIBELLE=U ; TYPEZONE=N")
    assert classify("AUs", "1AUb").conflict is None  # 1AU or 2AU never decides between open and closed
    assert classify("AUc", "IIAU").sous_type == "AUc"
    assert classify("A", "Au").conflict is None
    assert classify("Ah", "Ahi").conflict is None


def test_missing_typezone_takes_the_family_of_the_label():
    family = classify(None, "2AU")
    assert (family.famille, family.sous_type, family.from_label) == ("AU", "inconnu", True)
    assert classify(None, "Au").famille is None
    assert classify(None, None).famille is None
    assert classify("ZZ", "UB").famille == "U"


def test_plan_d_occupation_des_sols():
    # in a POS, NA is to be urbanised, NC agricultural, ND natural; NB has no successor
    assert classify("AUs", "INA", pos=True).conflict is None
    assert classify("A", "NC", pos=True).conflict is None
    assert classify("A", "NC", pos=False).conflict == "LIBELLE=N ; TYPEZONE=A"
    assert classify(None, "NAx", pos=True).famille == "AU"
    assert classify("ND", "ND", pos=True).famille == "N"
    assert classify(None, "NB", pos=True).famille is None


def test_spelling_of_the_standard():
    assert canonical("AUC") == "AUc"
    assert canonical("nh") == "Nh"
    assert canonical("Ux") == "Ux"
    assert canonical(None) is None
    assert abandoned("Nh") and not abandoned("N")
