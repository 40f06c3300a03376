"""Section 1: the finding, what was compared, what to read first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import shapely

from ...core.compatibility.model import Regle
from ...core.missing import is_missing
from ...core.tables import load
from ...core.typography import (
    accord,
    date_fr,
    enumeration,
    mesure,
    minuscule,
    nom_insecable,
    nombre,
    pluriel,
    signe,
    tronque,
)
from .. import signals
from ..evidence import Preuves
from ..reading import Lecture, Ligne
from ..svg.bars import signal_bar
from ..svg.basemap import Basemap
from ..svg.overview_map import CommuneLabel, overview_map

#: Units whose values add up from one commune to the next.
ADDITIVE = ("ha", "m2", "n", "lgt")
_PLACES_PER_POINT = 3
_LANDSCAPE = ("reservoirs",)


@dataclass(frozen=True)
class Point:
    """One thing to read first: a rule missed somewhere, with the measure that says how much."""

    numero: str
    chiffre: str
    titre: str
    ou: str
    reperes: tuple[str, ...]
    theme: str
    lignes: tuple[Ligne, ...]


def points(lecture: Lecture, limit: int = 3) -> list[Point]:
    """Return the first rules to read, one point each; tolerated gaps when there is no gap at all."""
    chosen = lecture.determinants
    if not chosen:
        chosen = tuple(line for line in lecture.lignes if line.signe is signals.TOLERE)
    by_rule: dict[str, list[Ligne]] = {}
    for line in chosen:
        by_rule.setdefault(line.regle.id, []).append(line)
    ranked = sorted(by_rule.values(), key=_rank)
    return [_point(lecture, str(number), lines) for number, lines in enumerate(ranked[:limit], 1)]


def _rank(lines: list[Ligne]) -> tuple:
    certain = sum(not line.a_examiner for line in lines)
    return (-signals.WEIGHTS.get(lines[0].regle.portee, 0.0), -certain, -len(lines))


def _point(lecture: Lecture, number: str, lines: list[Ligne]) -> Point:
    first = lines[0]
    rule = first.regle
    additive = first.unite in ADDITIVE and all(line.valeur is not None for line in lines)
    quoted = f"la règle « {tronque(rule.titre_court or rule.id, 60)} »"
    if additive and all(line.seuil == 0 for line in lines):
        title = f"{releve(sum(line.valeur or 0.0 for line in lines))} par {quoted}"
        figure = mesure(sum(line.valeur or 0.0 for line in lines), first.unite)
        marks = ["Seuil : 0" if first.unite == "n" else f"Seuil : {first.seuil_long}"]
        certain = [line.certaine_ha for line in lines]
        if first.unite == "ha" and all(value is not None for value in certain):
            marks.append(f"Part certaine : {mesure(sum(v or 0.0 for v in certain), 'ha')}")
    elif additive and all(line.depassement is not None for line in lines):
        title = f"au-delà du seuil de {quoted}"
        figure = signe(sum(line.depassement or 0.0 for line in lines), first.unite)
        marks = [f"{first.nom_court} : {first.mesure_texte} pour {first.seuil_long}"]
    else:
        title = f"{releve(first.valeur or 0.0)} par {quoted}"
        figure = first.mesure_texte
        marks = (
            [f"{first.nom_court} ; seuil : {first.seuil_long}"] if len(lines) > 1 else [f"Seuil : {first.seuil_long}"]
        )
    return Point(
        numero=number,
        chiffre=figure,
        titre=title,
        ou="" if len(lecture.communes) == 1 else _where(lines),
        reperes=(". ".join(marks) + ".", reference(rule)),
        theme=rule.theme,
        lignes=tuple(lines),
    )


def releve(value: float) -> str:
    """Return « relevé » agreed with a measure."""
    return "relevé" if abs(value) < 2 else "relevés"


def _where(lines: Sequence[Ligne]) -> str:
    names = list(dict.fromkeys(line.nom_court for line in lines))
    kind = {"commune": ("commune", "communes"), "niveau": ("niveau", "niveaux")}.get(
        lines[0].territoire_type, ("lieu", "lieux")
    )
    if len(names) <= 3:
        return f"{accord(len(names), *kind)} : {enumeration(nom_insecable(name) for name in names)}"
    return pluriel(len(names), *kind)


def reference(rule: Regle) -> str:
    """Return where a rule is written: ``T1, DOO p. 77``."""
    source = rule.source.document
    page = f" p. {rule.source.page}" if rule.source.page else ""
    return ", ".join(filter(None, (rule.id, f"{source}{page}".strip())))


def chapeau(lecture: Lecture) -> list[tuple[str, bool]]:
    """Return the finding as pieces of text, each with whether it is emphasised."""
    count = lecture.decompte
    if not count.comparees:
        return [("Aucune mesure n’a pu être comparée à un seuil : voir ce qui n’a pas pu être évalué.", False)]
    pieces: list[tuple[str, bool]] = [
        (f"Sur {pluriel(count.comparees, 'mesure comparée à son seuil', 'mesures comparées à leur seuil')}, ", False),
        (f"{nombre(count.respectes)} {accord(count.respectes, 'le respecte', 'le respectent')}", True),
    ]
    if count.toleres:
        pieces.append(
            (
                f", {nombre(count.toleres)} {accord(count.toleres, 's’en écarte', 's’en écartent')} dans la tolérance",
                False,
            )
        )
    if count.ecarts:
        pieces.append((" et " if count.toleres or count.respectes else ", ", False))
        pieces.append((f"{nombre(count.ecarts)} au-delà", True))
        sure = count.certains
        pieces.append((_certainty(count.ecarts, sure), False))
    else:
        pieces.append((". Aucun écart au-delà de la tolérance." if count.toleres else ". Aucun écart.", False))
    where = _concentration(lecture)
    return [*pieces, (f" {where}", False)] if where else pieces


def _certainty(gaps: int, sure: int) -> str:
    if sure == gaps:
        return ", de façon certaine." if gaps == 1 else ", tous de façon certaine."
    if not sure:
        return ", à examiner." if gaps == 1 else ", tous à examiner."
    return f", dont {nombre(sure)} de façon certaine."


def _concentration(lecture: Lecture) -> str:
    """Say which level or commune bears most of the gaps, when one does."""
    gaps = [line for line in lecture.lignes if line.signe is signals.ECART and line.territoire_type == "commune"]
    if len(gaps) < 4 or len(lecture.communes) < 3:
        return ""
    level, n = Counter(line.niveau for line in gaps).most_common(1)[0]
    members = [commune for commune in lecture.communes if commune.niveau == level]
    if level and 2 * n > len(gaps) and 2 * len(members) <= len(lecture.communes):
        named = f" ({enumeration(nom_insecable(c.nom) for c in members)})" if len(members) <= 3 else ""
        label = lecture.libelle_niveau(level)
        return f"{nombre(n)} des {pluriel(len(gaps), 'écart')} par commune relèvent du niveau « {label} »{named}."
    return ""


def titre_carte(lecture: Lecture) -> str:
    """Return what the map of page 1 shows."""
    gaps = Counter(
        line.nom for line in lecture.lignes if line.signe is signals.ECART and line.territoire_type == "commune"
    )
    total = sum(gaps.values())
    if len(lecture.communes) == 1:
        return f"Commune : {lecture.communes[0].nom}"
    if not total:
        tolerated = {line.nom for line in lecture.lignes if line.signe is signals.TOLERE}
        return (
            f"Aucun écart ; {pluriel(len(tolerated), 'territoire')} avec un écart toléré"
            if tolerated
            else "Aucun écart"
        )
    top = gaps.most_common(2)
    if len(gaps) > 1 and top[0][1] > top[1][1] and top[0][1] * 3 > total:
        return f"{top[0][0]} : {nombre(top[0][1])} des {pluriel(total, 'écart')} par commune"
    whole, bearing = nombre(len(lecture.communes)), accord(len(gaps), "porte", "portent")
    return f"{nombre(len(gaps))} {accord(len(gaps), 'commune')} sur {whole} {bearing} au moins un écart"


def carte(lecture: Lecture, preuves: Preuves, base: Basemap, chosen: list[Point]) -> Any:
    """Draw the map of page 1."""
    many = len(lecture.communes) > 12
    labels = []
    for commune in lecture.communes:
        counts = Counter(line.signe.key for line in lecture.lignes if line.territoire_id == commune.code)
        shown = (signals.ECART,) if many else (signals.ECART, signals.TOLERE, signals.NON_EVALUABLE)
        tallies = tuple((sign, counts[sign.key]) for sign in shown if counts[sign.key])
        if many and not counts[signals.ECART.key]:
            continue
        labels.append(CommuneLabel(commune.code, commune.nom, tallies, counts[signals.ECART.key], many))
    places: list[tuple[str, list[shapely.Point]]] = []
    for point in chosen:
        found = [
            place for place in (preuves.place(line) for line in point.lignes[:_PLACES_PER_POINT]) if place is not None
        ]
        if found:
            places.append((point.numero, found))
    roles = [(role, lecture.libelle_role(role)) for role in _LANDSCAPE if role in base.references]
    height = 306.0 if len(nom_document(lecture)) < 44 and len(nom_scot(lecture)) < 34 else 276.0
    return overview_map(base, labels, places, roles, f"Carte du territoire. {titre_carte(lecture)}", max_height=height)


def lecture_carte(lecture: Lecture) -> str:
    """Return how to read the map, on the first commune that bears a gap."""
    gaps = Counter(line.territoire_id for line in lecture.lignes if line.signe is signals.ECART)
    bearing = [commune for commune in lecture.communes if gaps[commune.code]]
    first = max(bearing, key=lambda commune: gaps[commune.code], default=None)
    if first is None:
        return ""
    counts = Counter(line.signe.key for line in lecture.lignes if line.territoire_id == first.code)
    words = [
        f"{pluriel(counts[sign.key], 'ligne')} en {sign.word}"
        for sign in (signals.ECART, signals.TOLERE)
        if counts[sign.key]
    ]
    missing = counts[signals.NON_EVALUABLE.key]
    if missing:
        words.append(f"{nombre(missing)} non {accord(missing, 'évaluable', 'évaluables')}")
    return f"Lecture : {first.nom}, {', '.join(words)}."


def identite(lecture: Lecture) -> dict[str, list[str]]:
    """Return what was compared: the document, the grid, the run."""
    return {"document": _document(lecture), "grille": _grille(lecture), "calcul": _calcul(lecture)}


def nom_document(lecture: Lecture) -> str:
    """Return the name of the document: given by the context, else its kind and its commune or IDURBA."""
    context, document = lecture.data.context, lecture.data.document
    if context.get("titre"):
        return tronque(context["titre"], 120)
    kind = (document.type_document or "Document d’urbanisme").replace("PLUI", "PLUi")
    territory = context.get("territoire") or (lecture.communes[0].nom if len(lecture.communes) == 1 else "")
    if territory:
        return f"{kind} : {tronque(territory, 100)}"
    n = len(lecture.communes)
    return f"{kind} de {pluriel(n, 'commune')}" if n else f"{kind} {tronque(_idurba(lecture), 60)}".strip()


def nom_scot(lecture: Lecture) -> str:
    """Return the name of the SCoT with its kind once."""
    name = sans_mention(lecture, lecture.grille.scot.nom)
    if not name:
        return ""
    return tronque(name if name.upper().startswith("SCOT") else f"SCoT : {name}", 120)


def sans_mention(lecture: Lecture, text: str) -> str:
    """Return a name without its « (territoire fictif) » when the report says so on every page already."""
    return text.replace(" (territoire fictif)", "") if lecture.data.context.get("fictif") else text


def surface_ha(lecture: Lecture) -> float:
    """Return the area of the communes evaluated."""
    codes = {commune.code for commune in lecture.communes}
    frame = lecture.data.communes
    shapes = frame.geometry.to_numpy()[frame["code_insee"].astype(str).isin(codes).to_numpy()]
    return float(shapely.area(shapes[~shapely.is_missing(shapes)]).sum()) / 10_000


def _idurba(lecture: Lecture) -> str:
    frame = lecture.data.document.document
    return (
        str(frame["idurba"].iloc[0])
        if len(frame) and "idurba" in frame and not is_missing(frame["idurba"].iloc[0])
        else ""
    )


def _document(lecture: Lecture) -> list[str]:
    document = lecture.data.document
    row = document.document.iloc[0].to_dict() if len(document.document) else {}
    etat = "" if is_missing(row.get("etat")) else str(row["etat"]).zfill(2)
    approved = row.get("datappro") if not is_missing(row.get("datappro")) else row.get("datvalid")
    lines = [
        nom_document(lecture),
        f"{pluriel(len(lecture.communes), 'commune')}, {nombre(surface_ha(lecture), 1)} ha",
        f"IDURBA {_idurba(lecture)}" if _idurba(lecture) else "",
        _etat(etat),
        f"date portée : {tronque(date_fr(approved), 30)}" if not is_missing(approved) else "",
        f"standard CNIG {document.version.name}" + ("" if document.version.certain else " (présumé)")
        if document.version.name
        else "",
    ]
    return [line for line in lines if line]


def _etat(code: str) -> str:
    """Return the state of the document in words."""
    known = load("doc_urba_etat").set_index("etat")["libelle"].to_dict()
    label = f" ({minuscule(known[code])})" if code in known else ""
    return f"état {tronque(code, 20)}{label}" if code else ""


def _grille(lecture: Lecture) -> list[str]:
    grid = lecture.grille
    rules = len(grid.regles)
    lines = [
        nom_scot(lecture) or tronque(grid.titre, 100),
        f"exécutoire le {date_fr(grid.scot.executoire)}" if grid.scot.executoire else "",
        f"Grille {tronque(grid.id, 60)}, version {grid.version}",
        f"du {date_fr(grid.date)}, {pluriel(rules, 'règle')}" if grid.date else pluriel(rules, "règle"),
        f"validée par : {enumeration(tronque(name, 60) for name in grid.valide_par)}"
        if grid.valide_par
        else "validation non renseignée",
    ]
    return [line for line in lines if line]


def _calcul(lecture: Lecture) -> list[str]:
    context, count = lecture.data.context, lecture.decompte
    lines = [
        date_fr(context.get("date_run"), heure=True) or "date du calcul non renseignée",
        f"{pluriel(len(lecture.regles), 'règle')}, {pluriel(count.total, 'ligne')}",
        f"dont {pluriel(count.constats, 'constat')} sans seuil" if count.constats else "",
        f"et {pluriel(len(lecture.qualite), 'contrôle')} des données" if lecture.qualite else "",
        f"et {pluriel(len(lecture.totaux), 'total', 'totaux')} par niveau ou d’ensemble" if lecture.totaux else "",
        _delai(lecture),
    ]
    return [line for line in lines if line]


def _delai(lecture: Lecture) -> str:
    """Return the days left before the deadline of article L. 131-7, when the grid controls it."""
    for line in lecture.qualite:
        if line.regle.indicateur.params.get("controle") == "delai" and line.valeur is not None:
            return f"délai L. 131-7 : {mesure(line.valeur, 'jours')}"
    return ""


def section(lecture: Lecture, preuves: Preuves, base: Basemap) -> dict[str, Any]:
    """Return what the template prints."""
    count = lecture.decompte
    chosen = points(lecture)
    return {
        "document": nom_document(lecture),
        "scot": nom_scot(lecture),
        "chapeau": chapeau(lecture),
        "identite": identite(lecture),
        "barre": signal_bar(count),
        "titre_barre": (
            f"{nombre(count.respectes)} {accord(count.respectes, 'mesure')} sur {nombre(count.comparees)} "
            f"{accord(count.respectes, 'respecte son seuil', 'respectent leur seuil')}"
            if count.comparees
            else "Aucune mesure comparée à un seuil"
        ),
        "points": chosen,
        "points_toleres": bool(chosen) and not count.ecarts,
        "titre_carte": titre_carte(lecture),
        "carte": carte(lecture, preuves, base, chosen),
        "lecture_carte": lecture_carte(lecture),
    }
