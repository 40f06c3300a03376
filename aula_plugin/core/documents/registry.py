"""DOC_URBA: one row per document, its defects, and the tie between each object and its document."""

from __future__ import annotations

import re

import pandas as pd

from ..tables import values
from ..text import is_insee
from ..typography import pluriel
from .defects import AnomalyLog
from .version import procedure_stem

_IDURBA = re.compile(
    r"^(?P<territory>\d{9}|\d{5}|2[AB]\d{3})_?(?P<type>[A-Za-z]+)?_?(?P<date>\d{8})(?:_(?P<code>\w+))?$"
)
_PARTITION = re.compile(r"^DU_(\d{9}|\d{5}|2[AB]\d{3})", re.IGNORECASE)
_OLD_PROCEDURES = {"MC", "MJ"}
#: Key of objects that bear neither IDURBA nor INSEE in a lot without DOC_URBA.
ANONYMOUS = "sans identifiant"


def parse_idurba(idurba: str | None) -> dict[str, str]:
    """Return ``territory`` (INSEE or SIREN), ``type``, ``date`` and ``code`` as far as an IDURBA tells them.

    Tolerant: v2014 has no type (``4117520140603``). An IDURBA that does not look like one gives an empty dict.
    """
    found = _IDURBA.match(idurba or "")
    return {name: value for name, value in found.groupdict().items() if value} if found else {}


def documents(doc_urba: pd.DataFrame | None, log: AnomalyLog) -> pd.DataFrame:
    """Return DOC_URBA with one row per IDURBA and its values checked; empty with an ``idurba`` column when absent.

    Rows of one IDURBA are merged, the first prevails and the differences are told.
    """
    if doc_urba is None or doc_urba.empty:
        log.add("doc_urba_absente", "DOC_URBA", "les documents sont déduits des objets")
        return pd.DataFrame({"idurba": pd.Series(dtype=object)})
    doc_urba = doc_urba.copy()
    if "idurba" not in doc_urba:
        doc_urba["idurba"] = None
    if doc_urba["idurba"].isna().any():
        log.add("idurba_absent", "DOC_URBA", pluriel(int(doc_urba["idurba"].isna().sum()), "ligne"))
    result = _merged(doc_urba, log)
    result["idurba"] = [value or ANONYMOUS for value in result["idurba"]]
    for row in result.index:
        _check(result, row, log)
    return result


def _merged(doc_urba: pd.DataFrame, log: AnomalyLog) -> pd.DataFrame:
    key = doc_urba["idurba"].map(lambda value: (value or "").upper())
    for idurba, rows in doc_urba.groupby(key, sort=False):
        if len(rows) == 1:
            continue
        shown = rows.where(rows.notna(), "vide").astype(str)
        differences = [
            f"{name.upper()} : {' / '.join(shown[name].unique())}" for name in shown if shown[name].nunique() > 1
        ]
        log.add(
            "doc_urba_doublon",
            "DOC_URBA",
            f"{len(rows)} lignes, la première est gardée ; différences : {' ; '.join(differences) or 'aucune'}",
            rows.index[1],
            idurba,
        )
    return doc_urba[~key.duplicated()].reset_index(drop=True)


def _check(rows: pd.DataFrame, row: int, log: AnomalyLog) -> None:
    get = rows.loc[row].get
    idurba = get("idurba")
    start, end = get("datappro"), get("datefin")
    if start and end and end <= start:
        log.add("datefin_ignoree", "DOC_URBA", f"DATEFIN {end}, DATAPPRO {start}", item=idurba)
        rows.loc[row, "datefin"] = None
    territory = parse_idurba(idurba).get("territory", "")
    if "siren" in rows and not get("siren") and len(territory) == 9:
        log.add("siren_complete", "DOC_URBA", f"SIREN {territory}", item=idurba)
        rows.loc[row, "siren"] = territory
    etat = get("etat")
    if etat and etat not in values("doc_urba_etat", "etat"):
        log.add("etat_hors_liste", "DOC_URBA", f"ETAT « {etat} », gardé", item=idurba)
    if etat == "08":
        log.add("annulation_partielle", "DOC_URBA", "ETAT 08 : voir les périmètres d’information 98-00", item=idurba)
    for name in ("nomproc", "typeproc"):
        value = get(name)
        if value and procedure_stem(value) not in values("doc_urba_procedure", "code") | _OLD_PROCEDURES:
            log.add("procedure_hors_liste", "DOC_URBA", f"{name.upper()} « {value} », gardé", item=idurba)
    typedoc = (get("typedoc") or "").upper()
    if typedoc not in values("doc_urba_typedoc", "typedoc"):
        log.add("typedoc_hors_liste", "DOC_URBA", f"TYPEDOC « {get('typedoc') or ''} »", item=idurba)


def keys(frame: pd.DataFrame, known: pd.DataFrame) -> pd.Series:
    """Return for each object the identifier of its document.

    In order: its IDURBA (spelled as in DOC_URBA); the only document of the lot; the only document whose IDURBA starts
    with its INSEE code; its INSEE code; the territory of its partition of the Géoportail; ``ANONYMOUS``.
    """
    spelled = {value.upper(): value for value in known["idurba"] if value != ANONYMOUS}
    alone = next(iter(spelled.values())) if len(spelled) == 1 else None
    empty = [None] * len(frame)
    names = ("idurba", "insee", "partition")
    found = {}
    result = []
    for triple in zip(*(frame.get(name, empty) for name in names)):
        if triple not in found:
            found[triple] = _key(triple[0], triple[1], triple[2], spelled, alone)
        result.append(found[triple])
    return pd.Series(result, index=frame.index, dtype=object)


def _key(
    idurba: str | None, code: str | None, partition: str | None, spelled: dict[str, str], alone: str | None
) -> str:
    if idurba:
        return spelled.get(idurba.upper(), idurba)
    if alone:
        return alone
    territory = code
    if territory is None and partition and (found := _PARTITION.match(partition)):
        territory = found.group(1).upper()
    if territory:
        candidates = [value for value in spelled.values() if parse_idurba(value).get("territory") == territory]
        return candidates[0] if len(candidates) == 1 else territory
    return ANONYMOUS


def type_of(row: pd.Series, carte_communale: bool, scot: bool) -> str | None:
    """Return PLU, PLUI, POS, CC, SCOT or PSMV from TYPEDOC, else from the IDURBA, else from the tables of the lot."""
    known = values("doc_urba_typedoc", "typedoc")
    for value in (row.get("typedoc"), parse_idurba(row.get("idurba")).get("type")):
        if value and value.upper() in known:
            return value.upper()
    return "CC" if carte_communale else "SCOT" if scot else None


def tell_missing_idurba(frame: pd.DataFrame, table: str, old: bool, log: AnomalyLog) -> None:
    """Record objects without IDURBA, unless the vintage (v2013, v2014) has none."""
    missing = int(frame["idurba"].isna().sum()) if "idurba" in frame else len(frame)
    if missing and not old:
        tied = ", ".join(dict.fromkeys(frame.loc[frame["idurba"].isna(), "_cle"])) if "idurba" in frame else ""
        log.add("idurba_absent", table, f"{pluriel(missing, 'objet')}, document retenu : {tied or 'aucun'}")


def tell_foreign_idurba(frame: pd.DataFrame, table: str, known: set[str], log: AnomalyLog) -> None:
    """Record objects whose IDURBA is not that of a document of the lot; they are kept as they are."""
    names = ", ".join(sorted(known)) or ANONYMOUS
    foreign = frame.loc[~frame["_cle"].isin(known), "_cle"]
    for value, count in foreign.value_counts().items():
        log.add(
            "idurba_discordant",
            table,
            f"« {value} » sur {pluriel(count, 'objet')}, gardé ; document du lot : {names}",
        )


def commune_of(idurba: str | None) -> str | None:
    """Return the INSEE code that an IDURBA, or a key made of one, starts with; None for a SIREN."""
    territory = parse_idurba(idurba).get("territory", idurba or "")
    return territory if is_insee(territory) else None
