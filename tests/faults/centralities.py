"""The algorithms of the centralités under faults: inputs they share, and their cases."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from aula.tests.faults.cases import EXAMPLE, REFERENCES, Case

COMMUNES = f"{EXAMPLE / 'communes.gpkg'}|layername=communes"
EQUIPMENT = str(EXAMPLE / "equipements_exemple.csv")
DATE = "2026-09-14"
#: Invented flows between the communes of the example.
FLOWS = "origine;destination;valeur\n99002;99001;600\n99003;99001;150\n99004;99001;120\n99005;99003;60\n"


def make_inputs(folder: Path) -> list[tuple[str, dict]]:
    """Write the table of flows; return the runs that make an offer and a dossier."""
    (folder / "flux.csv").write_text(FLOWS, encoding="utf-8")
    offer = {"EQUIPEMENTS": [EQUIPMENT], "COMMUNES": COMMUNES, "OFFRE": str(folder / "offre.gpkg")}
    drawn = {**_ground(folder), "CANDIDATS": "memory:", "DOSSIER": str(folder / "centralites.gpkg"), "DATE": DATE}
    return [("aula:preparer_offre", offer), ("aula:perimetres_centralite", drawn)]


def _ground(inputs: Path) -> dict:
    return {"OFFRE": str(inputs / "offre.gpkg"), "COMMUNES": COMMUNES, "MAILLE": 50}


def make_cases(inputs: Path, out: Path) -> list[Case]:
    """Return the cases of the centralités; paths are those of the round."""
    ground = {**_ground(inputs), "PARCELLES": f"{REFERENCES}|layername=parcelles"}
    perimeters = {f"{name}_{key}": f"{REFERENCES}|layername={layer}" for name, key, layer in _GIVEN}
    compared = {**perimeters, "COMMUNES": COMMUNES, "CALCULES": f"{inputs / 'centralites.gpkg'}|layername=candidats"}
    levels = {**_ground(inputs), "PERIMETRES": f"{REFERENCES}|layername=centralites", "CHAMP_ENSEMBLE": "siren_epci"}
    del levels["MAILLE"]
    flows = {
        "FLUX": str(inputs / "flux.csv"),
        "COMMUNES": COMMUNES,
        "CHAMP_ORIGINE": "origine",
        "CHAMP_DESTINATION": "destination",
        "CHAMP_VALEUR": "valeur",
    }
    cards = {"DOSSIER": str(inputs / "centralites.gpkg"), "COMMUNES": COMMUNES}
    return [
        *both(out, "offre", {"EQUIPEMENTS": [EQUIPMENT], "COMMUNES": COMMUNES}, {"COMMERCES": "B"}, _OFFER),
        *both(out, "périmètres", ground, {"RAYON": 200}, _PERIMETERS, DATE),
        *both(out, "sensibilité", {**ground, "COMMUNES_CHOISIES": "99002"}, {"VARIATION": 10}, _SENSITIVITY, DATE),
        *both(out, "comparaison", compared, {"PERIMETRES_PLU": None}, _COMPARISON, DATE),
        *both(out, "niveaux", levels, {"CHAMP_ENSEMBLE": None}, _LEVELS),
        *both(out, "polarités", flows, {"SEUIL_VALEUR": 100}, _FLOWS),
        *both(out, "fiches", cards, {"TITRE": "Avant"}, _CARDS, DATE),
    ]


def both(
    out: Path, name: str, given: dict, other: dict, written: tuple[str, Mapping[str, str]], date: str = ""
) -> list[Case]:
    """Return an algorithm with nothing there before, and over what it wrote with ``other`` values."""
    algorithm, files = written
    values = {**given, **{sink: str(out / file) for sink, file in files.items()}, **({"DATE": date} if date else {})}
    wholes = tuple(
        (one,) for file in files.values() for one in (file, *([file[:-4] + ".qml"] if file.endswith(".tif") else []))
    )
    return [
        Case(f"{name} neuf", algorithm, values, wholes),
        Case(f"{name} remplacé", algorithm, values, wholes, ((algorithm, {**values, **other}),)),
    ]


def layers(*sinks: str, **others: str) -> dict[str, str]:
    return {**{sink: f"{sink.lower()}.gpkg" for sink in sinks}, **others}


_GIVEN = (("PERIMETRES", "SCOT", "centralites"), ("PERIMETRES", "PLU", "centralites_plu"))
_OFFER = ("aula:preparer_offre", layers("OFFRE", "COMPTAGE", "CODES_INCONNUS"))
_PERIMETERS = (
    "aula:perimetres_centralite",
    layers(
        "CANDIDATS", "VARIANTES_DESSINEES", "ACCORD", "ACCORD_PARCELLES", "PARTIES_ECARTEES", "COMMUNES_RESULTAT",
        "RECOUVREMENTS", CHAMP="champ.tif", DOSSIER="centralites.gpkg",
    ),
)  # fmt: skip
_SENSITIVITY = (
    "aula:sensibilite_centralite",
    layers("SENSIBILITE", PART_DES_CALCULS="part.tif", RAPPORT="sensibilite.html"),
)
_COMPARISON = (
    "aula:comparer_perimetres",
    layers("COMPARAISON", "VERSIONS_COMPAREES", "ECARTS", REFERENCES="roles.gpkg"),
)
_LEVELS = (
    "aula:niveaux_centralite",
    layers("NIVEAUX", "NIVEAUX_PERIMETRES", "PRESENCE", "CARACTERISTIQUES", "COMPLEMENTARITE", "ENSEMBLES", "MATRICE"),
)
_FLOWS = ("aula:polarites_flux", layers("POLARITES", "LIGNES", "CODES_HORS"))
_CARDS = (
    "aula:fiches_centralite",
    {"RAPPORT": "f.html", "RAPPORT_ODT": "f.odt", "RAPPORT_PDF": "f.pdf", "ATLAS": "f_atlas.pdf"},
)
