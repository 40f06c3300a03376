"""Grids that would run something, never end, or lie about what they are: YAML, workbooks, folders of CSV."""

# ruff: noqa: ARG005 - every kind is called alike
from __future__ import annotations

import random
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

from aula.tests.hostile.archives import members, pack
from aula.tests.hostile.raw import Spoil, companions
from aula.tests.hostile.texts import TEXTS


def _yaml(change: Callable[[random.Random, str], str]) -> Spoil:
    def spoil(rng: random.Random, source: Path, target: Path) -> Path:
        for one in companions(source):
            shutil.copyfile(one, target.parent / one.name)
        changed = change(rng, source.read_text(encoding="utf-8"))
        target.write_bytes(changed.encode("utf-8", "surrogatepass"))
        return target

    return spoil


def _instead(text: str) -> Spoil:
    return _yaml(lambda rng, sound: text)


def _in_a_value(value: str) -> Spoil:
    """Return what writes this in place of the value of a key drawn among those of the grid."""

    def change(rng: random.Random, sound: str) -> str:
        lines = sound.split("\n")
        at = rng.choice([n for n, line in enumerate(lines) if re.match(r"[\s-]*\w+: +\S", line)])
        lines[at] = re.sub(r": .*", lambda _: f": {value}", lines[at], count=1)
        return "\n".join(lines)

    return _yaml(change)


def _less(rng: random.Random, sound: str) -> str:
    lines = sound.split("\n")
    del lines[rng.randrange(len(lines))]
    return "\n".join(lines)


def _moved(rng: random.Random, sound: str) -> str:
    lines = sound.split("\n")
    line = rng.randrange(len(lines))
    lines[line] = rng.choice(("  ", "\t", " ")) + lines[line]
    return "\n".join(lines)


def _twice(rng: random.Random, sound: str) -> str:
    lines = sound.split("\n")
    line = rng.randrange(len(lines))
    return "\n".join([*lines[: line + 1], lines[line], *lines[line + 1 :]])


def _bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, levels)]
    return "\n".join([*lines, f"grille: {{id: *a{levels - 1}}}\n"])


YAML: dict[str, Spoil] = {
    "etiquette_os": _instead("grille: !!python/object/apply:os.system ['touch aula_canari']\n"),
    "etiquette_module": _instead("grille: !!python/name:os.system\n"),
    "etiquette_objet": _instead("!!python/object/new:subprocess.Popen [[touch, aula_canari]]\n"),
    "etiquette_inconnue": _in_a_value("!chose x"),
    "etiquette_binaire": _in_a_value("!!binary R0lGOD"),
    "bombe_d_alias": _instead(_bomb(9)),
    "alias_de_soi": _instead("grille: &a {id: *a, titre: x}\nregles: []\n"),
    "fusion": _instead("a: &a {x: 1}\ngrille: {<<: *a, id: a, titre: b}\n"),
    "profond": _instead("[" * 20_000 + "]" * 20_000),
    "profond_ouvert": _instead("grille: " + "{a: " * 5000),
    "profond_indente": _instead("".join(" " * n + "a:\n" for n in range(2000))),
    "plusieurs_documents": _yaml(lambda rng, sound: sound + "\n---\n" + sound),
    "directive": _yaml(lambda rng, sound: "%YAML 9.9\n%TAG ! tag:x,2000:\n---\n" + sound),
    "racine_liste": _instead("- a\n- b\n"),
    "racine_nombre": _instead("12\n"),
    "racine_nulle": _instead("~\n"),
    "ligne_retiree": _yaml(_less),
    "ligne_decalee": _yaml(_moved),
    "ligne_double": _yaml(_twice),
    "caractere_nul": _yaml(lambda rng, sound: sound.replace("a", "a\x00", 1)),
    "fin_de_ligne_mac": _yaml(lambda rng, sound: sound.replace("\n", "\r")),
    "regles_10000": _yaml(lambda rng, sound: sound + "\n  - id: X" * 10_000),
    "commentaire_immense": _yaml(lambda rng, sound: "# " + "x" * 2_000_000 + "\n" + sound),
    "valeur_nulle": _in_a_value("~"),
    "valeur_liste": _in_a_value("[a, b]"),
    "valeur_dictionnaire": _in_a_value("{a: {b: c}}"),
    "valeur_infinie": _in_a_value(".inf"),
    "valeur_pas_un_nombre": _in_a_value(".nan"),
    "valeur_entier_immense": _in_a_value("9" * 5000),
    "valeur_date": _in_a_value("2026-13-45"),
    "valeur_heure": _in_a_value("2026-01-01T00:00:00+99:00"),
    "valeur_sexagesimale": _in_a_value("190:20:30"),
    "valeur_chemin": _in_a_value("../../../../etc/passwd"),
    "valeur_chemin_absolu": _in_a_value("/etc/passwd"),
    "valeur_vide": _in_a_value('""'),
    **{
        f"valeur_{name}": _in_a_value('"' + text.encode("unicode_escape").decode().replace('"', '\\"') + '"')
        for name, text in TEXTS.items()
        if name in ("html", "jinja_evasion", "formule", "sql", "cent_mille", "droite_a_gauche", "commandes", "format")
    },
    "expression_longue": _in_a_value('"' + "1+" * 50_000 + '1"'),
    "expression_profonde": _in_a_value('"' + "(" * 3000 + "1" + ")" * 3000 + '"'),
    "expression_appel": _in_a_value("\"__import__('os').system('touch aula_canari')\""),
    "expression_puissance": _in_a_value('"9^9^9^9^9"'),
}

_LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'lol'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
_ENTITY = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>"


def _parts(change: Callable[[random.Random, dict[str, bytes]], dict[str, bytes]]) -> Spoil:
    def spoil(rng: random.Random, source: Path, target: Path) -> Path:
        return pack(change(rng, members(source)), target)

    return spoil


def _one(name: str | None = None) -> Callable[[random.Random, dict[str, bytes]], str]:
    def choose(rng: random.Random, found: dict[str, bytes]) -> str:
        wanted = [one for one in sorted(found) if one.endswith(".xml") and (name is None or name in one)]
        return rng.choice(wanted or sorted(found))

    return choose


def _entities(doctype: str, entity: str) -> Spoil:
    """Return what declares entities in a part and uses one in its first text."""

    def change(rng: random.Random, found: dict[str, bytes]) -> dict[str, bytes]:
        names = [n for n in sorted(found) if n.endswith(".xml") and re.search(rb">[^<>\s]+<", found[n])]
        name = rng.choice(names or sorted(found))
        text = re.sub(rb"^<\?xml[^>]*\?>\s*", b"", found[name])
        text = re.sub(rb">[^<>\s]+<", f">&{entity};<".encode(), text, count=3)
        found[name] = f'<?xml version="1.0"?>{doctype}]>'.encode() + text
        return found

    return _parts(change)


def _without(rng: random.Random, found: dict[str, bytes]) -> dict[str, bytes]:
    del found[rng.choice(sorted(found))]
    return found


def _cut(rng: random.Random, found: dict[str, bytes]) -> dict[str, bytes]:
    name = _one()(rng, found)
    found[name] = found[name][: rng.randrange(len(found[name]) + 1)]
    return found


def _flipped(rng: random.Random, found: dict[str, bytes]) -> dict[str, bytes]:
    name = _one()(rng, found)
    data = bytearray(found[name])
    for _ in range(20):
        data[rng.randrange(len(data))] = rng.randrange(32, 127)
    found[name] = bytes(data)
    return found


def _deep(rng: random.Random, found: dict[str, bytes]) -> dict[str, bytes]:
    name = _one()(rng, found)
    found[name] = b"<a>" * 100_000 + b"</a>" * 100_000
    return found


def _huge_part(rng: random.Random, found: dict[str, bytes]) -> dict[str, bytes]:
    """Swell a part to 300 Mo of blanks."""
    name = _one()(rng, found)
    found[name] = found[name].replace(b"><", b">" + b" " * (300 * 1024**2) + b"<", 1)
    return found


def _external(rng: random.Random, found: dict[str, bytes]) -> dict[str, bytes]:
    """Add links to another file and to a server, as a workbook that reads elsewhere."""
    found["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    found["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" '
        b'Target="http://127.0.0.1:9/x.xlsx" TargetMode="External"/></Relationships>'
    )
    found["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0" + bytes(500)
    return found


def _relations_away(rng: random.Random, found: dict[str, bytes]) -> dict[str, bytes]:
    """Send the relations between parts out of the workbook."""
    for name in sorted(found):
        if name.endswith(".rels"):
            found[name] = re.sub(rb'Target="[^"]+"', b'Target="../../../../etc/passwd"', found[name])
    return found


def _far_cell(rng: random.Random, found: dict[str, bytes]) -> dict[str, bytes]:
    """Say that a sheet goes to the last cell there may be."""
    for name in sorted(found):
        if "sheet" in name and name.endswith(".xml"):
            found[name] = re.sub(rb' r="[A-Z]+\d+"', b' r="XFD1048576"', found[name], count=1)
    if "content.xml" in found:
        repeated = b'<table:table-cell table:number-columns-repeated="16384"'
        found["content.xml"] = found["content.xml"].replace(b"<table:table-cell", repeated, 1)
        row = b'<table:table-row table:number-rows-repeated="1048576"'
        found["content.xml"] = found["content.xml"].replace(b"<table:table-row", row, 1)
    return found


def _formulas(rng: random.Random, found: dict[str, bytes]) -> dict[str, bytes]:
    """Put formulas in place of texts."""
    for name in sorted(found):
        if "sheet" in name and name.endswith(".xml"):
            cell = rb"<c \1\2><f>1+cmd()</f></c>"
            found[name] = re.sub(rb'<c ([^>]*)t="\w+"([^>]*)>.*?</c>', cell, found[name], count=5)
    if "content.xml" in found:
        cell = b'<table:table-cell table:formula="of:=1+cmd()"'
        found["content.xml"] = found["content.xml"].replace(b"<table:table-cell", cell, 5)
    return found


WORKBOOK: dict[str, Spoil] = {
    "zip_vide": _parts(lambda rng, found: {}),
    "autre_zip": _parts(lambda rng, found: {"lisez-moi.txt": b"bonjour"}),
    "piece_absente": _parts(_without),
    "piece_coupee": _parts(_cut),
    "piece_gatee": _parts(_flipped),
    "piece_profonde": _parts(_deep),
    "piece_demesuree": _parts(_huge_part),
    "entites_en_cascade": _entities(_LAUGHS, "a11"),
    "entite_exterieure": _entities(_ENTITY, "e"),
    "liens_exterieurs": _parts(_external),
    "relations_dehors": _parts(_relations_away),
    "cellule_lointaine": _parts(_far_cell),
    "formules": _parts(_formulas),
}
DRAWN = {
    *("ligne_retiree", "ligne_decalee", "ligne_double", "piece_absente", "piece_coupee", "piece_gatee"),
    *(name for name in YAML if name.startswith(("valeur_", "expression_", "etiquette_inconnue"))),
}


def _cells(change: Callable[[random.Random, list[str]], list[str]]) -> Spoil:
    """Return what changes the lines of a table of text."""

    def spoil(rng: random.Random, source: Path, target: Path) -> Path:
        lines = source.read_text(encoding="utf-8-sig").split("\n")
        target.write_bytes("\n".join(change(rng, lines)).encode("utf-8", "surrogatepass"))
        return target

    return spoil


def _cell(value: str) -> Spoil:
    def change(rng: random.Random, lines: list[str]) -> list[str]:
        at = rng.randrange(len(lines))
        cells = lines[at].split(";")
        cells[rng.randrange(len(cells))] = value
        lines[at] = ";".join(cells)
        return lines

    return _cells(change)


TABLE: dict[str, Spoil] = {
    "ligne_courte": _cells(lambda rng, lines: [*lines, "a"]),
    "ligne_longue": _cells(lambda rng, lines: [*lines, ";".join("x" * 5000)]),
    "guillemet_ouvert": _cells(lambda rng, lines: [lines[0], '"' + "x" * 200_000]),
    "sans_entete": _cells(lambda rng, lines: lines[1:]),
    "entete_double": _cells(lambda rng, lines: [lines[0] + ";" + lines[0], *lines[1:]]),
    "autre_separateur": _cells(lambda rng, lines: [line.replace(";", rng.choice(",\t|")) for line in lines]),
    "nul": _cells(lambda rng, lines: [*lines, "a\x00b;c"]),
    "lignes_100000": _cells(lambda rng, lines: lines + lines[-2:-1] * 100_000),
    **{f"cellule_{name}": _cell(text) for name, text in TEXTS.items() if name not in ("lignes", "cent_mille_accents")},
}
TABLE_DRAWN = {"autre_separateur", *(name for name in TABLE if name.startswith("cellule_"))}


def is_workbook(path: Path) -> bool:
    return path.suffix.lower() in (".xlsx", ".ods") and zipfile.is_zipfile(path)
