"""The table of the measures, for people (Markdown) and for programs (JSON)."""

from __future__ import annotations

import json
import os
import platform
from datetime import datetime, timezone
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from shutil import which
from statistics import median
from subprocess import run

from harness import Row, Times

HEAD = """\
| Cas | Communes, zones | AULA (s) | Autre | Autre (s) | Rapport | Mémoire AULA (Mio) | Mémoire autre (Mio) | \
Exposant AULA ; autre |
|---|---:|---:|---|---:|---:|---:|---:|---:|"""


def number(value: float, digits: int = 1) -> str:
    """Return a number as it is written in French."""
    return f"{value:,.{digits}f}".replace(",", "\u202f").replace(".", ",").replace("-", "−")


def seconds(times: Times) -> str:
    """Return the median, with the extremes when there are several repetitions."""
    middle = number(times.middle, 2 if times.middle < 10 else 1)
    if len(times.seconds) == 1:
        return middle
    return f"{middle} ({number(min(times.seconds), 2)} à {number(max(times.seconds), 2)})"


def line(row: Row) -> str:
    """Return one row of the table."""
    other = row.other
    growth = [number(value, 2) for value in (row.growth, row.other_growth) if value is not None]
    ratio = "refusé" if row.refused else number(row.ratio) if row.ratio else "–"
    cells = [
        row.title,
        f"{row.communes}, {number(row.zones, 0)}" if row.communes else f"{number(row.zones, 0)} {row.unit}",
        seconds(row.ours),
        row.against,
        seconds(other) if other else "–",
        ratio,
        number(max(row.ours.mib), 0),
        number(max(other.mib), 0) if other else "–",
        " ; ".join(growth) or "–",
    ]
    return f"| {' | '.join(cells)} |"


def machine() -> dict[str, str | int]:
    """Return the versions and the machine the measures were made with."""
    told: dict[str, str | int] = {"date": datetime.now(timezone.utc).isoformat(timespec="minutes")}
    told |= {"processeurs": os.cpu_count() or 1, "Python": platform.python_version()}
    try:
        from qgis.core import Qgis

        told["QGIS"] = Qgis.QGIS_VERSION.split("-")[0]
    except ImportError:
        pass
    import shapely

    told["GEOS"] = shapely.geos_version_string
    for name in ("shapely", "geopandas", "pandas", "numpy"):
        try:
            told[name] = version(name)
        except PackageNotFoundError:
            continue
    if which("grass"):
        told["GRASS"] = run(
            ["grass", "--config", "version"], capture_output=True, text=True, check=False
        ).stdout.strip()
    return told


def start_s(rows: list[Row]) -> str:
    """Return the time to start each engine, never counted in the rows."""
    ours = median(value for row in rows for value in row.ours.start)
    others: dict[str, list[float]] = {}
    for row in rows:
        if row.other:
            others.setdefault(row.against, []).extend(row.other.start)
    told = [f"AULA {number(ours)} s"] + [f"{name} {number(median(values))} s" for name, values in others.items()]
    return " ; ".join(told)


def markdown(rows: list[Row], source: str, runs: int, load: float) -> str:
    """Return the whole table, with what it was measured on."""
    told = ", ".join(f"{name} {value}" for name, value in machine().items() if name not in ("date", "processeurs"))
    refused = [f"- {row.title}, {row.communes} communes, {row.against} : {row.refused}" for row in rows if row.refused]
    parts = [
        "\n".join([HEAD, *map(line, rows)]),
        f"Données : {source}. Chaque mesure dans son propre processus, tour à tour ; "
        f"{runs} répétition{'s : médiane (extrêmes)' if runs > 1 else ''}. Rapport : combien de fois plus longtemps "
        "met l’autre (moins de 1 : il va plus vite) ; refusé quand les totaux diffèrent. Exposant : croissance du "
        "temps de processeur avec le nombre de zones, mailles, nœuds ou points (1 : proportionnel).",
        f"Démarrage et chargement des modules, non comptés : {start_s(rows)}.",
        f"{machine()['processeurs']} processeurs, charge au départ {number(load)}, {told}, {machine()['date']}.",
    ]
    if refused:
        parts.append("Réponses différentes :\n" + "\n".join(refused))
    return "\n\n".join(parts) + "\n"


def write(rows: list[Row], source: str, runs: int, load: float, folder: Path) -> str:
    """Write bench.md and bench.json; return the Markdown."""
    folder.mkdir(parents=True, exist_ok=True)
    text = markdown(rows, source, runs, load)
    (folder / "bench.md").write_text(text, encoding="utf-8")
    told = {"machine": machine(), "charge": load, "donnees": source, "repetitions": runs}
    lines = [row.told() for row in rows]
    (folder / "bench.json").write_text(json.dumps({**told, "mesures": lines}, indent=1, ensure_ascii=False), "utf-8")
    return text
