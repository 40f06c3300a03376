"""Zip archives that would write elsewhere, fill the disk, or say what they are not."""

# ruff: noqa: ARG005 - every kind is called alike
from __future__ import annotations

import random
import stat
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from aula.tests.hostile.raw import Spoil

CANARY = "aula_canari"


def members(source: Path) -> dict[str, bytes]:
    """Return the files of a sound archive."""
    with zipfile.ZipFile(source) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def pack(found: dict[str, bytes], path: Path, method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in found.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, method)
    return path


def _with(name: str, data: bytes = b"x") -> Spoil:
    """Return what adds one member to the sound archive; ``{dehors}`` stands for the folder beside the inputs."""

    def spoil(rng: random.Random, source: Path, target: Path) -> Path:
        outside = target.parent.parent / "dehors"
        return pack({**members(source), name.format(dehors=outside, canari=CANARY): data}, target)

    return spoil


def _all_under(prefix: str) -> Spoil:
    """Return what moves every member under a prefix."""

    def spoil(rng: random.Random, source: Path, target: Path) -> Path:
        outside = target.parent.parent / "dehors"
        prefixed = {prefix.format(dehors=outside) + name: data for name, data in members(source).items()}
        return pack(prefixed, target)

    return spoil


def _link(points_to: str) -> Spoil:
    """Return what adds a symbolic link, and a file that would be written through it."""

    def spoil(rng: random.Random, source: Path, target: Path) -> Path:
        outside = str(target.parent.parent / "dehors")
        pack(members(source), target)
        with zipfile.ZipFile(target, "a") as archive:
            link = zipfile.ZipInfo("lien.dbf")
            link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
            archive.writestr(link, points_to.format(dehors=outside))
            archive.writestr("lien.dbf/ZONE_URBA.shp", b"x")
        return target

    return spoil


def _bomb(rng: random.Random, source: Path, target: Path) -> Path:
    """Return 100 Mo of zeros in 100 ko, in a member that readers want."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("lot/ZONE_URBA.dbf", "w") as one:
        for _ in range(100):
            one.write(bytes(1024**2))
    return target


def _lying_size(rng: random.Random, source: Path, target: Path) -> Path:
    """Declare one byte for members that hold more."""
    pack(members(source), target)
    data = bytearray(target.read_bytes())
    position = data.find(b"PK\x01\x02")
    while position >= 0:
        data[position + 24 : position + 28] = struct.pack("<I", rng.choice((1, 2**32 - 2)))
        position = data.find(b"PK\x01\x02", position + 4)
    target.write_bytes(data)
    return target


def _overlapping(rng: random.Random, source: Path, target: Path) -> Path:
    """Make every entry of the directory point to the same bytes, as the bombs that nest do not need to."""
    pack(members(source), target)
    data = bytearray(target.read_bytes())
    position = data.find(b"PK\x01\x02")
    while position >= 0:
        data[position + 42 : position + 46] = struct.pack("<I", 0)
        position = data.find(b"PK\x01\x02", position + 4)
    target.write_bytes(data)
    return target


def _nested(depth: int) -> Spoil:
    def spoil(rng: random.Random, source: Path, target: Path) -> Path:
        data = source.read_bytes()
        for number in range(depth):
            packed = BytesIO()
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(f"lot_{number}.zip", data)
            data = packed.getvalue()
        target.write_bytes(data)
        return target

    return spoil


def _encrypted(rng: random.Random, source: Path, target: Path) -> Path:
    pack(members(source), target)
    data = bytearray(target.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = data.find(mark)
        while position >= 0:
            data[position + offset] |= 1
            position = data.find(mark, position + 4)
    target.write_bytes(data)
    return target


def _method(number: int) -> Spoil:
    """Return what declares a compression nobody has."""

    def spoil(rng: random.Random, source: Path, target: Path) -> Path:
        pack(members(source), target)
        data = bytearray(target.read_bytes())
        for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
            position = data.find(mark)
            while position >= 0:
                data[position + offset : position + offset + 2] = struct.pack("<H", number)
                position = data.find(mark, position + 4)
        target.write_bytes(data)
        return target

    return spoil


def _many(rng: random.Random, source: Path, target: Path) -> Path:
    """Add 60 000 empty files."""
    return pack({**members(source), **{f"vide/{n}.txt": b"" for n in range(60_000)}}, target, zipfile.ZIP_STORED)


def _changed(change: Callable[[random.Random, dict[str, bytes]], dict[str, bytes]]) -> Spoil:
    def spoil(rng: random.Random, source: Path, target: Path) -> Path:
        return pack(change(rng, members(source)), target)

    return spoil


def _less(rng: random.Random, found: dict[str, bytes]) -> dict[str, bytes]:
    del found[rng.choice(sorted(found))]
    return found


def _spoiled_member(rng: random.Random, found: dict[str, bytes]) -> dict[str, bytes]:
    name = rng.choice(sorted(found))
    data = bytearray(found[name])
    found[name] = bytes(data[: rng.randrange(len(data) + 1)]) if rng.random() < 0.5 else rng.randbytes(len(data))
    return found


def _twice(rng: random.Random, found: dict[str, bytes]) -> dict[str, bytes]:
    name = rng.choice(sorted(found))
    return {**found, name.swapcase(): found[name]}


def _bytes_around(before: bytes, after: bytes) -> Spoil:
    def spoil(rng: random.Random, source: Path, target: Path) -> Path:
        target.write_bytes(before + source.read_bytes() + after)
        return target

    return spoil


KINDS: dict[str, Spoil] = {
    "sans_membre": _changed(lambda rng, found: {}),
    "membre_absent": _changed(_less),
    "membre_gate": _changed(_spoiled_member),
    "membre_double": _changed(_twice),
    "remonte": _with("../dehors/{canari}.shp"),
    "remonte_loin": _with("a/" + "../" * 30 + "tmp/{canari}.dbf"),
    "remonte_windows": _with("..\\..\\dehors\\{canari}.shp"),
    "absolu": _with("{dehors}/{canari}.shp"),
    "absolu_double": _with("//{dehors}/{canari}.shp"),
    "lecteur": _with("C:\\{canari}.shp"),
    "lecteur_relatif": _with("C:{canari}.shp"),
    "reseau": _with("\\\\127.0.0.1\\c$\\{canari}.shp"),
    "tout_remonte": _all_under("../dehors/"),
    "tout_absolu": _all_under("{dehors}/"),
    "tout_en_windows": _all_under("lot\\pieces\\"),
    "tout_au_fond": _all_under("d/" * 100),
    "tout_long": _all_under("d" * 240 + "/"),
    "nom_trop_long": _with("n" * 300 + ".shp"),
    "nom_interdit": _with("CON.shp"),
    "nom_commandes": _with("a\x07\nb.shp"),
    "nom_html": _with("<script>.shp"),
    "nom_point": _with("./ZONE_URBA./.shp"),
    "nom_flux": _with("ZONE_URBA.shp:cache"),
    "lien_absolu": _link("{dehors}"),
    "lien_relatif": _link("../../dehors"),
    "lien_mots_de_passe": _link("/etc/passwd"),
    "bombe": _bomb,
    "tailles_fausses": _lying_size,
    "membres_superposes": _overlapping,
    "emboitee": _nested(1),
    "emboitee_20_fois": _nested(20),
    "chiffree": _encrypted,
    "methode_inconnue": _method(93),
    "methode_reservee": _method(1),
    "trop_de_membres": _many,
    "prefixe": _bytes_around(b"MZ" + bytes(500), b""),
    "suffixe": _bytes_around(b"", b"\x00" * 70_000),
}
DRAWN = {"membre_absent", "membre_gate", "membre_double", "tailles_fausses"}
