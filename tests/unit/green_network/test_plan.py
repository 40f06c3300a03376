"""The parameter file of a trame verte et bleue: what is read, what is refused and where, what is written back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network.plan import (
    Conflits,
    Connectivite,
    Corridors,
    Couche,
    Frictions,
    Obstacle,
    Plan,
    PlanError,
    Reservoirs,
    SousTrame,
    Territoire,
)
from aula.aula_plugin.core.green_network.plan_parse import parse_plan
from aula.aula_plugin.core.green_network.plan_steps import STEPS, asked_steps, step_fingerprint, step_sources
from aula.aula_plugin.core.green_network.plan_text import dump_plan, mended_text

EXAMPLE = Path(__file__).parents[3] / "templates" / "exemple" / "tvb_exemple.yaml"
SMALL = """\
territoire:
  perimetre: limites.gpkg
  occupation:
    - {couche: bois, code: bois}
    - {couche: rpg, champ: code_cultu}
sous_trames:
  - id: boisee
    reservoirs: {codes: [bois]}
    frictions: {table: f.csv, colonne: boisee}
"""


def plain(text):
    return str(text).replace("\u00a0", " ").replace("\u202f", " ")


def faults(text):
    with pytest.raises(PlanError) as refused:
        parse_plan(text, "tvb_aune.yaml")
    return [plain(one) for one in refused.value.errors]


def test_the_smallest_file_has_the_defaults_and_asks_for_no_step_beyond_resistance():
    plan = parse_plan(SMALL)
    boisee = plan.sous_trames[0]
    assert (boisee.nom, boisee.couleur) == ("boisee", "#2f6b3a")
    assert (plan.territoire.maille_m, boisee.reservoirs.surface_min_ha, boisee.frictions.reference) == (10, 10, 1)
    assert asked_steps(boisee) == ("reservoirs", "resistance")
    assert plan.warnings == ()


def test_the_shipped_example_says_it_is_fictive_and_asks_for_every_step():
    plan = parse_plan(EXAMPLE.read_text(encoding="utf-8"), EXAMPLE.name)
    assert plan.territoire.fictif
    assert [one.id for one in plan.sous_trames] == ["boisee", "prairiale", "humide"]
    assert asked_steps(plan.sous_trames[0]) == STEPS
    assert plan.territoire.occupation[0] == Couche("routes", champ="classe", prefixe="route_")
    assert plan.sous_trames[0].conflits.obstacles[0].permeabilites == {"principale": 0.1, "secondaire": 0.4}
    assert plan.warnings == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "code: bois}",
            "cod: bois}",
            "ligne 4, colonne territoire.occupation.cod : clé inconnue « cod » ; vouliez-vous « code »",
        ),
        ("  - id: boisee", "  - id: Boisée", "ligne 7, colonne sous_trames.id : identifiant « Boisée » ; accepté"),
        ("codes: [bois]", "surface_min_ha: -1, codes: [bois]", "-1 est trop petit ; accepté : 0 ou plus"),
        ("codes: [bois]", "codes: []", "d’où viennent les réservoirs ?"),
        ("table: f.csv, ", "", "colonne sous_trames.frictions.table : valeur manquante"),
        (
            "    frictions:",
            "    corridors: {voisinage: planaire}\n    frictions:",
            "voisinage inconnu « planaire » ; vouliez-vous « planaire_cout » ?",
        ),
        ("    frictions:", "    connectivite: {distance_m: 700}\n    frictions:", "cette étape attend les corridors"),
        (
            "    frictions:",
            "    corridors: {}\n    connectivite: {}\n    frictions:",
            "distance_m : valeur manquante",
        ),
        (
            "    frictions:",
            "    corridors: {}\n    pas_japonais: {}\n    frictions:",
            "cette étape attend la connectivité ; ajoutez la section « connectivite »",
        ),
        (
            "    frictions:",
            "    corridors: {}\n    connectivite: {distance_m: 9, probabilite: 1}\n    frictions:",
            "entre 0 et 1 exclus",
        ),
        (
            "    frictions:",
            "    multiplicateurs: [{couche: routes, bornes: [0, 50], facteurs: [2, 1]}]\n    frictions:",
            "2 bornes et 2 facteurs",
        ),
        (
            "  perimetre: limites.gpkg",
            "  maille_m: 0",
            "colonne territoire.maille_m : 0 est trop petit ; accepté : plus de 0",
        ),
        ("  perimetre: limites.gpkg", "  maille_m: dix", "« dix » n’est pas un nombre"),
        ("  - id: boisee", "  - id: boisee\n    couleur: vert", "« vert » n’est pas une couleur"),
        (", code: bois}", "}", "écrire « champ » (le champ des codes) ou « code »"),
        ("territoire:", "territoires:", "clé inconnue « territoires » ; vouliez-vous « territoire » ?"),
    ],
)
def test_a_fault_is_told_with_its_place_and_what_is_accepted(old, new, said):
    assert old in SMALL
    assert any(said in one for one in faults(SMALL.replace(old, new))), faults(SMALL.replace(old, new))


def test_all_faults_are_told_at_once():
    text = SMALL.replace("code: bois", "cod: bois").replace("- id: boisee", "- id: Boisée")
    assert len(faults(text)) == 3  # the key, the code that lacks then, the identifier


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "le fichier ne contient pas de paramètres"),
        ("- a\n- b\n", "le fichier ne contient pas de paramètres"),
        ("a: &x 1\nb: *x\n", "les ancres YAML"),
        ("territoire: {\n", "n’est pas refermé"),
        ("territoire: {}\nterritoire: {}\n", "écrite deux fois"),
        ("territoire:\n  occupation: []\n", "au moins une couche"),
        ("territoire: {occupation: [{couche: a, code: b}]}\n", "au moins une sous-trame"),
        ("!!python/object:os.system {}\n", "étiquettes YAML"),
    ],
)
def test_what_is_no_parameter_file_is_refused_in_words(text, said):
    assert any(said in one for one in faults(text))


def test_a_code_that_no_layer_can_hold_is_told_with_the_nearest_one():
    text = SMALL.replace("    - {couche: rpg, champ: code_cultu}\n", "").replace("[bois]", "[boi]")
    assert "code d’occupation inconnu « boi » ; vouliez-vous « bois » ?" in faults(text)[0]


def test_two_sous_trames_cannot_bear_one_name():
    text = SMALL + SMALL[SMALL.index("  - id") :]
    assert any("« boisee » est déjà celui d’une autre sous-trame" in one for one in faults(text))


def test_an_empty_section_is_told_not_to_ask_for_its_step():
    plan = parse_plan(SMALL.replace("    frictions:", "    corridors:\n    frictions:"))
    assert plan.sous_trames[0].corridors is None
    assert "l’étape n’est pas demandée" in plain(plan.warnings[0])


def test_numbers_with_a_comma_are_read():
    plan = parse_plan(SMALL.replace("  perimetre: limites.gpkg", '  maille_m: "2,5"'))
    assert plan.territoire.maille_m == 2.5


def full_plan():
    return Plan(
        territoire=Territoire("Aune", "limites.gpkg", (Couche("bois", code="bois"),), 5.0, 20.0),
        sous_trames=(
            SousTrame(
                "boisee",
                "Boisée",
                "#2f6b3a",
                Reservoirs(("bois",), surface_min_ha=2.5),
                Frictions("f.csv", "boisee"),
                dispersion_m=1500.0,
                corridors=Corridors(),
                connectivite=Connectivite(700.0, 0.05),
                conflits=Conflits((Obstacle("routes", "route", champ="classe", permeabilites={"RD 1": 0.1}),)),
            ),
            SousTrame("humide", "Humide", "#3f8f9b", Reservoirs(("bois",)), Frictions("f.csv", "humide")),
        ),
        titre="Trame",
    )


def test_what_is_written_reads_back_the_same():
    assert parse_plan(dump_plan(full_plan())) == full_plan()


def test_a_changed_value_leaves_the_rest_of_the_file_as_typed():
    text = EXAMPLE.read_text(encoding="utf-8")
    plan = parse_plan(text)
    first = replace(plan.sous_trames[0], connectivite=Connectivite(900.0, 0.5))
    changed = replace(plan, sous_trames=(first, *plan.sous_trames[1:]))
    mended = mended_text(text, changed)
    assert mended == text.replace("{distance_m: 700,", "{distance_m: 900,")
    assert mended_text(text, plan) == text


def test_a_step_asked_for_or_dropped_keeps_the_comments():
    text = EXAMPLE.read_text(encoding="utf-8")
    plan = parse_plan(text)
    first = replace(plan.sous_trames[0], pas_japonais=None)
    humid = replace(plan.sous_trames[2], conflits=Conflits((Obstacle("routes", "route"),)))
    changed = replace(plan, sous_trames=(first, plan.sous_trames[1], humid))
    mended = mended_text(text, changed)
    assert parse_plan(mended) == changed
    assert mended.count("#") == text.count("#")


def test_a_sous_trame_added_or_taken_away_leaves_the_others_as_typed():
    text = EXAMPLE.read_text(encoding="utf-8")
    plan = parse_plan(text)
    blue = SousTrame("aquatique", "Aquatique", "#3a6fb0", Reservoirs(("cours_eau",)), Frictions("f.csv", "aquatique"))
    changed = replace(plan, sous_trames=(plan.sous_trames[2], plan.sous_trames[0], blue))
    mended = mended_text(text, changed)
    assert parse_plan(mended) == changed
    assert "# La première couche l’emporte" in mended
    assert "prairiale" not in mended
    assert text[text.index("    conflits:") : text.index("    pas_japonais:")] in mended


def test_a_step_is_out_of_date_when_what_it_stands_on_changes_and_only_then():
    plan = full_plan()
    one = plan.sous_trames[0]
    inputs = {"bois": "v1", "f.csv": "v1", "limites.gpkg": "v1", "routes": "v1"}
    before = {step: step_fingerprint(plan, one, step, inputs) for step in STEPS}

    def changed(plan=plan, one=one, inputs=inputs):
        return [step for step in STEPS if step_fingerprint(plan, one, step, inputs) != before[step]]

    down = ["resistance", "dispersion", "corridors", "connectivite", "conflits", "pas_japonais"]
    assert changed() == []
    assert changed(inputs={**inputs, "f.csv": "v2"}) == down
    assert changed(inputs={**inputs, "bois": "v2"}) == ["reservoirs", *down]
    assert changed(plan=plan.at(20)) == ["reservoirs", *down]
    assert changed(inputs={**inputs, "routes": "v2"}) == ["conflits"]
    assert changed(one=replace(one, connectivite=Connectivite(800.0))) == ["connectivite", "conflits", "pas_japonais"]
    assert changed(one=replace(one, corridors=Corridors(marge_pourcent=5.0))) == down[2:]
    assert changed(one=replace(one, nom="Forêts", couleur="#000000")) == []
    assert changed(plan=replace(plan, titre="Autre", sous_trames=())) == []


def test_the_sources_of_a_step_are_those_it_reads():
    plan = full_plan()
    assert step_sources(plan, plan.sous_trames[0], "resistance") == ("limites.gpkg", "bois", "f.csv")
    assert step_sources(plan, plan.sous_trames[0], "conflits") == ("routes",)
    assert step_sources(plan, plan.sous_trames[0], "corridors") == ()


def test_some_sous_trames_are_kept_in_the_order_of_the_file():
    plan = full_plan()
    assert [one.id for one in plan.only(["Humide", "boisee"]).sous_trames] == ["boisee", "humide"]
    assert [one.id for one in plan.only([]).sous_trames] == ["boisee", "humide"]
    with pytest.raises(InputError, match="inconnue"):
        plan.only(["aquatique"])


def test_a_document_stands_for_obstacles_and_sites_for_small_patches():
    """A document alone makes conflicts; sites and noted crossings are sources, so that a change of theirs is seen."""
    text = SMALL.replace("  occupation:", "  passages_constates: vus.geojson\n  occupation:") + (
        "    corridors: {}\n    connectivite: {distance_m: 700}\n"
        "    conflits: {document: plui.gpkg}\n"
        "    pas_japonais: {sites: friches.gpkg, effet: passage, friction_restauree: 2}\n"
    )
    plan = parse_plan(text)
    boisee = plan.sous_trames[0]
    assert boisee.conflits == Conflits(document="plui.gpkg")
    assert (boisee.pas_japonais.sites, boisee.pas_japonais.effet) == ("friches.gpkg", "passage")
    assert step_sources(plan, boisee, "conflits") == ("plui.gpkg", "vus.geojson")
    assert step_sources(plan, boisee, "pas_japonais") == ("friches.gpkg",)
    assert parse_plan(dump_plan(plan)) == plan
    seen = {"vus.geojson": "1"}
    before, after = (step_fingerprint(plan, boisee, "conflits", one) for one in (seen, {"vus.geojson": "2"}))
    assert before != after
    wrong = faults(text.replace("effet: passage", "effet: miracle"))
    assert len(wrong) == 1 and "effet" in wrong[0] and "reservoir_et_passage" in wrong[0]
