"""The data of the measures: a public document, its invented references, and copies of them side by side.

Without the public data, the example territory that comes with the plugin is copied instead.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
OUT = ROOT / "build" / "bench"
PUBLIC = ROOT.parent / "shared" / "data" / "documents_urbanisme_cnig"
PUBLIC_LOT = PUBLIC / "241800432_PLUi_20200128"
PUBLIC_COMMUNES = PUBLIC / "territoires_associes.gpkg"
EXAMPLE = ROOT / "templates" / "exemple"
#: The document as it is: the size that is not a number of copies.
AS_IS = 0


def is_public() -> bool:
    """Tell whether the public data are here."""
    return PUBLIC_LOT.is_dir()


def told() -> str:
    """Return in French what the measures are made on."""
    source = "PLUi Les Trois Provinces (données publiques)" if is_public() else "territoire d’exemple de l’extension"
    return (
        f"{source}, puis copies côte à côte, chacune comptée comme une seule commune, "
        "sauf dans le cas « par commune du document »"
    )


def path_of(copies: int) -> Path:
    """Return the file that tells where the data of a size are."""
    return OUT / f"donnees-{copies}.json"


def recipe() -> str:
    """Return the hash of what makes the data, so that they are made again when it changes."""
    makers = [HERE / name for name in ("data.py", "tiled.py", "roles.py", "lots.py", "panel.py")]
    makers += [HERE.parent / "demo_references.py", *sorted((ROOT / "aula_plugin" / "core" / "documents").glob("*.py"))]
    return sha256(b"".join(path.read_bytes() for path in makers) + bytes(is_public())).hexdigest()


def ready(copies: int) -> bool:
    """Tell whether the data of a size were made by the code of today."""
    if not path_of(copies).is_file():
        return False
    made = json.loads(path_of(copies).read_text(encoding="utf-8"))
    return made["recette"] == recipe() and Path(made["document"]).is_file()


def prepare(asked: dict[str, Any]) -> dict[str, float]:
    """Write the data of the size asked (``copies``); in a process where QGIS runs."""
    from qgis import processing

    copies = asked["copies"]
    folder = OUT / f"donnees-{copies}"
    folder.mkdir(parents=True, exist_ok=True)
    lot = PUBLIC_LOT if is_public() else next(EXAMPLE.glob("*_PLUi_*"))
    source = OUT / "document.gpkg"
    if copies == AS_IS:
        source.unlink(missing_ok=True)
        given = {"LOT": str(lot), "COMMUNES": _communes(), "DOCUMENT": str(source), "CHARGER": False}
        processing.run("aula:lire_document_urbanisme", given)
    references, communes = _references(source)
    if copies == AS_IS:
        made = {"lot": lot, "document": source, "references": references, "communes": communes}
        made |= {"tous_roles": _all_roles(source, references), **_counts(source)}
        made |= {"communes_du_document": communes, "n_communes_du_document": made["n_communes"]}
    else:
        made = _tiled(lot, source, references, copies, folder)
    made = {name: value if isinstance(value, int) else str(value) for name, value in made.items()}
    if copies == AS_IS:
        import panel

        panel.prepare(made)
    path_of(copies).write_text(json.dumps({**made, "recette": recipe()}), encoding="utf-8")
    return {}


def _communes() -> str:
    if is_public():
        return f"{PUBLIC_COMMUNES}|layername=communes_trois_provinces_18"
    return str(EXAMPLE / "communes.gpkg")


def _references(document: Path) -> tuple[Path, Path]:
    if not is_public():
        return EXAMPLE / "references_scot.gpkg", EXAMPLE / "communes.gpkg"
    import demo_references

    return demo_references.make(document, _communes(), OUT)


def _all_roles(document: Path, references: Path) -> Path:
    from tiled import complete

    return complete(document, references, OUT / "tous_roles.gpkg")


def _counts(document: Path) -> dict[str, int]:
    from qgis.core import QgsVectorLayer

    names = {"n_communes": "communes", "n_zones": "zone_urba"}
    return {
        key: QgsVectorLayer(f"{document}|layername={name}", name, "ogr").featureCount() for key, name in names.items()
    }


def _tiled(lot: Path, source: Path, references: Path, copies: int, folder: Path) -> dict[str, Any]:
    from lots import tile_lot
    from tiled import tile

    made = tile(source, references, _communes(), copies, folder)
    return {
        "lot": tile_lot(lot, [tuple(shift) for shift in made.shifts], folder),
        "document": made.document,
        "references": made.references,
        "tous_roles": made.all_roles,
        "communes": made.communes,
        "communes_du_document": made.own_communes,
        "n_communes": made.n_communes,
        "n_communes_du_document": made.n_own_communes,
        "n_zones": made.n_zones,
    }
