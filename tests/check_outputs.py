"""Check what `make demo` and `make package` left: usage, check_outputs.py build/demo dist/aula.zip."""

from __future__ import annotations

import html
import re
import sqlite3
import sys
import zipfile
from pathlib import Path

TABLES = {
    "document.gpkg": ("document", "communes", "zone_urba", "anomalies"),
    "controle.gpkg": ("defauts_surf", "defauts_pct", "defauts", "synthese"),
    "resultats.gpkg": ("resultats",),
    "preuves.gpkg": ("preuves_surf", "preuves_lin", "preuves_pct"),
    "dossier.gpkg": ("resultats", "avis", "parametres"),
}
MUST_HAVE_ROWS = {"zone_urba", "resultats", "preuves_surf"}
SIGNALS_EXPECTED = {"respecté", "écart toléré", "écart"}
HEADINGS = ("à lire d’abord", "contrôles des données", "limites")
FORBIDDEN = ("incompatible",)


def geopackages(folder: Path) -> list[str]:
    """Return what is missing or empty among the GeoPackages."""
    wrong = []
    for name, tables in TABLES.items():
        path = folder / name
        if not path.exists():
            wrong.append(f"{name} absent")
            continue
        with sqlite3.connect(path) as base:
            there = {row[0] for row in base.execute("select name from sqlite_master where type = 'table'")}
            for table in tables:
                if table not in there:
                    wrong.append(f"{name} : table {table} absente")
                elif table in MUST_HAVE_ROWS and not base.execute(f'select count(*) from "{table}"').fetchone()[0]:
                    wrong.append(f"{name} : table {table} vide")
            if name == "resultats.gpkg" and "resultats" in there:
                signals = {row[0] for row in base.execute("select distinct signal from resultats")}
                wrong += [f"aucun signal « {signal} »" for signal in sorted(SIGNALS_EXPECTED - signals)]
    return wrong


def report(path: Path) -> list[str]:
    """Return what is wrong in the report: headings, self-containment, words it must never use."""
    if not path.exists():
        return [f"{path.name} absent"]
    source = path.read_text(encoding="utf-8")
    text = html.unescape(re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", source, flags=re.S)).lower()
    headings = " ".join(re.findall(r"<h[1-3][^>]*>(.*?)</h[1-3]>", source, flags=re.S)).lower()
    wrong = [f"rapport sans titre « {word} »" for word in HEADINGS if word not in html.unescape(headings)]
    wrong += [f"rapport : le mot « {word} » n’a pas à y figurer" for word in FORBIDDEN if word in text]
    wrong += [
        f"rapport : va chercher {url}"
        for url in re.findall(r"""(?:src|href)=["'](https?:[^"']+\.(?:js|css|png))""", source)
    ]
    return wrong


def package(path: Path) -> list[str]:
    """Return what is wrong with the zip."""
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            return [f"{path.name} abîmé"]
        names = set(archive.namelist())
    needed = {
        f"aula/{name}" for name in ("__init__.py", "metadata.txt", "LICENSE", "README.md", "styles/icons/aula.svg")
    }
    return [f"{path.name} sans {name}" for name in sorted(needed - names)]


def main() -> int:
    folder, archive = Path(sys.argv[1]), Path(sys.argv[2])
    wrong = geopackages(folder) + report(folder / "rapport.html") + package(archive)
    for line in wrong:
        print(line)
    if not wrong:
        print(f"Démonstration et paquet conformes : {folder}, {archive}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
