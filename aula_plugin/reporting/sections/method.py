"""Section « méthode, limites et sources »: what the signs mean, what went in, with which parameters."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ...core.compatibility.schema import INDICATOR_TYPES
from ...core.missing import is_missing
from ...core.typography import date_fr, enumeration, mesure, nombre, tronque
from ..reading import Lecture
from ..svg.schema import schema
from .summary import sans_mention


@dataclass(frozen=True)
class Entree:
    """A layer or table that went into the run."""

    couche: str
    source: str
    date: str
    n: str
    u: str
    empreinte: str


@dataclass(frozen=True)
class Parametre:
    """A parameter as it was used; ``defaut`` when nobody wrote it in the grid."""

    nom: str
    valeur: str
    defaut: bool


def section(lecture: Lecture) -> dict[str, Any]:
    """Return what the template prints."""
    parameters = _parameters(lecture)
    context = lecture.data.context
    uncertain = [
        role for role in lecture.grille.roles.values() if role.incertitude_m > 0 and role.nom in lecture.data.references
    ]
    return {
        "schema": schema(lecture.grille.parametres.lisere_m),
        "lisere": nombre(lecture.grille.parametres.lisere_m),
        "entrees": _inputs(lecture),
        "parametres": parameters,
        "defauts": any(parameter.defaut for parameter in parameters),
        "exemples": _origin(lecture, "exemple"),
        "usages": _origin(lecture, "defaut"),
        "incertitudes": sorted({role.incertitude_m for role in uncertain}),
        "notes": _notes(lecture),
        "inutilisees": _unused(lecture),
        "avertissement": tronque(lecture.grille.avertissement, 500),
        "avertissements_grille": [tronque(text, 300) for text in getattr(lecture.grille, "warnings", ())][:12],
        "logiciel": tronque(context.get("logiciel") or "", 80),
        "crs": _crs(lecture),
        "sans_dessin": any(line.mode in ("assiste", "humain") for line in (ligne.regle for ligne in lecture.lignes)),
        "aus": lecture.grille.parametres.compter_aus,
        "certaines_sensibles": any(line.a_examiner for line in lecture.lignes),
        "decisif": lecture.decompte.non_evaluables > 0,
    }


def _notes(lecture: Lecture) -> list[str]:
    """Return the notes of the run; those of the document are in the section on its quality."""
    said = set(lecture.data.document.notes)
    notes = (*lecture.data.evaluation.notes, *lecture.data.context.get("notes", []))
    return [tronque(note, 400) for note in dict.fromkeys(notes) if note not in said]


def _name(source: dict[str, Any]) -> str:
    return str(source.get("layer") or source.get("couche") or "").replace("role:", "")


def _unused(lecture: Lecture) -> str:
    """Return the layers given that no line looked at."""
    used = {_name(source) for source in _sources_of_rows(lecture)} | {"communes"}
    given = [_name(source) for source in lecture.data.context.get("sources") or []]
    return ", ".join(name for name in given if name not in used) if used & set(given) else ""


def _inputs(lecture: Lecture) -> list[Entree]:
    sources = list(lecture.data.context.get("sources") or [])
    unused = _unused(lecture).split(", ")
    sources = [source for source in sources if _name(source) not in unused] or _sources_of_rows(lecture)
    result = []
    for source in sources:
        role = _name(source)
        u = lecture.incertitude(role) if role in lecture.data.references else None
        result.append(
            Entree(
                couche=tronque(role, 40),
                source=tronque(sans_mention(lecture, _first(source, "source")), 60),
                date=tronque(date_fr(_first(source, "date") or None), 24),
                n=nombre(source["n"]) if not is_missing(source.get("n")) else "",
                u=nombre(u) if u is not None else "",
                empreinte=_first(source, "sha", "sha256")[:8],
            )
        )
    return result


def _first(source: dict[str, Any], *names: str) -> str:
    return next((str(source[name]) for name in names if not is_missing(source.get(name)) and str(source[name])), "")


def _sources_of_rows(lecture: Lecture) -> list[dict[str, Any]]:
    """Collect the inputs written on each row, once each, in order of first use."""
    found: dict[str, dict[str, Any]] = {}
    for text in lecture.data.evaluation.results["entrees"].dropna().unique():
        try:
            items = json.loads(text)
        except (TypeError, ValueError):
            continue
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict):
                found.setdefault(json.dumps(item, sort_keys=True, default=str), item)
    return list(found.values())


def _parameters(lecture: Lecture) -> list[Parametre]:
    p = lecture.grille.parametres
    absent = set(getattr(p, "defauts", ()))
    rows = [
        Parametre("t0", str(p.t0 or "non renseigné"), "t0" in absent),
        Parametre("horizon", str(p.horizon or "non renseigné"), "horizon" in absent),
        Parametre("tolerance_defaut", nombre(p.tolerance_defaut, 2), "tolerance_defaut" in absent),
        Parametre("lisere_m", mesure(p.lisere_m, "m"), "lisere_m" in absent),
        Parametre("compter_aus", "oui" if p.compter_aus else "non", "compter_aus" in absent),
        Parametre("marge_voisinage_m", mesure(p.marge_voisinage_m, "m"), "marge_voisinage_m" in absent),
        Parametre("part_mixte_habitat", nombre(p.part_mixte_habitat, 2), "part_mixte_habitat" in absent),
    ]
    for rule in lecture.regles:
        known = INDICATOR_TYPES.get(rule.indicateur.type)
        absent = set(getattr(rule.indicateur, "defauts", ()))
        for name, spec in known.params.items() if known else ():
            value = rule.indicateur.params.get(name)
            if spec.kind == "number" and isinstance(value, (int, float)) and value:
                rows.append(Parametre(f"{rule.id}, {name}", _plain(float(value)), name in absent))
    return rows


def _plain(value: float) -> str:
    return nombre(value, 0 if value == int(value) else 2)


def _origin(lecture: Lecture, origin: str) -> str:
    """Return the rules whose threshold is not a figure of the SCoT."""
    ids = [rule.id for rule in lecture.regles if rule.seuil and getattr(rule.seuil, "origine", "scot") == origin]
    return enumeration(ids) if ids else ""


def _crs(lecture: Lecture) -> str:
    crs = lecture.data.document.zones.crs
    if crs is None:
        return ""
    code = crs.to_epsg() if hasattr(crs, "to_epsg") else None
    return f"EPSG:{code}" if code else tronque(getattr(crs, "name", str(crs)), 60)
