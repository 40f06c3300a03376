"""Several copies of a dossier become one: every avis is kept, and what two people wrote differently is listed.

A line is settled without anyone when the copies say one thing: a single text, or a text that the history of another
copy holds as the one it replaced. Otherwise the first dossier keeps its own and every proposal is listed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..errors import InputError
from ..typography import enumeration
from .avis import NON_EXAMINE, SAISIS, content, is_written
from .dossier import AVIS_COLUMNS, AVIS_KEY, HISTORY_COLUMNS, avis_key

#: Answers that leave a proposal aside in the column ``choix``; any other text keeps it.
_NO = ("", "non", "n", "0", "false", "faux", "no")
_OPEN = "conflit"
#: Proposals of a merge, one row each; a person writes « oui » in ``choix`` on the one to keep.
CONFLICT_COLUMNS = {
    **{name: AVIS_COLUMNS[name] for name in AVIS_KEY},
    "territoire_nom": "text",
    "titre_court": "text",
    "dossier": "text",
    **{name: AVIS_COLUMNS[name] for name in (*SAISIS, "auteur", "date_avis", "signal_vu", "valeur_vue")},
    "en_vigueur": "text",
    "proposition": "text",
    "choix": "text",
}


@dataclass(frozen=True)
class Copy:
    """The avis of one dossier and their history, as plain rows (``AVIS_COLUMNS``, ``HISTORY_COLUMNS``)."""

    nom: str
    avis: Sequence[Mapping[str, Any]]
    historique: Sequence[Mapping[str, Any]] = ()


@dataclass
class Merged:
    """What a merge gives.

    Attributes
    ----------
    avis, historique : rows of the merged dossier.
    conflits : ``CONFLICT_COLUMNS`` but for the names, one row by proposal.
    repris : lines whose avis comes from another dossier than the first.
    identiques : lines on which at least two dossiers wrote the same thing, and none another.
    n_conflits : lines left to settle.
    inconnus : choices that answer no conflict of this merge.
    """

    avis: list[dict[str, Any]] = field(default_factory=list)
    historique: list[dict[str, Any]] = field(default_factory=list)
    conflits: list[dict[str, Any]] = field(default_factory=list)
    repris: int = 0
    identiques: int = 0
    n_conflits: int = 0
    inconnus: int = 0


@dataclass
class _Proposal:
    """One text for a line: the states that say it, the dossiers where it is in force, what they replaced."""

    states: list[Mapping[str, Any]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    replaced: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def state(self) -> dict[str, Any]:
        """The oldest of the states that say this text."""
        oldest = min(self.states, key=_identity)
        return dict(oldest)

    @property
    def identities(self) -> set[tuple[str, ...]]:
        """What history knows these states by."""
        return {_identity(state) for state in self.states}

    def yields_to(self, other: _Proposal) -> bool:
        """Return whether the people of ``other`` had this text before them and wrote another."""
        return self.identities <= other.replaced and not (other.identities & self.replaced)


def merge_avis(copies: Sequence[Copy], choices: Iterable[Mapping[str, Any]] = (), now: str = "") -> Merged:
    """Merge the avis of copies of one dossier; the first is the one whose avis stand when people disagree.

    Parameters
    ----------
    choices : rows with ``proposition`` (as listed in ``conflits``) and ``choix``.
    now : date written beside the proposals that a choice leaves aside, ISO text.

    Notes
    -----
    Nothing is lost: a proposal that is not kept goes to the history, as ``conflit`` while nobody has settled it, as
    ``fusion`` afterwards. Merging again changes nothing. Without conflict the order of the copies does not matter.

    Raises
    ------
    InputError
        Two proposals of one line are chosen.
    """
    merged = Merged()
    chosen = _chosen(choices)
    known: set[str] = set()
    current = [_by_key(copy.avis) for copy in copies]
    past = [_grouped(copy.historique) for copy in copies]
    keys = dict.fromkeys(key for rows in current for key in rows)
    keys.update(dict.fromkeys(key for rows in past for key in rows))
    for key in keys:
        states = [rows.get(key) for rows in current]
        history = _united(row for rows in past for row in rows.get(key, ()))
        proposals = _proposals(copies, states, [rows.get(key, []) for rows in past])
        top = [one for one in proposals if not any(one.yields_to(other) for other in proposals if other is not one)]
        known |= {_name(key, one) for one in top}
        _settle(merged, key, states, top, history, chosen, now)
    merged.inconnus = len(chosen - known)
    return merged


def _settle(
    merged: Merged,
    key: tuple[str, ...],
    states: Sequence[Mapping[str, Any] | None],
    proposals: list[_Proposal],
    history: list[dict[str, Any]],
    chosen: set[str],
    now: str,
) -> None:
    """Decide one line, and add it to what the merge gives."""
    first = next((dict(state) for state in states if state is not None), None)
    own = states[0]
    picked = [one for one in proposals if _name(key, one) in chosen] if len(proposals) > 1 else []
    if len(picked) > 1:
        raise InputError(
            f"Deux propositions sont retenues pour la règle « {key[1]} », territoire « {key[3]} » "
            f"({enumeration([_name(key, one) for one in picked])}) : gardez « oui » sur une seule."
        )
    if not proposals:
        kept = first
    elif picked or len(proposals) == 1:
        kept = (picked or proposals)[0].state
        history = _closed(history, kept, proposals, now)
    else:
        kept = dict(own) if own is not None else {**proposals[0].state, **_blank()}
        history = _left_open(history, kept, proposals)
        merged.conflits += [_row(key, one, kept) for one in proposals]
        merged.n_conflits += 1
    if kept is not None:
        merged.avis.append({name: kept.get(name) for name in AVIS_COLUMNS})
        merged.repris += is_written(kept) and (own is None or content(own) != content(kept))
    written = [content(state) for state in states if state is not None and is_written(state)]
    merged.identiques += len(written) > 1 and len(set(written)) == 1
    merged.historique += history


def _proposals(
    copies: Sequence[Copy],
    states: Sequence[Mapping[str, Any] | None],
    histories: Sequence[Sequence[Mapping[str, Any]]],
) -> list[_Proposal]:
    """Return the different texts people wrote on a line, those an earlier merge left open included."""
    found: dict[tuple[str, ...], _Proposal] = {}
    for copy, state, history in zip(copies, states, histories):
        if state is not None and is_written(state):
            proposal = found.setdefault(content(state), _Proposal())
            proposal.states.append(state)
            proposal.names.append(copy.nom)
            proposal.replaced |= {_identity(row) for row in history if row.get("motif") != _OPEN}
        for row in history:
            if row.get("motif") == _OPEN:
                found.setdefault(content(row), _Proposal()).states.append(row)
    return sorted(found.values(), key=lambda one: _identity(one.state))


def _closed(
    history: list[dict[str, Any]],
    kept: Mapping[str, Any],
    proposals: list[_Proposal],
    now: str,
) -> list[dict[str, Any]]:
    """Return the history of a settled line: what was not kept is there, and no longer open."""
    settled = [row for row in history if row.get("motif") != _OPEN]
    there = {_identity(row) for row in settled}
    for proposal in proposals:
        for state in proposal.states:
            if _identity(state) not in there and content(state) != content(kept):
                there.add(_identity(state))
                settled.append(_past(state, now or None, "fusion"))
    return settled


def _left_open(
    history: list[dict[str, Any]], kept: Mapping[str, Any], proposals: list[_Proposal]
) -> list[dict[str, Any]]:
    there = {_identity(row) for row in history if row.get("motif") == _OPEN}
    added = [one.state for one in proposals if content(one.state) != content(kept)]
    return history + [_past(state, None, _OPEN) for state in added if _identity(state) not in there]


def _past(state: Mapping[str, Any], when: str | None, why: str) -> dict[str, Any]:
    return {
        **{name: state.get(name) for name in AVIS_COLUMNS},
        "date_remplacement": when,
        "remplace_par": None,
        "motif": why,
    }


def _row(key: tuple[str, ...], proposal: _Proposal, kept: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **proposal.state,
        "dossier": " | ".join(sorted(proposal.names)),
        "en_vigueur": "oui" if content(proposal.state) == content(kept) else "non",
        "proposition": _name(key, proposal),
        "choix": None,
    }


def _blank() -> dict[str, Any]:
    return {**dict.fromkeys((*SAISIS, "auteur", "date_avis")), "avis": NON_EXAMINE}


def _chosen(choices: Iterable[Mapping[str, Any]]) -> set[str]:
    return {
        str(row.get("proposition") or "").strip()
        for row in choices
        if str(row.get("choix") or "").strip().casefold() not in _NO
    } - {""}


def _name(key: tuple[str, ...], proposal: _Proposal) -> str:
    """Return the name of a proposal, the same from one merge to the next."""
    text = "\x1f".join((*key, *content(proposal.state)))
    return f"P-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _identity(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what tells a state from another: date, author, text."""
    return (str(row.get("date_avis") or ""), str(row.get("auteur") or ""), *content(row))


def _by_key(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, ...], Mapping[str, Any]]:
    return {avis_key(row): row for row in rows}


def _grouped(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, ...], list[Mapping[str, Any]]]:
    groups: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        groups.setdefault(avis_key(row), []).append(row)
    return groups


def _united(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the states of several histories, each once, oldest first."""
    found = {tuple(str(row.get(name)) for name in HISTORY_COLUMNS): row for row in rows}
    plain = [{name: row.get(name) for name in HISTORY_COLUMNS} for row in found.values()]
    return sorted(plain, key=lambda row: (str(row["date_remplacement"] or ""), _identity(row)))
