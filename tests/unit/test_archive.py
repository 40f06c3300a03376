"""Hostile and ordinary archives. (Needs the translation of messages, hence Qt, but nothing else of QGIS.)"""

import os
import stat
import struct
import zipfile

import pytest

pytest.importorskip("qgis.PyQt.QtCore")

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.storage import archive
from aula.aula_plugin.storage.archive import extract

WANTED = (".shp", ".dbf", ".gpkg")


def make(path, members, **options):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in members:
            opened.writestr(name, data, **options)
    return path


def refused(path, destination, match, extensions=WANTED):
    """Expect a refusal that leaves nothing outside the destination, and nothing bad inside."""
    destination.mkdir()
    before = sorted(os.listdir(path.parent))
    with pytest.raises(InputError, match=match):
        extract(path, destination, extensions)
    assert sorted(os.listdir(path.parent)) == before


def test_ordinary_archive(tmp_path):
    members = [
        ("lot/Donnees_geographiques/ZONE_URBA.shp", b"shp"),
        ("lot/Donnees_geographiques/ZONE_URBA.DBF", b"dbf"),
        ("lot/Pieces_ecrites/5_OAP/oap.pdf", b"%PDF"),
        ("__MACOSX/lot/._ZONE_URBA.shp", b"x"),
        ("lot/Donnees_geographiques/._ZONE_URBA.shp", b"x"),
    ]
    found = extract(make(tmp_path / "lot.zip", members), tmp_path / "out", WANTED)
    files = sorted(p.name for p in found.folder.rglob("*") if p.is_file())
    assert files == ["ZONE_URBA.DBF", "ZONE_URBA.shp"]  # written documents stay in the archive
    assert "lot/Pieces_ecrites/5_OAP" in found.folders  # but their folders are known


@pytest.mark.parametrize(
    "name",
    [
        "../evil.shp",
        "lot/../../evil.shp",
        "/tmp/evil.shp",
        "..\\evil.shp",
        "C:\\evil.shp",
        "c:evil.shp",
        "\\\\server\\evil.shp",
    ],
)
def test_members_that_escape(tmp_path, name):
    refused(make(tmp_path / "lot.zip", [("ok.shp", b"x"), (name, b"x")]), tmp_path / "out", "sortirait du dossier")
    assert not list((tmp_path / "out").iterdir())


def test_escaping_member_of_another_kind_is_refused_too(tmp_path):
    refused(make(tmp_path / "lot.zip", [("../evil.pdf", b"x")]), tmp_path / "out", "sortirait du dossier")


def test_symbolic_link(tmp_path):
    link = zipfile.ZipInfo("lien.shp")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    refused(make(tmp_path / "lot.zip", [(link, b"/etc/passwd")]), tmp_path / "out", "lien symbolique")


def test_same_file_twice(tmp_path):
    with pytest.warns(UserWarning):
        path = make(tmp_path / "lot.zip", [("a.shp", b"1"), ("a.shp", b"2")])
    refused(path, tmp_path / "out", "deux fois")
    # on Windows and macOS, case does not make another file
    refused(make(tmp_path / "casse.zip", [("a.shp", b"1"), ("A.SHP", b"2")]), tmp_path / "out2", "deux fois")


def test_encrypted(tmp_path):
    path = make(tmp_path / "lot.zip", [("a.shp", b"secret")])
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        data[at : at + 2] = struct.pack("<H", 1)
    path.write_bytes(data)
    refused(path, tmp_path / "out", "mot de passe")


def test_bomb_by_ratio(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "RATIO_FROM_BYTES", 1024**2)
    path = make(tmp_path / "lot.zip", [("a.dbf", b"\0" * 5 * 1024**2)])  # zeros pack about a thousand times
    refused(path, tmp_path / "out", "démesurée")
    assert sum(p.stat().st_size for p in (tmp_path / "out").rglob("*")) <= 2 * 1024**2


def test_bomb_that_lies_about_its_size(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_TOTAL_BYTES", 1024**2)
    path = make(tmp_path / "lot.zip", [("a.dbf", os.urandom(600 * 1024)), ("b.dbf", os.urandom(600 * 1024))])
    refused(path, tmp_path / "out", "démesurée")


def test_blank_table_is_not_a_bomb(tmp_path):
    found = extract(make(tmp_path / "lot.zip", [("a.dbf", b" " * 3 * 1024**2)]), tmp_path / "out", WANTED)
    assert (found.folder / "a.dbf").stat().st_size == 3 * 1024**2


def test_too_many_members(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_MEMBERS", 3)
    refused(make(tmp_path / "lot.zip", [(f"{n}.shp", b"") for n in range(4)]), tmp_path / "out", "contient 4 fichiers")


def test_wrong_files(tmp_path):
    (tmp_path / "lot.zip").write_bytes(b"7z\xbc\xaf\x27\x1c rien d'un zip")
    refused(tmp_path / "lot.zip", tmp_path / "out", "pas une archive zip lisible")
    (tmp_path / "vide.zip").write_bytes(b"")
    refused(tmp_path / "vide.zip", tmp_path / "out2", "pas une archive zip lisible")
    with pytest.raises(InputError, match="n’existe pas"):
        extract(tmp_path / "absent.zip", tmp_path / "out3", WANTED)


def test_truncated_archive(tmp_path):
    path = make(tmp_path / "lot.zip", [("a.shp", os.urandom(5000))])
    path.write_bytes(path.read_bytes()[:3000])
    refused(path, tmp_path / "out", "pas une archive zip lisible")


def test_corrupted_member(tmp_path):
    path = make(tmp_path / "lot.zip", [("a.shp", os.urandom(5000))])
    data = bytearray(path.read_bytes())
    data[200:300] = bytes(100)
    path.write_bytes(data)
    refused(path, tmp_path / "out", "pas une archive zip lisible")


def test_cancel_between_members(tmp_path):
    path = make(tmp_path / "lot.zip", [("a.shp", b"1"), ("b.shp", b"2")])
    found = extract(path, tmp_path / "out", WANTED, canceled=lambda: True)
    assert not list(found.folder.rglob("*.shp"))
