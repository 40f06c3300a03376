"""Section 3: one sheet for each theme that has a line to read; the other themes together in one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from markupsafe import Markup

from ...core.compatibility.model import Regle
from ...core.typography import (
    accord,
    enumeration,
    majuscule,
    mesure,
    nom_insecable,
    nombre,
    pluriel,
    tronque,
)
from .. import signals
from ..evidence import Preuves
from ..reading import Decompte, Lecture, Ligne, cle_lecture, roles_de
from ..signals import Sign
from ..svg.basemap import Basemap
from ..svg.legend import legend_row
from ..svg.theme_map import detail_map, detail_scale, theme_frame, theme_map
from .matrix import FEW, Cell, cell
from .summary import releve

#: Discs on one map; more would hide what they show. The first ones get a detail beside the map.
MOST_LETTERS = 9
MOST_DETAILS = 3
#: Rules of a theme up to which those with nothing to read keep their strip of marks.
MOST_STRIPS = 8
_MAP_WIDTH, _WIDE = 388.0, 672.0
_MAP_HEIGHTS = (300.0, 236.0, 262.0, 340.0)
_PIECES = {"diagnostic": "Diagnostic", "reglement": "Règlement", "oap": "OAP"}
_BARE_ROLES = ("communes", "perimetre_scot", "routes", "parcelles", "masque_enaf", "bati")


@dataclass(frozen=True)
class Groupe:
    """Lines not evaluated of a rule that share a reason."""

    noms: str
    motif: str
    n: int
    examinees: int = 0


@dataclass(frozen=True)
class BlocRegle:
    """A rule in a theme sheet: what it asks, its strip of marks or its tally, then the lines to read."""

    regle: Regle
    attendu: str
    bande: tuple[Cell, ...]
    decompte: tuple[tuple[Sign, int], ...]
    lignes: tuple[tuple[str, Ligne], ...]
    non_evaluees: tuple[Groupe, ...]

    @property
    def resume(self) -> str:
        """What stands for the lines of a rule whose only news is that it could not be evaluated, for one reason."""
        if self.lignes or len(self.non_evaluees) != 1:
            return ""
        group = self.non_evaluees[0]
        return f"Non évaluable ({group.noms}) : {group.motif}"


@dataclass(frozen=True)
class Detail:
    """A place drawn closely, with its three surfaces."""

    lettre: str
    nom: str
    carte: Markup
    brute: str
    nette: str
    certaine: str


@dataclass(frozen=True)
class Fiche:
    """The sheet of a theme."""

    ancre: str
    theme: str
    titre: str
    decompte: Decompte
    carte: Markup
    legende: Markup
    details: tuple[Detail, ...]
    note_carte: str
    blocs: tuple[BlocRegle, ...]
    tus: int


def section(lecture: Lecture, preuves: Preuves, base: Basemap) -> dict[str, Any]:
    """Return the sheets and the table of the other themes."""
    sheets: list[Fiche] = []
    quiet: list[tuple[str, Sequence[Regle], Decompte]] = []
    for theme, rules in lecture.themes.items():
        lines = [line for rule in rules for line in lecture.lignes_de(rule)]
        if any(line.a_lire for line in lines):
            sheets.append(_sheet(lecture, preuves, base, theme, rules, lines, len(sheets) + 1))
        else:
            quiet.append((theme, rules, Decompte(tuple(lines))))
    return {"fiches": sheets, "sans_ecart": quiet, "peu_de_communes": len(lecture.communes) <= FEW}


def _sheet(
    lecture: Lecture,
    preuves: Preuves,
    base: Basemap,
    theme: str,
    rules: Sequence[Regle],
    lines: list[Ligne],
    number: int,
) -> Fiche:
    to_read = [line for line in lines if line.a_lire]
    placed = sorted((line for line in to_read if preuves.place(line) is not None), key=_priority)
    lettered = list(zip(ascii_uppercase, _detailed_first(preuves, placed[:MOST_LETTERS])))
    letters = {id(line): letter for letter, line in lettered}
    details = _details(lecture, preuves, base, lettered)
    drawing, legend = _map(lecture, preuves, base, to_read, lettered, len(details), theme)
    return Fiche(
        ancre=f"theme-{number}",
        theme=theme,
        titre=title(to_read),
        decompte=Decompte(tuple(lines)),
        carte=drawing,
        legende=legend,
        details=details,
        note_carte=_note(lecture, details, len(placed), len(lettered)) if drawing else "",
        blocs=tuple(_block(lecture, rule, letters) for rule in rules if _worth_a_block(lecture, rule)),
        tus=sum(1 for rule in rules if not _worth_a_block(lecture, rule)),
    )


def _priority(line: Ligne) -> tuple:
    return (line.signe is not signals.ECART, *cle_lecture(line))


def _detailed_first(preuves: Preuves, lines: list[Ligne]) -> list[Ligne]:
    """Put first the lines that can have a detail beside the map, so that the details bear the first letters."""
    drawn = [line for line in lines if line.nette_ha is not None and len(preuves.shapes("surf", line))][:MOST_DETAILS]
    return [*drawn, *(line for line in lines if line not in drawn)]


def _worth_a_block(lecture: Lecture, rule: Regle) -> bool:
    """Return whether a rule has a line to read, or its theme is short enough to show every rule's strip."""
    if any(line.a_lire or line.signe is signals.NON_EVALUABLE for line in lecture.lignes_de(rule)):
        return True
    return 1 < len(lecture.communes) <= FEW and len(lecture.themes.get(rule.theme or "Sans thème", ())) <= MOST_STRIPS


def title(lines: Sequence[Ligne]) -> str:
    """Return the finding of a theme: the first rule missed, with its measure."""
    ranked = sorted(lines, key=_priority)
    first = ranked[0]
    same = [line for line in lines if line.regle.id == first.regle.id and line.signe is first.signe]
    rule = f"la règle « {tronque(first.regle.titre_court or first.regle.id, 60)} »"
    if first.unite == "ha" and all(line.seuil == 0 and line.valeur is not None for line in same):
        area = sum(line.valeur or 0.0 for line in same)
        total, found = mesure(area, first.unite), releve(area)
        sure = [line.certaine_ha for line in same]
        certain = sum(v or 0.0 for v in sure)
        if all(value is not None for value in sure) and certain > 0:
            return f"{total} {found} par {rule}, dont {mesure(certain, 'ha')} de façon certaine"
        return f"{total} {found} par {rule}"
    return f"{majuscule(count_words(lines))} ; à lire d’abord : {rule}"


def count_words(lines: Sequence[Ligne]) -> str:
    """Return ``3 écarts et 2 écarts tolérés``."""
    words = []
    for sign in (signals.ECART, signals.TOLERE):
        n = sum(1 for line in lines if line.signe is sign)
        if n:
            words.append(pluriel(n, sign.word, sign.plural))
    return enumeration(words) if words else "aucun écart"


def _roles(base: Basemap, lines: Sequence[Ligne]) -> list[str]:
    """Return the references the lines to read look at, those bound to a layer only."""
    found = dict.fromkeys(role for line in lines for role in roles_de(line.regle))
    return [role for role in found if role in base.references and role not in _BARE_ROLES]


def _map(
    lecture: Lecture,
    preuves: Preuves,
    base: Basemap,
    lines: Sequence[Ligne],
    lettered: Sequence[tuple[str, Ligne]],
    beside: int,
    theme: str,
) -> tuple[Markup, Markup]:
    frame = theme_frame(base, preuves, lines, _MAP_WIDTH if beside else _WIDE, _MAP_HEIGHTS[beside])
    if frame is None:
        return Markup(""), Markup("")
    roles = [(role, lecture.libelle_role(role)) for role in _roles(base, lines)]
    names = {commune.code: commune.nom for commune in lecture.communes}
    label = f"Carte du thème {theme} : {count_words(lines)}"
    drawing, items = theme_map(base, preuves, lines, lettered, roles, frame, label, names)
    return drawing, legend_row(items, 672.0)


def _details(
    lecture: Lecture, preuves: Preuves, base: Basemap, lettered: Sequence[tuple[str, Ligne]]
) -> tuple[Detail, ...]:
    chosen = [
        (letter, line)
        for letter, line in lettered
        if line.nette_ha is not None and len(preuves.shapes("surf", line)) and line.a_lire
    ][:MOST_DETAILS]
    if not chosen:
        return ()
    metres = detail_scale(preuves, [line for _, line in chosen], 164.0, 104.0)
    result = []
    for letter, line in chosen:
        roles = [(role, lecture.libelle_role(role), lecture.incertitude(role)) for role in _roles(base, [line])]
        result.append(
            Detail(
                lettre=letter,
                nom=f"{line.regle.id}, {nom_insecable(line.nom_court)}",
                carte=detail_map(base, preuves, line, letter, roles, metres),
                brute=mesure(line.brute_ha, "ha") if line.brute_ha is not None else "",
                nette=mesure(line.nette_ha, "ha"),
                certaine=mesure(line.certaine_ha, "ha") if line.certaine_ha is not None else "",
            )
        )
    return tuple(result)


def _note(lecture: Lecture, details: Sequence[Detail], placed: int, lettered: int) -> str:
    sentences = []
    if details:
        letters = enumeration(detail.lettre for detail in details)
        scale = " (même échelle)" if len(details) > 1 else ""
        sliver = nombre(lecture.grille.parametres.lisere_m)
        sentences.append(
            f"{letters}{scale} : trait noir, surface brute ; aplat, surface nette, sans liseré de moins de "
            f"{sliver} m ; aplat foncé, surface certaine ; tireté, limite de la référence moins son incertitude."
        )
    if placed > lettered:
        rest = placed - lettered
        sentences.append(
            f"{nombre(rest)} {accord(rest, 'autre lieu est dessiné', 'autres lieux sont dessinés')} sans lettre."
        )
    return " ".join(sentences)


def attendu(rule: Regle) -> str:
    """Return what the grid expects of each piece of the document."""
    parts = [
        f"{_PIECES.get(piece, majuscule(piece.replace('_', ' ')))} : {text}"
        for piece, text in rule.attendu.items()
        if text
    ]
    return tronque(". ".join(part.rstrip(".") for part in parts) + ".", 600) if parts else ""


def _block(lecture: Lecture, rule: Regle, letters: dict[int, str]) -> BlocRegle:
    lines = lecture.lignes_de(rule)
    count = Decompte(tuple(lines))
    by_commune = lecture.par_commune(rule)
    short = len(lecture.communes) <= FEW and by_commune
    strip = tuple(cell(by_commune.get(commune.code, []), values=False) for commune in lecture.communes) if short else ()
    to_read = sorted((line for line in lines if line.a_lire), key=_within_rule)
    return BlocRegle(
        regle=rule,
        attendu=attendu(rule),
        bande=strip,
        decompte=tuple((sign, count.n(sign)) for sign in signals.ORDER if count.n(sign)) if not strip else (),
        lignes=tuple((letters.get(id(line), ""), line) for line in to_read),
        non_evaluees=_groups([line for line in lines if line.signe is signals.NON_EVALUABLE]),
    )


def _within_rule(line: Ligne) -> tuple:
    return (line.signe is not signals.ECART, line.a_examiner, -(line.depassement or 0.0))


def _groups(lines: Sequence[Ligne]) -> tuple[Groupe, ...]:
    by_reason: dict[str, list[Ligne]] = {}
    for line in lines:
        by_reason.setdefault(line.motif, []).append(line)
    return tuple(
        Groupe(
            noms(members),
            tronque(reason, 160) or "motif non précisé",
            len(members),
            sum(line.avis.examine for line in members),
        )
        for reason, members in by_reason.items()
    )


def noms(lines: Sequence[Ligne], limit: int = 6) -> str:
    """Return the territories of lines: all their names, or how many when the list would be long."""
    names = list(dict.fromkeys(line.nom_court for line in lines))
    if len(names) <= limit:
        return ", ".join(names)
    kind = "communes" if all(line.territoire_type == "commune" for line in lines) else "territoires"
    return f"{nombre(len(names))} {kind}"
