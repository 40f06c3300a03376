"""Vocation: the first rank that answers, what the others say, and how sure it is."""

import pandas as pd
import pytest

from aula.aula_plugin.core.documents.vocation import (
    from_destdomi,
    from_destoui,
    from_formdomi,
    from_libelle,
    from_libelong,
    resolve,
    resolve_one,
)


@pytest.mark.parametrize(
    ("code", "vocation"),
    [("0100", "habitat"), ("0110", "habitat"), ("0201", "economie"), ("0202", "commerce"), ("0203", "economie")]
    + [("0300", "mixte"), ("0401", "loisirs_tourisme"), ("0500", "equipement"), ("0600", "infrastructure")]
    + [
        ("0700", "agricole"),
        ("0801", "naturel"),
        ("0900", "sols_sous_sols"),
        ("0000", None),
        (None, None),
        ("201", "economie"),
    ],
)
def test_formdomi(code, vocation):
    assert (from_formdomi(code) or (None,))[0] == vocation


@pytest.mark.parametrize(
    ("codes", "vocation"),
    [
        ("20", "habitat"),
        ("21-22", "habitat"),
        ("32-34-51", "economie"),
        ("30", "economie"),
        ("41-43", "equipement"),
        ("11", "agricole"),
        ("21-31", "mixte"),
        ("21-41", "habitat"),  # 40 is ignored beside another
        ("21-41-52", "mixte"),
        ("11-21", None),  # no rule for this mixture
        ("99", None),
        ("", None),
        (None, None),
    ],
)
def test_destoui(codes, vocation):
    assert (from_destoui(codes) or (None,))[0] == vocation


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Zone urbanisée dédiée au développement économique", ("economie", "moyenne")),
        ("Zone d'activités artisanales", ("economie", "moyenne")),
        ("UP : zone urbaine à vocation d'équipements publics/touristiques", ("equipement", "à confirmer")),
        ("Camping municipal", ("loisirs_tourisme", "moyenne")),
        ("zone à vocation principale d'habitat à court terme", ("habitat", "moyenne")),
        ("zone agricole insuffisamment ou non équipée", None),
        (None, None),
    ],
)
def test_libelong(text, answer):
    assert from_libelong(text) == answer


@pytest.mark.parametrize(
    ("code", "vocation"),
    [
        ("01", "habitat"),
        ("1", "habitat"),
        ("02", "economie"),
        ("10", "sols_sous_sols"),
        ("00", None),
        ("99", None),
        (None, None),
    ],
)
def test_destdomi(code, vocation):
    assert (from_destdomi(code) or (None,))[0] == vocation


@pytest.mark.parametrize(
    ("libelle", "vocation"),
    [
        ("UX", "economie"),
        ("UYi", "economie"),
        ("1AUY", "economie"),
        ("IIAUi", "economie"),
        ("UB", "habitat"),
        ("Uh", "habitat"),
    ]
    + [("UL", "loisirs_tourisme"), ("AUt", "loisirs_tourisme"), ("UE", None), ("UP", None), ("2AUs", None), ("U", None)]
    + [("U1", None), ("AUc", None), ("AUs", None), ("1AU", None), ("N", None), (None, None)],
)
def test_letter(libelle, vocation):
    assert (from_libelle(libelle) or (None,))[0] == vocation


def test_first_rank_wins_and_disagreements_are_told():
    # 41175: UY says « économique », its DESTDOMI says habitat, its letter says économie
    assert resolve_one("U", "U", "UY", "développement économique", destdomi="01") == (
        "economie",
        "LIBELONG",
        "moyenne",
        "LIBELONG=economie ; DESTDOMI=habitat ; LIBELLE=economie",
    )
    # 1AUY: all agree
    assert resolve_one("AU", "AUc", "1AUY", "vocation économique", destdomi="02")[3] is None
    # FORMDOMI before words, planner before FORMDOMI
    assert resolve_one("U", "U", "UE", "équipements", formdomi="0201")[:3] == ("economie", "FORMDOMI", "forte")
    assert resolve_one("U", "U", "UE", None, formdomi="0201", given="equipement")[:3] == (
        "equipement",
        "table",
        "confirmée",
    )
    # an unanswering FORMDOMI lets DESTOUI speak
    assert resolve_one("U", "U", "UE", None, formdomi="0000", destoui="20")[:2] == ("habitat", "DESTOUI")


def test_a_part_does_not_contradict_the_whole():
    assert resolve_one("U", "U", "UX", "commerces", formdomi="0202")[3] is None  # commerce is an économie
    assert resolve_one("U", "U", "UA", None, formdomi="0301")[3] is None  # a weak letter against « mixte »
    assert (
        resolve_one("U", "U", "UA", "habitat", formdomi="0301")[3]
        == "FORMDOMI=mixte ; LIBELONG=habitat ; LIBELLE=habitat"
    )


def test_agricultural_and_natural_zones():
    assert resolve_one("A", "A", "A", "activité agricole", destdomi="01")[:3] == ("agricole", "TYPEZONE", "moyenne")
    assert resolve_one("N", "N", "Nl", "loisirs")[0] == "naturel"
    assert resolve_one("N", "N", "Nl", "loisirs", formdomi="0400")[0] == "loisirs_tourisme"
    assert resolve_one("N", "N", "Nl", None, given="loisirs_tourisme")[1] == "table"
    # Ah and Nh are resolved as U and AU are
    assert resolve_one("N", "Nh", "Nh", None, destdomi="01")[:2] == ("habitat", "DESTDOMI")
    assert resolve_one("A", "Ah", "A1", None)[0] == "inconnue"


def test_unknown():
    assert resolve_one("AU", "AUc", "IIAU", None) == ("inconnue", None, "inconnue", None)


def test_planner_table_by_document_or_for_all():
    zones = pd.DataFrame({"libelle": ["UJ", "UJ"], "idurba": ["a", "b"], "famille": "U"}, index=[7, 3])
    for name in ("typezone", "libelong", "formdomi", "destoui", "destdomi", "typesect"):
        zones[name] = None
    found = resolve(zones, {("a", "UJ"): "naturel", ("", "UJ"): "habitat"})
    assert found["vocation"].tolist() == ["naturel", "habitat"]
    assert found.index.tolist() == [7, 3]
