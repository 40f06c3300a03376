"""Whether files declare that their territory is invented, and the zones that place the map of an impact."""

from __future__ import annotations

from pathlib import Path

import geopandas
import shapely
from qgis.core import QgsVectorLayer

from aula.aula_plugin.reporting.svg.impact_map import impact_map
from aula.aula_plugin.storage.fictive import file_of, says_fictive
from aula.tests.qgis import trame_dossier

REFERENCES = Path(__file__).resolve().parents[2] / "templates" / "exemple" / "references_scot.gpkg"


def test_a_trame_says_whether_it_is_invented(tmp_path, aula_provider):
    invented = trame_dossier.write(tmp_path / "inventé, 100 %.gpkg")
    real = trame_dossier.write(tmp_path / "vrai.gpkg", fictive=False)
    assert says_fictive([str(invented)])
    assert not says_fictive([str(real)])
    assert says_fictive([str(real), str(invented)])


def test_references_say_it_in_their_sources_and_layers_lead_to_their_file(aula_provider):
    layer = QgsVectorLayer(f"{REFERENCES}|layername=bois", "bois", "ogr")
    assert Path(file_of(layer)) == REFERENCES
    assert says_fictive([file_of(layer)])


def test_what_is_no_geopackage_says_nothing(tmp_path, aula_provider):
    text = tmp_path / "x.gpkg"
    text.write_text("territoire fictif", encoding="utf-8")
    assert not says_fictive([str(text), str(tmp_path / "absent.gpkg"), str(tmp_path), ""])
    assert file_of(None) == file_of(QgsVectorLayer("Point", "x", "memory")) == ""


def test_the_map_of_an_impact_shows_the_zones_it_has_in_its_window_and_no_others():
    frame = geopandas.GeoDataFrame({"etat": ["reduit"]}, geometry=[shapely.box(0, 0, 100, 100)])
    links = geopandas.GeoDataFrame({"etat": []}, geometry=[])
    project = [("Lotissement", shapely.box(50, 50, 80, 80))]
    assert "zones U du document" in impact_map(frame, links, project, "x", [shapely.box(10, 10, 20, 20)])
    assert "zones U" not in impact_map(frame, links, project, "x", [shapely.box(5000, 0, 5001, 1)])
    assert "zones U" not in impact_map(frame, links, project, "x")
