"""`aula:lire_document_urbanisme` on small lots written by the test in every format and with every quirk of delivery."""

import shutil
import sqlite3
import zipfile

import pandas as pd
import pytest
from geopandas import GeoDataFrame
from osgeo import gdal, ogr, osr
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingMultiStepFeedback,
    QgsProcessingParameterFile,
    QgsProject,
    QgsVectorLayer,
)
from shapely import LineString, Point, box

pytestmark = pytest.mark.usefixtures("aula_provider")

IDURBA = "01004_PLU_20200101"
X, Y = 880_000.0, 6_540_000.0


def square(column):
    return box(X + column * 100, Y, X + column * 100 + 100, Y + 100)


def frame(rows, shapes, crs=2154):
    return GeoDataFrame(pd.DataFrame(rows, dtype=object), geometry=list(shapes), crs=crs)


def tables():
    """Return a small PLU v2017: two zones, one hedge, one point, its document and its commune."""
    return {
        "ZONE_URBA": frame(
            [
                {"LIBELLE": "UX", "LIBELONG": "Zone d’activités économiques", "TYPEZONE": "U", "IDURBA": IDURBA},
                {"LIBELLE": "N", "LIBELONG": "Forêt", "TYPEZONE": "N", "IDURBA": IDURBA},
            ],
            [square(0), square(1)],
        ),
        "PRESCRIPTION_LIN": frame(
            [{"LIBELLE": "Haie à préserver", "TYPEPSC": "07", "STYPEPSC": "04", "IDURBA": IDURBA}],
            [LineString([(X, Y), (X + 50, Y)])],
        ),
        "PRESCRIPTION_PCT": frame(
            [{"LIBELLE": "Lavoir", "TYPEPSC": "07", "STYPEPSC": "01", "IDURBA": IDURBA}], [Point(X + 10, Y + 10)]
        ),
        "DOC_URBA": pd.DataFrame([{"IDURBA": IDURBA, "TYPEDOC": "PLU", "ETAT": "03", "DATAPPRO": "20200101"}]),
        "DOC_URBA_COM": pd.DataFrame([{"IDURBA": IDURBA, "INSEE": "01004"}]),
    }


DRIVERS = {
    ".shp": ("ESRI Shapefile", [], ["ENCODING=UTF-8"]),
    ".tab": ("MapInfo File", ["FORMAT=TAB"], []),
    ".mif": ("MapInfo File", ["FORMAT=MIF"], []),
    ".gpkg": ("GPKG", [], []),
    ".gml": ("GML", ["FORMAT=GML3"], []),
    ".geojson": ("GeoJSON", [], []),
}


def write(path, name, data, source_options=(), layer_options=(), append=False):
    """Write one table with OGR; text columns stay text."""
    qgis_option = gdal.GetConfigOption("SHAPE_ENCODING")
    gdal.SetConfigOption("SHAPE_ENCODING", None)  # QGIS sets it to forbid the very recoding wanted here
    suffix = path.suffix.lower()
    driver = ogr.GetDriverByName(DRIVERS[".shp" if suffix == ".dbf" else suffix][0])
    source = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE) if append else None
    source = source or driver.CreateDataSource(
        str(path), [*DRIVERS[".shp" if suffix == ".dbf" else suffix][1], *source_options]
    )
    spatial = isinstance(data, GeoDataFrame)
    crs = None
    if spatial and data.crs is not None:
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(data.crs.to_epsg())
        crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    kind = ogr.wkbUnknown if spatial else ogr.wkbNone
    if spatial and suffix == ".shp":
        kind = ogr.CreateGeometryFromWkb(data.geometry.iloc[0].wkb).GetGeometryType()
    options = list(layer_options or DRIVERS[".shp" if suffix == ".dbf" else suffix][2])
    layer = source.CreateLayer(name, crs, kind, options)
    columns = [c for c in data.columns if c != "geometry"]
    for column in columns:
        numeric = pd.api.types.is_integer_dtype(data[column].infer_objects())
        definition = ogr.FieldDefn(column, ogr.OFTInteger if numeric else ogr.OFTString)
        if not numeric:
            definition.SetWidth(254)
        layer.CreateField(definition)
    for position in range(len(data)):
        feature = ogr.Feature(layer.GetLayerDefn())
        for column in columns:
            value = data[column].iloc[position]
            if value is not None:
                feature.SetField(column, value if isinstance(value, str) else int(value))
        if spatial and data.geometry.iloc[position] is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkb(data.geometry.iloc[position].wkb))
        layer.CreateFeature(feature)
    del layer, source
    gdal.SetConfigOption("SHAPE_ENCODING", qgis_option)
    return path


def write_lot(folder, suffix=".shp", prefix="01004_", date="_20200101", data=None, geo="Donnees_geographiques"):
    """Write a lot as the Géoportail delivers it: plain tables at the root, layers in a sub-folder."""
    layers = folder / geo
    layers.mkdir(parents=True, exist_ok=True)
    plain = ".dbf" if suffix in (".shp", ".gml", ".geojson") else suffix
    for name, table in (data or tables()).items():
        stem = f"{prefix}{name}{date}"
        spatial = isinstance(table, GeoDataFrame)
        write((layers if spatial else folder) / f"{stem}{suffix if spatial else plain}", stem, table)
    return folder


def run(lot=None, output=None, **parameters):
    values = {"DOCUMENT": str(output) if output else QgsProcessing.TEMPORARY_OUTPUT, "CHARGER": False, **parameters}
    if lot is not None:
        values["LOT"] = str(lot)
    return processing.run("aula:lire_document_urbanisme", values)


def read(results):
    from aula.aula_plugin.storage.document import read_document

    return read_document(results["DOCUMENT"], QgsProcessingContext(), QgsProcessingFeedback())


def codes(document):
    return set(document.anomalies["defaut"])


# ---------------------------------------------------------------------------------------------------------- formats


@pytest.mark.parametrize("suffix", [".shp", ".tab", ".mif", ".gpkg", ".gml"])
def test_formats(tmp_path, suffix):
    results = run(write_lot(tmp_path / "01004_PLU_20200101", suffix), tmp_path / "doc.gpkg")
    assert (results["VERSION_STANDARD"], results["TYPE_DOCUMENT"], results["NB_ZONES"]) == ("v2017", "PLU", 2)
    assert results["IDURBA"] == IDURBA
    document = read(results)
    assert document.zones.crs.to_epsg() == 2154
    # MapInfo keeps coordinates as integers within the bounds of the projection: about 2 cm here
    assert document.zones.area.tolist() == pytest.approx([10_000, 10_000], abs=10)
    assert document.zones["libelong"].tolist() == ["Zone d’activités économiques", "Forêt"]
    assert document.zones["vocation"].tolist() == ["economie", "naturel"]
    assert document.prescriptions["lin"]["libelle"].tolist() == ["Haie à préserver"]
    assert document.prescriptions["lin"]["code"].tolist() == ["07-04"]
    assert document.communes["insee"].tolist() == ["01004"]


def test_one_geopackage_holds_everything(tmp_path):
    path = tmp_path / "lot" / "plu.gpkg"
    path.parent.mkdir()
    for name, table in tables().items():
        write(path, name.lower(), table, append=path.exists())
    document = read(run(path.parent))
    assert len(document.zones) == 2
    assert document.type_document == "PLU"


def test_geojson_in_degrees_is_measured_in_the_system_of_the_territory(tmp_path):
    # 0.001° of longitude by 0.001° of latitude in Guadeloupe (16° N): 107.0 m × 110.7 m
    zone = frame(
        [{"libelle": "UA", "typezone": "U", "partition": "DU_97105"}], [box(-61.6, 16.2, -61.599, 16.201)], 4326
    )
    (tmp_path / "lot").mkdir()
    write(tmp_path / "lot" / "zone-urba.geojson", "zone-urba", zone)
    document = read(run(tmp_path / "lot"))
    assert document.zones.crs.to_epsg() == 5490
    assert document.zones.area.sum() == pytest.approx(107.0 * 110.7, rel=0.01)
    assert document.communes["insee"].tolist() == ["97105"]


def test_a_format_is_chosen_and_told(tmp_path):
    lot = write_lot(tmp_path / "lot", ".shp")
    write_lot(lot, ".tab")
    document = read(run(lot))
    assert len(document.zones) == 2
    chosen = document.anomalies[document.anomalies["defaut"] == "fichier_choisi"]
    assert any("ZONE_URBA_20200101.shp" in detail for detail in chosen["detail"])


# --------------------------------------------------------------------------------------------------------- delivery


def test_no_prefix_flat_lower_case(tmp_path):
    lot = write_lot(tmp_path / "lot", prefix="", date="", geo=".")
    for path in list(lot.iterdir()):
        path.rename(path.with_name(path.name.lower()))
    assert run(lot)["NB_ZONES"] == 2


def test_upper_case_extensions_and_deep_folders(tmp_path):
    lot = write_lot(tmp_path / "lot" / "a" / "b")
    for path in lot.rglob("*.dbf"):
        path.rename(path.with_suffix(".DBF"))
    results = run(tmp_path / "lot")
    assert (results["NB_ZONES"], results["TYPE_DOCUMENT"]) == (2, "PLU")


def test_encodings_without_cpg(tmp_path):
    for name, encoding in (("latin", "ISO-8859-1"), ("utf", "UTF-8")):
        lot = tmp_path / name
        lot.mkdir()
        data = tables()["ZONE_URBA"].assign(LIBELONG="équipement sportif")
        write(lot / "ZONE_URBA.shp", "ZONE_URBA", data, layer_options=[f"ENCODING={encoding}"])
        (lot / "ZONE_URBA.cpg").unlink(missing_ok=True)
        document = read(run(lot))
        assert document.zones["libelong"].tolist() == ["équipement sportif"] * 2
        assert document.document["encodage"].tolist() == [{"latin": "windows-1252", "utf": "UTF-8"}[name]]
        assert "encodage_devine" in codes(document)


def test_code_page_of_dos_and_lying_cpg(tmp_path):
    lot = tmp_path / "dos"
    lot.mkdir()
    data = tables()["ZONE_URBA"].assign(LIBELONG="équipement")
    write(lot / "ZONE_URBA.shp", "ZONE_URBA", data, layer_options=["ENCODING=CP850"])
    (lot / "ZONE_URBA.cpg").write_text("850")
    assert read(run(lot)).zones["libelong"].tolist() == ["équipement"] * 2
    lot = write_lot(tmp_path / "menteur")
    next(lot.rglob("*ZONE_URBA*.cpg")).write_text("ISO-8859-1")
    document = read(run(lot))
    assert document.zones["libelong"].tolist()[1] == "Forêt"
    assert "encodage_contredit" in codes(document)


def test_missing_prj_is_refused_with_proposals_then_answered(tmp_path):
    lot = write_lot(tmp_path / "lot")
    for path in lot.rglob("*.prj"):
        path.unlink()
    with pytest.raises(QgsProcessingException, match=r"ZONE_URBA_20200101\.shp.*EPSG:2154 \(Lambert 93.*paramètre CRS"):
        run(lot)
    document = read(run(lot, CRS="EPSG:2154"))
    assert document.zones.crs.to_epsg() == 2154
    assert "scr_fourni" in codes(document)


def test_layers_in_two_systems(tmp_path):
    data = tables()
    data["PRESCRIPTION_PCT"] = data["PRESCRIPTION_PCT"].to_crs(3946)
    document = read(run(write_lot(tmp_path / "lot", data=data)))
    point = document.prescriptions["pct"].geometry.iloc[0]
    assert point.distance(Point(X + 10, Y + 10)) < 0.01
    assert "scr_different" in codes(document)


def test_mercator_is_not_a_measure(tmp_path):
    data = {name: table.to_crs(3857) for name, table in tables().items() if isinstance(table, GeoDataFrame)}
    document = read(run(write_lot(tmp_path / "lot", data=data)))
    assert document.zones.crs.to_epsg() == 2154
    assert document.zones.area.sum() == pytest.approx(20_000, rel=1e-4)


def test_coordinates_out_of_the_declared_system(tmp_path):
    data = tables()
    data["ZONE_URBA"] = data["ZONE_URBA"].set_geometry([box(0, 0, 1, 1), box(1, 0, 2, 1)], crs=2154)
    document = read(run(write_lot(tmp_path / "lot", data={"ZONE_URBA": data["ZONE_URBA"]})))
    assert "coordonnees_hors_domaine" in codes(document)


def test_codes_read_as_integers_and_three_dimensions(tmp_path):
    data = tables()
    data["DOC_URBA_COM"] = pd.DataFrame({"IDURBA": [IDURBA], "INSEE": pd.Series([1004])})
    data["PRESCRIPTION_LIN"] = frame(
        {"LIBELLE": ["Haie"], "TYPEPSC": pd.Series([7]), "STYPEPSC": pd.Series([4]), "IDURBA": [IDURBA]},
        [LineString([(X, Y, 3), (X + 50, Y, 4)])],
    )
    document = read(run(write_lot(tmp_path / "lot", data=data)))
    assert document.communes["insee"].tolist() == ["01004"]
    assert document.prescriptions["lin"]["code"].tolist() == ["07-04"]
    assert not document.prescriptions["lin"].has_z.any()


def test_curves_become_segments(tmp_path):
    (tmp_path / "lot").mkdir()
    path = write(tmp_path / "lot" / "lot.gpkg", "zone_urba", tables()["ZONE_URBA"])
    source = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = source.GetLayer(0)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetField("LIBELLE", "UC")
    feature.SetField("TYPEZONE", "U")
    # a disk of 50 m radius: π·50² = 7 854 m²
    circle = f"CIRCULARSTRING({X} {Y + 300},{X + 100} {Y + 300},{X} {Y + 300})"
    feature.SetGeometry(ogr.CreateGeometryFromWkt(f"CURVEPOLYGON({circle})"))
    layer.CreateFeature(feature)
    del layer, source
    zones = read(run(tmp_path / "lot")).zones
    assert zones.loc[zones["libelle"] == "UC"].area.sum() == pytest.approx(7854, rel=0.001)


def test_hostile_texts_stay_text(tmp_path):
    data = tables()
    data["ZONE_URBA"]["LIBELLE"] = ["<script>", "=cmd()"]
    data["ZONE_URBA"]["TYPEZONE"] = None
    document = read(run(write_lot(tmp_path / "lot", data=data)))
    assert document.zones["libelle"].tolist() == ["<script>", "=cmd()"]
    assert "<script>" in set(document.anomalies["objet"])


# ------------------------------------------------------------------------------------------------------------ errors


def test_exactly_one_of_lot_and_archive(tmp_path):
    with pytest.raises(QgsProcessingException, match="exactement un des deux"):
        run()
    with pytest.raises(QgsProcessingException, match="exactement un des deux"):
        run(tmp_path, ARCHIVE=str(tmp_path / "a.zip"))


def test_two_documents_in_one_folder(tmp_path):
    write_lot(tmp_path / "lots" / "a")
    write_lot(tmp_path / "lots" / "b", prefix="30014_")
    with pytest.raises(QgsProcessingException, match="plusieurs documents.*01004.*30014"):
        run(tmp_path / "lots")


def test_two_copies_of_one_table(tmp_path):
    lot = write_lot(tmp_path / "lot")
    shutil.copytree(lot / "Donnees_geographiques", lot / "ancien")
    with pytest.raises(QgsProcessingException, match="plusieurs exemplaires"):
        run(lot)


def test_tables_of_two_documents(tmp_path):
    data = tables()
    lot = write_lot(tmp_path / "lot", data={"ZONE_URBA": data["ZONE_URBA"]})
    write_lot(lot, prefix="30014_", data={"PRESCRIPTION_PCT": data["PRESCRIPTION_PCT"]})
    with pytest.raises(QgsProcessingException, match="plusieurs documents"):
        run(lot)


def test_folder_without_document(tmp_path):
    (tmp_path / "lot").mkdir()
    (tmp_path / "lot" / "notes.txt").write_text("rien")
    with pytest.raises(QgsProcessingException, match="aucune table d’un document d’urbanisme"):
        run(tmp_path / "lot")
    with pytest.raises(QgsProcessingException, match="n’existe pas"):
        run(tmp_path / "absent")


@pytest.mark.parametrize(("gone", "message"), [(".shx", "il manque .shx"), (".dbf", "il manque .dbf")])
def test_incomplete_shapefile(tmp_path, gone, message):
    lot = write_lot(tmp_path / "lot")
    next(lot.rglob(f"*ZONE_URBA*{gone}")).unlink()
    with pytest.raises(QgsProcessingException, match=message):
        run(lot)


def test_zones_without_geometry(tmp_path):
    lot = write_lot(tmp_path / "lot")
    for suffix in (".shp", ".shx"):
        next(lot.rglob(f"*ZONE_URBA*{suffix}")).unlink()
    with pytest.raises(QgsProcessingException, match="n’a pas de géométrie"):
        run(lot)


def test_damaged_file(tmp_path):
    lot = write_lot(tmp_path / "lot")
    next(lot.rglob("*ZONE_URBA*.shp")).write_bytes(b"pas un shapefile")
    with pytest.raises(QgsProcessingException, match="ZONE_URBA_20200101.shp.*(illisible|géométrie)"):
        run(lot)


def test_destination(tmp_path):
    lot = write_lot(tmp_path / "lot")
    with pytest.raises(QgsProcessingException, match="doit être un fichier .gpkg"):
        run(lot, tmp_path / "doc.shp")
    with pytest.raises(QgsProcessingException, match="n’existe pas"):
        run(lot, tmp_path / "absent" / "doc.gpkg")


def test_the_lot_is_never_overwritten(tmp_path):
    (tmp_path / "lot").mkdir()
    path = write(tmp_path / "lot" / "plu.gpkg", "zone_urba", tables()["ZONE_URBA"])
    before = path.read_bytes()
    for lot, told in ((path, "est aussi un fichier lu"), (path.parent, "écraserait")):
        with pytest.raises(QgsProcessingException, match=told):
            run(lot, path)
    assert len(path.read_bytes()) == len(before)
    assert run(path, tmp_path / "doc.gpkg")["NB_ZONES"] == 2  # one file is a lot too


def test_document_beside_the_lot_is_not_taken_for_a_lot(tmp_path):
    lot = write_lot(tmp_path / "lot")
    run(lot, lot / "document.gpkg")
    assert run(lot, lot / "document.gpkg")["NB_ZONES"] == 2


def test_cancelled_run_leaves_nothing(tmp_path):
    class Canceled(QgsProcessingFeedback):
        def isCanceled(self):  # noqa: N802
            return True

    lot = write_lot(tmp_path / "lot")
    algorithm = "aula:lire_document_urbanisme"
    processing.run(algorithm, {"LOT": str(lot), "DOCUMENT": str(tmp_path / "doc.gpkg")}, feedback=Canceled())
    assert sorted(p.name for p in tmp_path.iterdir()) == ["lot"]


# ----------------------------------------------------------------------------------------------------------- archive


def zipped(folder, path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, file.relative_to(folder.parent))
    return path


def test_archive(tmp_path):
    lot = write_lot(tmp_path / "01004_PLU_20200101")
    data = tables()["ZONE_URBA"].assign(FORMDOMI="0100")
    write_lot(lot, data={"ZONE_URBA": data})
    (lot / "Pieces_ecrites" / "5_OAP").mkdir(parents=True)
    (lot / "Pieces_ecrites" / "5_OAP" / "oap.pdf").write_bytes(b"%PDF")
    archive = zipped(lot, tmp_path / "lot.zip")
    results = run(ARCHIVE=str(archive))
    assert (results["NB_ZONES"], results["VERSION_STANDARD"]) == (2, "v2024")  # told by the folder 5_OAP
    assert read(results).document["source"].tolist() == ["lot.zip"]


def test_bad_archives(tmp_path):
    (tmp_path / "faux.zip").write_text("pas un zip")
    with pytest.raises(QgsProcessingException, match="pas une archive zip lisible"):
        run(ARCHIVE=str(tmp_path / "faux.zip"))
    with zipfile.ZipFile(tmp_path / "mechant.zip", "w") as archive:
        archive.writestr("../../ZONE_URBA.shp", b"x")
    with pytest.raises(QgsProcessingException, match="sortirait du dossier"):
        run(ARCHIVE=str(tmp_path / "mechant.zip"))
    with zipfile.ZipFile(tmp_path / "vide.zip", "w") as archive:
        archive.writestr("lisez-moi.txt", b"x")
    with pytest.raises(QgsProcessingException, match="aucune table"):
        run(ARCHIVE=str(tmp_path / "vide.zip"))


# ------------------------------------------------------------------------------------------------ communes, vocations


@pytest.fixture
def communes_layer():
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326&field=code_insee:string&field=nom:string", "communes", "memory")
    from qgis.core import QgsCoordinateTransform, QgsFeature, QgsGeometry, QgsRectangle

    back = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:2154"), layer.crs(), QgsProject.instance().transformContext()
    )
    for code, column in (("01004", 0), ("01005", 1), ("01006", 2)):
        shape = QgsGeometry.fromRect(QgsRectangle(X + column * 100, Y, X + column * 100 + 100, Y + 100))
        shape.transform(back)
        feature = QgsFeature(layer.fields())
        feature.setAttributes([code, f"Commune {code}"])
        feature.setGeometry(shape)
        layer.dataProvider().addFeature(feature)
    return layer


def test_communes_of_another_system(tmp_path, communes_layer):
    document = read(run(write_lot(tmp_path / "lot"), COMMUNES=communes_layer))
    assert document.communes["insee"].tolist() == ["01004", "01005"]
    assert document.communes["source"].tolist() == ["DOC_URBA_COM|IDURBA|couche", "couche"]
    assert "doc_urba_com_incomplete" in codes(document)


def test_communes_of_elsewhere(tmp_path, communes_layer):
    data = {"ZONE_URBA": tables()["ZONE_URBA"].set_geometry([box(700000, 6300000, 700100, 6300100)] * 2)}
    document = read(run(write_lot(tmp_path / "lot", data=data), COMMUNES=communes_layer))
    assert document.communes["source"].tolist() == ["IDURBA"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("idurba;libelle;vocation\n;UX;commerce\n", "utf-8-sig"),
        ("IDURBA,LIBELLE,VOCATION\n01004_PLU_20200101,UX,Commerce\n", "cp1252"),
    ],
)
def test_table_of_vocations(tmp_path, text, encoding):
    (tmp_path / "v.csv").write_text(text, encoding=encoding)
    document = read(run(write_lot(tmp_path / "lot"), TABLE_VOCATIONS=str(tmp_path / "v.csv")))
    zone = document.zones.iloc[0]
    assert (zone["vocation"], zone["vocation_confiance"]) == ("commerce", "confirmée")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("libelle;vocation\nUX;habitat\n", "colonne idurba absente"),
        ("idurba;libelle;vocation\n;UX;magasin\n", "ligne 2.*«.magasin.» inconnue.*commerce"),
        ("idurba;libelle;vocation\n;UX;habitat\n;UX;commerce\n", "ligne 3.*déjà une autre vocation"),
        ("PK\x00\x03", "pas un fichier CSV"),
    ],
)
def test_bad_table_of_vocations(tmp_path, text, message):
    (tmp_path / "v.csv").write_text(text)
    with pytest.raises(QgsProcessingException, match=message):
        run(write_lot(tmp_path / "lot"), TABLE_VOCATIONS=str(tmp_path / "v.csv"))


# ----------------------------------------------------------------------------------------------------------- outputs


def test_outputs_are_layers_a_model_can_use(tmp_path):
    results = run(write_lot(tmp_path / "lot"), tmp_path / "doc.gpkg")
    buffered = processing.run(
        "native:buffer", {"INPUT": results["ZONE_URBA"], "DISTANCE": 1, "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT}
    )
    assert buffered["OUTPUT"].featureCount() == 2
    table = QgsVectorLayer(results["COMMUNES_DOCUMENT"], "c", "ogr")
    assert table.featureCount() == 1 and not table.isSpatial()
    assert results["PERIMETRE_SCOT"] == ""
    assert results["NB_ANOMALIES"] == QgsVectorLayer(results["ANOMALIES"], "a", "ogr").featureCount()


def test_styles_are_inside_the_geopackage(tmp_path):
    results = run(write_lot(tmp_path / "lot"), tmp_path / "doc.gpkg")
    for name in ("ZONE_URBA", "PRESCRIPTION_LIN", "ANOMALIES"):
        assert QgsVectorLayer(results[name], name, "ogr").renderer().type() == "RuleRenderer"
    with sqlite3.connect(tmp_path / "doc.gpkg") as database:
        styled = {row[0] for row in database.execute("SELECT f_table_name FROM layer_styles")}
    assert {"zone_urba", "info_surf", "prescription_pct", "anomalies"} <= styled


def loaded(lot, output, feedback):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    values = {"LOT": str(lot), "DOCUMENT": str(output)}
    processing.run("aula:lire_document_urbanisme", values, context=context, feedback=feedback)
    return context  # the details of the layers die with it


def test_filled_layers_are_opened_in_the_project_and_styled(tmp_path):
    lot = write_lot(tmp_path / "lot")
    context = loaded(lot, tmp_path / "doc.gpkg", QgsProcessingFeedback())
    details = context.layersToLoadOnCompletion()
    assert {uri.split("=")[-1] for uri in details} == {"zone_urba", "prescription_lin", "prescription_pct", "communes"}
    for uri, detail in details.items():
        layer = QgsVectorLayer(uri, "x", "ogr")
        detail.postProcessor().postProcessLayer(layer, QgsProcessingContext(), QgsProcessingFeedback())
        if layer.isSpatial():
            assert layer.renderer().type() == "RuleRenderer"
        else:
            assert layer.attributeAlias(layer.fields().indexFromName("insee")) == "Code INSEE"


def test_a_model_keeps_its_layers_to_itself(tmp_path):
    outer = QgsProcessingFeedback()  # kept: the feedback of a step only points to it
    feedback = QgsProcessingMultiStepFeedback(2, outer)
    assert not loaded(write_lot(tmp_path / "lot"), tmp_path / "doc.gpkg", feedback).layersToLoadOnCompletion()


def test_inside_a_model(tmp_path):
    model = QgsProcessingModelAlgorithm("chaine", "test")
    model.addModelParameter(
        QgsProcessingParameterFile("LOT", "Lot", QgsProcessingParameterFile.Behavior.Folder),
        QgsProcessingModelParameter("LOT"),
    )
    reading = QgsProcessingModelChildAlgorithm("aula:lire_document_urbanisme")
    reading.setChildId("lecture")
    reading.addParameterSources("LOT", [QgsProcessingModelChildParameterSource.fromModelParameter("LOT")])
    model.addChildAlgorithm(reading)
    buffer = QgsProcessingModelChildAlgorithm("native:buffer")
    buffer.setChildId("tampon")
    zones = QgsProcessingModelChildParameterSource.fromChildOutput("lecture", "ZONE_URBA")
    count = QgsProcessingModelChildParameterSource.fromChildOutput("lecture", "NB_ZONES")
    buffer.addParameterSources("INPUT", [zones])
    buffer.addParameterSources("DISTANCE", [count])
    output = QgsProcessingModelOutput("ZONES")
    output.setChildId("tampon")
    output.setChildOutputName("OUTPUT")
    buffer.setModelOutputs({"ZONES": output})
    model.addChildAlgorithm(buffer)
    model.initAlgorithm()

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    feedback = QgsProcessingFeedback()
    values = {"LOT": str(write_lot(tmp_path / "lot")), "tampon:ZONES": str(tmp_path / "zones.gpkg")}
    results, ok = model.run(values, context, feedback)
    assert ok
    layer = QgsVectorLayer(results["tampon:ZONES"], "z", "ogr")
    # a square of 100 m grown by 2 m (as many as zones): 104² less the corners, (4 − π)·2² = 3.4 m², a little more as
    # arcs are drawn by five segments
    assert [f.geometry().area() for f in layer.getFeatures()] == pytest.approx([10_812] * 2, abs=1)
    assert not context.layersToLoadOnCompletion()


def test_help_on_everything():
    from qgis.core import QgsApplication

    algorithm = QgsApplication.processingRegistry().algorithmById("aula:lire_document_urbanisme")
    assert isinstance(algorithm, QgsProcessingAlgorithm)
    assert all(parameter.help() for parameter in algorithm.parameterDefinitions())
    for word in ("Méthode", "Unités", "NULL", "Limites", "Sources"):
        assert word in algorithm.shortHelpString()
    assert "zoning" in algorithm.tags() and "zonage" in algorithm.tags()
