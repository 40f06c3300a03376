"""One small test per defect the hostile corpus found in the plugin."""

from __future__ import annotations

import errno
import os
import zipfile
from pathlib import Path

import pytest
import shapely
from qgis import processing
from qgis.core import QgsProcessingAlgorithm, QgsProcessingException

from aula.aula_plugin.core.errors import InputError, why
from aula.aula_plugin.in_place import put_in_place
from aula.aula_plugin.shapes_in import shapes_of
from aula.aula_plugin.storage.spreadsheets import read_workbook
from aula.aula_plugin.storage.vocation_table import read_vocations
from aula.processing_algorithms.wording import MOST, MOST_LINES, abridged, readable
from aula.tests.hostile.french import message_of, wrong_in_refusal
from aula.tests.qgis.bad_input.bench import Log
from aula.tests.qgis.bad_input.conftest import GRID, LOT, RESERVOIRS

pytestmark = pytest.mark.once


def refusal(algorithm: str, **parameters) -> str:
    """Run what must be refused and return the message, once it is known to be one a planner can use."""
    with pytest.raises(QgsProcessingException) as caught:
        processing.run(f"aula:{algorithm}", parameters, feedback=Log())
    message = message_of(caught.value)
    assert wrong_in_refusal(message) == "", message
    return message


@pytest.fixture
def grid(tmp_path):
    path = tmp_path / "grille.yaml"
    path.write_text(GRID, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("character", ["\x00", "\ud800", "\udce9"])
def test_a_character_nothing_can_hold_is_refused_before_any_work(aula_provider, grid, tmp_path, character):
    told = refusal("convertir_grille", GRILLE=grid, FORMAT="yaml", SORTIE=f"{tmp_path}/a{character}b.yaml")
    assert "retapez ce texte" in told
    told = refusal(
        "preparer_references", COUCHES=[RESERVOIRS], CORRESPONDANCE=[f"1{character}", "bati"], REFERENCES="r"
    )
    assert "retapez ce texte" in told


def test_a_name_the_system_refuses_is_told_in_french(aula_provider, grid, tmp_path):
    long = "n" * 300
    assert "nom trop long" in refusal("convertir_grille", GRILLE=f"{tmp_path}/{long}.yaml", FORMAT="yaml", SORTIE="g")
    told = refusal("convertir_grille", GRILLE=grid, FORMAT="yaml", SORTIE=f"{tmp_path}/{long}.yaml")
    assert "nom trop long" in told
    assert why(OSError(errno.ELOOP, os.strerror(errno.ELOOP))) == "lien qui tourne en rond"


def test_an_address_makes_no_folder_of_its_name(aula_provider, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "est une adresse" in refusal("territoire_exemple", DOSSIER="http://127.0.0.1:9/x")
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_or_a_device_is_never_replaced(aula_provider, grid, tmp_path):
    pipe = tmp_path / "g.yaml"
    os.mkfifo(pipe)
    assert "appareil ou un tube" in refusal("convertir_grille", GRILLE=grid, FORMAT="yaml", SORTIE=str(pipe))
    draft = tmp_path / "brouillon"
    draft.write_bytes(b"x")
    with pytest.raises(OSError, match="Invalid|refus"):
        put_in_place([(draft, pipe)])
    assert pipe.is_fifo()


@pytest.mark.parametrize("suffix", [".pdf", ".dxf", ".exe"])
def test_a_layer_is_not_asked_in_what_is_no_layer(aula_provider, tmp_path, suffix):
    """Refused before the other results are written, and not once they are."""
    document = str(tmp_path / "d.gpkg")
    processing.run("aula:lire_document_urbanisme", {"LOT": str(LOT), "DOCUMENT": document, "CHARGER": False})
    told = refusal(
        "controler_document_urbanisme",
        DOCUMENT=document,
        DEFAUTS_SURF=str(tmp_path / "s.gpkg"),
        SYNTHESE=str(tmp_path / f"synthese{suffix}"),
    )
    assert "choisissez .gpkg" in told
    assert not (tmp_path / "s.gpkg").exists()


def test_a_geopackage_whose_name_gdal_refuses_is_told_first(aula_provider, tmp_path):
    document = str(tmp_path / "d.gpkg")
    processing.run("aula:lire_document_urbanisme", {"LOT": str(LOT), "DOCUMENT": document, "CHARGER": False})
    for name in ("*", "{0}", "(essai)", "-rf"):
        told = refusal("controler_document_urbanisme", DOCUMENT=document, DEFAUTS=str(tmp_path / f"{name}.gpkg"))
        assert "commence par une lettre ou un chiffre" in told


def test_the_same_layer_given_twice_counts_once(aula_provider, tmp_path):
    log = Log()
    given = {"CORRESPONDANCE": ["1", "reservoirs"], "COUVERTURE_INSEE": "99001"}
    once = processing.run(
        "aula:preparer_references", {**given, "COUCHES": [RESERVOIRS], "REFERENCES": str(tmp_path / "une.gpkg")}
    )
    twice = processing.run(
        "aula:preparer_references",
        {**given, "COUCHES": [RESERVOIRS, RESERVOIRS], "REFERENCES": str(tmp_path / "deux.gpkg")},
        feedback=log,
    )
    assert twice["NB_OBJETS"] == once["NB_OBJETS"] == 13
    assert any("donnée deux fois" in line for line in log.told)


def test_a_zip_with_a_broken_directory_is_no_workbook(tmp_path):
    path = tmp_path / "grille.xlsx"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/workbook.xml", "x")
    path.write_bytes(path.read_bytes().replace(b"PK\x01\x02", b"XX\x01\x02"))
    with pytest.raises(InputError, match="n’est pas un classeur"):
        read_workbook(path)


def test_a_quote_left_open_in_the_vocations(tmp_path):
    path = tmp_path / "v.csv"
    path.write_text('idurba;libelle;vocation\n;"' + "x" * 200_000, encoding="utf-8")
    with pytest.raises(InputError, match="vérifiez les guillemets"):
        read_vocations(path)


def test_a_layer_that_is_none_names_a_remedy(aula_provider, tmp_path):
    for value in ({"a": 1}, 12.5, ["a", "b"]):
        told = refusal("lire_document_urbanisme", LOT=str(LOT), COMMUNES=value, DOCUMENT=str(tmp_path / "d.gpkg"))
        assert "hoisissez une" in told


def test_quotations_are_short_enough_to_be_read():
    assert readable("« court » : donnez-le.") == "« court » : donnez-le."
    assert len(readable(f"« {'x ' * 5000} » : donnez-le.")) < 2 * MOST
    assert len(readable(f"règle {'x' * 5000} : donnez-la.")) < 2 * MOST
    assert readable("\n".join("– erreur" for _ in range(100))).endswith(f"… et {100 - MOST_LINES} autres.")
    assert abridged("x" * 2 * MOST) == "x" * 2 * MOST
    assert Path(abridged("x" * 5000)).name.endswith("…")


def test_a_hole_of_no_place_on_earth_sets_its_polygon_apart():
    hole = [(805_000, 6_505_000), (805_000, 1e15), (805_001, 6_505_000)]
    far = shapely.Polygon([(800_000, 6_500_000), (810_000, 6_500_000), (800_000, 6_510_000)], [hole])
    sound = shapely.box(800_000, 6_500_000, 800_010, 6_500_010)
    shapes, unreadable = shapes_of([shapely.to_wkb(far), shapely.to_wkb(sound), None])
    assert list(unreadable) == [True, False, False]
    assert shapes[0] is None and shapes[1].area == 100


def test_a_file_that_is_read_is_never_written_over(aula_provider, tmp_path):
    document = tmp_path / "d.gpkg"
    processing.run("aula:lire_document_urbanisme", {"LOT": str(LOT), "DOCUMENT": str(document), "CHARGER": False})
    before = document.read_bytes()
    told = refusal("controler_document_urbanisme", DOCUMENT=str(document), DEFAUTS=str(document))
    assert "est aussi un fichier lu" in told
    link = tmp_path / "lien.gpkg"
    link.symlink_to(document)
    assert "est aussi un fichier lu" in refusal(
        "controler_document_urbanisme", DOCUMENT=str(document), DEFAUTS=str(link)
    )
    assert document.read_bytes() == before


def test_a_layer_gone_since_it_was_checked_is_told_in_french(aula_provider, monkeypatch, tmp_path):
    def gone(*_):
        raise QgsProcessingException("Could not load source layer for COMMUNES: c.gpkg not found")

    document = tmp_path / "d.gpkg"
    processing.run("aula:lire_document_urbanisme", {"LOT": str(LOT), "DOCUMENT": str(document), "CHARGER": False})
    monkeypatch.setattr(QgsProcessingAlgorithm, "parameterAsSource", gone)
    told = refusal("controler_document_urbanisme", DOCUMENT=str(document), COMMUNES=RESERVOIRS, DEFAUTS="memory:")
    assert "« Communes » (COMMUNES) : couche introuvable ou illisible" in told.replace("\u00a0", " ")
