"""Files spoiled byte by byte, whatever they hold, and files that are not what their name says."""

# ruff: noqa: ARG005 - every kind is called alike
from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

#: Called with the source of chance, the sound file and a path to write; returns the path to give.
Spoil = Callable[[random.Random, Path, Path], Path]


def companions(path: Path) -> list[Path]:
    """Return the files that go with one: those of a Shapefile, the tables beside a grid."""
    if path.suffix.lower() == ".shp":
        return [one for one in sorted(path.parent.glob(f"{path.stem}.*")) if one != path]
    if path.suffix.lower() in (".yaml", ".yml"):
        return sorted(path.parent.glob("*.csv"))
    return []


def _bytes(change: Callable[[random.Random, bytearray], bytes]) -> Spoil:
    def spoil(rng: random.Random, source: Path, target: Path) -> Path:
        target.write_bytes(change(rng, bytearray(source.read_bytes())))
        return target

    return spoil


def _truncated(rng: random.Random, data: bytearray) -> bytes:
    return bytes(data[: rng.randrange(len(data)) if data else 0])


def _flipped(rng: random.Random, data: bytearray) -> bytes:
    for _ in range(rng.choice((1, 1, 8, 64, 1000))):
        if data:
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def _zeros(rng: random.Random, data: bytearray) -> bytes:
    if data:
        start = rng.randrange(len(data))
        length = min(len(data) - start, rng.choice((16, 512, 4096)))
        data[start : start + length] = bytes(length)
    return bytes(data)


def _inserted(rng: random.Random, data: bytearray) -> bytes:
    start = rng.randrange(len(data) + 1)
    return bytes(data[:start]) + rng.randbytes(rng.choice((1, 3, 4096))) + bytes(data[start:])


def _removed(rng: random.Random, data: bytearray) -> bytes:
    start = rng.randrange(len(data) + 1)
    return bytes(data[:start] + data[start + rng.choice((1, 3, 4096)) :])


def _exchanged(rng: random.Random, data: bytearray) -> bytes:
    """Exchange two blocks, as a disk that lost its order."""
    size = max(1, len(data) // 8)
    a, b = sorted(rng.sample(range(8), 2))
    first, second = data[a * size : (a + 1) * size], data[b * size : (b + 1) * size]
    data[a * size : (a + 1) * size], data[b * size : (b + 1) * size] = second, first
    return bytes(data)


def _recoded(encoding: str) -> Spoil:
    def change(rng: random.Random, data: bytearray) -> bytes:
        return bytes(data).decode("utf-8", "replace").encode(encoding, "replace")

    return _bytes(change)


def _absent(rng: random.Random, source: Path, target: Path) -> Path:
    return target


def _folder(rng: random.Random, source: Path, target: Path) -> Path:
    target.mkdir()
    return target


def _renamed(suffix: str) -> Spoil:
    """Return what gives the sound content under another extension."""

    def spoil(rng: random.Random, source: Path, target: Path) -> Path:
        target = target.with_suffix(suffix)
        shutil.copyfile(source, target)
        return target

    return spoil


def _loop(rng: random.Random, source: Path, target: Path) -> Path:
    target.symlink_to(target)
    return target


def _dangling(rng: random.Random, source: Path, target: Path) -> Path:
    target.symlink_to(target.with_name("parti.bin"))
    return target


def _unreadable(rng: random.Random, source: Path, target: Path) -> Path:
    """Give a file of the system that opens and cannot be read; elsewhere, one without the right to read."""
    protected = Path("/proc/self/mem")
    if protected.exists():
        target.symlink_to(protected)
        return target
    shutil.copyfile(source, target)
    target.chmod(0)
    return target


def _inside_a_file(rng: random.Random, source: Path, target: Path) -> Path:
    shutil.copyfile(source, target)
    return target / target.name


def _named(name: str) -> Spoil:
    """Return what copies the sound file in a folder of this name: it must be read as well as elsewhere."""

    def spoil(rng: random.Random, source: Path, target: Path) -> Path:
        place = target.parent / name
        place.mkdir()
        for one in companions(source):
            shutil.copyfile(one, place / one.name)
        shutil.copyfile(source, place / target.name)
        return place / target.name

    return spoil


def _deep(rng: random.Random, source: Path, target: Path) -> Path:
    """Give a path longer than 1 000 characters, that the system still opens."""
    place = target.parent
    for _ in range(5):
        place /= "d" * 200
    place.mkdir(parents=True)
    for one in (source, *companions(source)):
        shutil.copyfile(one, place / one.name)
    return place / source.name


def _too_long(rng: random.Random, source: Path, target: Path) -> Path:
    return target.parent / ("n" * 300 + target.suffix)


def _parents(rng: random.Random, source: Path, target: Path) -> Path:
    """Give a sound file through a path that climbs and comes back."""
    for one in (source, *companions(source)):
        shutil.copyfile(one, target.parent / one.name)
    return Path(os.path.join(str(target.parent), "..", target.parent.name, source.name))


KINDS: dict[str, Spoil] = {
    "absent": _absent,
    "vide": _bytes(lambda rng, data: b""),
    "un_octet": _bytes(lambda rng, data: b"\x00"),
    "bruit": _bytes(lambda rng, data: rng.randbytes(4096)),
    "zeros": _bytes(lambda rng, data: bytes(10_000)),
    "texte": _bytes(lambda rng, data: "ceci n’est pas ce que dit l’extension\n".encode()),
    "page_html": _bytes(lambda rng, data: b"<!DOCTYPE html><html><body>404 Not Found</body></html>"),
    "tronque": _bytes(_truncated),
    "octets_changes": _bytes(_flipped),
    "trou_de_zeros": _bytes(_zeros),
    "octets_ajoutes": _bytes(_inserted),
    "octets_retires": _bytes(_removed),
    "blocs_echanges": _bytes(_exchanged),
    "deux_fois": _bytes(lambda rng, data: bytes(data) * 2),
    "bom": _bytes(lambda rng, data: b"\xef\xbb\xbf" + bytes(data)),
    "utf_16": _recoded("utf-16"),
    "utf_32": _recoded("utf-32"),
    "cp1252": _recoded("cp1252"),
    "dossier": _folder,
    "extension_pdf": _renamed(".pdf"),
    "extension_txt": _renamed(".txt"),
    "sans_extension": _renamed(""),
    "lien_vers_soi": _loop,
    "lien_casse": _dangling,
    "illisible": _unreadable,
    "dans_un_fichier": _inside_a_file,
    "chemin_long": _deep,
    "nom_trop_long": _too_long,
    "chemin_qui_remonte": _parents,
}
#: Kinds that draw something: each number gives another file.
DRAWN = {"bruit", "tronque", "octets_changes", "trou_de_zeros", "octets_ajoutes", "octets_retires", "blocs_echanges"}


def named(name: str) -> Spoil:
    return _named(name)
