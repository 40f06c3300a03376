"""What some rules say beside their value, as their help announces it: C1, C7, P2."""

from __future__ import annotations

from aula.tests.unit.grid_builder import spaces
from aula.tests.unit.rules.known import FAR, RULES, run
from aula.tests.unit.scene_builder import box, point, psc, zone

SITE = box(0, 0, 100, 100)


def warehouse(*drawn):
    """1 ha of warehouses on the site of the SCoT, 2 ha where they are allowed on conditions."""
    zones = [zone(SITE, "U", destoui="52"), zone(box(300, 0, 500, 100), "U", destoui="20", destcdt="52")]
    return {"zones": zones, "psc": drawn, "roles": {"sites_logistiques": [SITE]}}


def test_c7_tells_conditions_and_logistic_sectors_apart():
    # 52-00: 1 ha on the site of the SCoT, 3 ha elsewhere, and a point.
    drawn = [psc(box(50, 0, 150, 100), "52-00"), psc(box(600, 0, 850, 100), "52-00"), psc(point(5, 5), "52-00")]
    row = run("C7", warehouse(*drawn))
    assert (row["valeur"], row["signal"]) == (0, "respecté")
    said = spaces(row["message"])
    assert "À part, zones de destination 52 sous conditions : 2,00 ha." in said
    assert "À part, prescriptions 52-00 : 3,00 ha." in said  # 0.5 ha of the first, 2.5 ha of the second
    assert "1 point sans surface, hors du total (52-00)" in said


def test_c7_is_measured_in_a_document_without_prescription():
    row = run("C7", warehouse())
    assert (row["valeur"], row["signal"], row["certitude"]) == (0, "respecté", "certaine")
    assert "52-00" not in row["message"]


def view(*drawn):
    """1 ha of U in a view of 3 ha."""
    return {"zones": [zone(SITE, "U")], "psc": drawn, "roles": {"cones_vue": [box(0, 0, 300, 100)]}}


def test_p2_tells_the_landscape_protected_in_the_view():
    row = run("P2", view(psc(box(100, 0, 150, 200), "07-02")))
    assert (row["valeur"], row["signal"]) == (1, "écart")
    assert "À part, prescriptions 07-02 : 0,50 ha." in spaces(row["message"])  # 50 × 100 m of 50 × 200 m
    for drawn in ([], [psc(FAR, "07-02")], [psc(box(500, 500, 600, 600), "07-02")]):
        row = run("P2", view(*drawn))
        assert (row["valeur"], row["signal"]) == (1, "écart")
        assert "À part" not in row["message"]


def test_the_help_names_what_is_told_apart():
    assert "dits à part" in RULES["C7"].aide["mesure"] and "52-00" in RULES["C7"].aide["mesure"]
    assert "dit à part" in RULES["P2"].aide["mesure"] and "07-02" in RULES["P2"].aide["mesure"]


def test_a_constat_says_what_it_depends_on():
    """Three OAP of no known theme and a sector on conditions: from 1 to 4, never « 4 » as a certain count."""
    drawn = [psc(box(20 * n, 0, 20 * n + 9, 9), "18-00") for n in range(3)]
    row = run("H2_conditions", {"zones": [zone(SITE, "U")], "psc": [*drawn, psc(box(500, 0, 505, 5), "55-01")]})
    assert (row["valeur"], row["signal"], row["certitude"]) == (4, None, "sensible")
    assert (row["valeur_min"], row["valeur_max"]) == (1, 4)
    assert spaces(row["motif"]) == "à examiner : de 1 à 4 selon ce qui est inconnu"


def test_what_a_person_types_is_asked_in_the_words_of_the_grid():
    row = run("C6", {"zones": [zone(SITE, "U")]})
    asked = "plafond écrit pour les centralités et plafond écrit pour les secteurs périphériques"
    assert spaces(row["message"]).endswith(f"Valeur à saisir : {asked}.")
