"""What is said of a step that stopped."""

from __future__ import annotations

from aula.aula_plugin.core.green_network.failures import failure


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_codes_without_friction_are_the_fact_and_the_table_is_the_remedy():
    """Mock-up 20, b: three codes named, the others counted."""
    said = failure(
        "« table.csv », colonne « boisee » : 6 codes sans friction (214,0 ha) : CS2.1.3 « vignes » 121,0 ha ; "
        "CS1.2.2 64,0 ha ; CS2.2.2 18,0 ha ; A 6,0 ha ; B 3,0 ha ; C 2,0 ha. Complétez la table. Codes : bois."
    )
    assert plain(said.short) == "6 codes sans friction (214,0 ha)" and said.remedy == "table"
    assert plain(said.fact) == "6 codes sans friction :"
    assert plain(said.rest) == (
        "CS2.1.3 (121,0 ha), CS1.2.2 (64,0 ha), CS2.2.2 (18,0 ha) et 3 autres. Sans valeur, ces mailles seraient "
        "infranchissables."
    )


def test_one_code_is_said_in_the_singular():
    said = failure("« t.csv » : 1 code sans friction (1 214,5 ha) : BTH 1 214,5 ha. Complétez la table.")
    assert plain(said.rest) == "BTH (1 214,5 ha). Sans valeur, ses mailles seraient infranchissables."


def test_no_patch_large_enough_calls_for_a_lower_threshold():
    said = failure("Aucune tache d’au moins 10 ha. La plus grande fait 6,4 ha.")
    assert said.remedy == "seuil" and plain(said.rest) == "La plus grande fait 6,4 ha."


def test_another_message_keeps_its_words():
    said = failure("La couche n’a pas de système de coordonnées. Définissez-le.")
    assert plain(said.fact) == "La couche n’a pas de système de coordonnées." and plain(said.rest) == "Définissez-le."
    assert failure("x" * 200).short.endswith("…") and failure("Rien").rest == ""
