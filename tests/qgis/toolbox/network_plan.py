"""The parameter file of the example at cells of 50 m, with the layers of any territory: short runs."""

from __future__ import annotations

import shutil
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "exemple"
FRICTIONS = "frictions_exemple.csv"


def write(references: Path, folder: Path, cell: float = 50) -> Path:
    """Write ``tvb.yaml`` and its table in ``folder``; return the path of the parameter file."""
    shutil.copy(TEMPLATES / FRICTIONS, folder / FRICTIONS)
    text = (TEMPLATES / "tvb_exemple.yaml").read_text(encoding="utf-8")
    text = text.replace("references_scot.gpkg", f'"{Path(references).as_posix()}"')
    text = text.replace("maille_m: 10", f"maille_m: {cell:g}").replace("apercu_m: 40", f"apercu_m: {2 * cell:g}")
    path = folder / "tvb.yaml"
    path.write_text(text, encoding="utf-8")
    return path
