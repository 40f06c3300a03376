"""`aula:territoire_exemple`: copied whole, never over what is there, and usable at once."""

from pathlib import Path

import pytest
from qgis import processing
from qgis.core import QgsProcessingException


def run(folder, **values):
    return processing.run("aula:territoire_exemple", {"DOSSIER": str(folder), **values})


def test_the_example_is_copied_whole(aula_provider, tmp_path):
    result = run(tmp_path / "à moi")
    for name in ("LOT", "MODIFICATION", "GRILLE", "REFERENCES", "COMMUNES", "OCCUPATION_SOL", "CONSOMMATION"):
        assert Path(result[name]).exists()
    names = {path.name for path in Path(result["LOT"]).rglob("*.shp")}
    assert "200000001_ZONE_URBA_20260618.shp" in names
    assert "FICTIF" in (tmp_path / "à moi" / "LISEZMOI.txt").read_text(encoding="utf-8")


def test_nothing_is_overwritten_unless_asked(aula_provider, tmp_path):
    (tmp_path / "communes.gpkg").write_text("à garder", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="contient déjà.: communes.gpkg"):
        run(tmp_path)
    assert (tmp_path / "communes.gpkg").read_text(encoding="utf-8") == "à garder"
    assert Path(run(tmp_path, REMPLACER=True)["COMMUNES"]).stat().st_size > 10_000


def test_a_file_in_place_of_the_folder_is_refused(aula_provider, tmp_path):
    place = tmp_path / "fichier"
    place.write_text("x", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="est un fichier"):
        run(place)
