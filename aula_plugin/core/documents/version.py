"""Vintage of the CNIG standard, told by the fields that are filled, document by document (cnig.md section 1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from .model import Version

UNKNOWN = "inconnue"
_V2022_FIELDS = ("formdomi", "destoui", "destcdt", "destnon")
_V2025_FIELDS = ("nomrapp", "urlrapp")
_V2024_DESTINATIONS = {"47", "55"}
_V2024_PROCEDURES = {"MEC", "MAJ"}
_SCOT_2021 = ("pas", "urlpas", "daac", "urldaac")
_SCOT_2018 = ("rapport", "padd", "urlrapport", "urlpadd")


@dataclass(frozen=True)
class Evidence:
    """Rows of one document, by table name in lower case; columns in lower case, empty values None."""

    tables: Mapping[str, pd.DataFrame]
    merged: bool = False
    folders: tuple[str, ...] = ()

    def filled(self, table: str, *names: str) -> str | None:
        """Return the first of ``names`` with a value in the rows of ``table``."""
        frame = self.tables.get(table)
        if frame is None:
            return None
        return next((name for name in names if name in frame and frame[name].notna().any()), None)

    def present(self, table: str, *names: str) -> str | None:
        """Return the first of ``names`` that is filled, or that merely exists when the lot is not a merge.

        A file merged from several documents carries the union of their columns: there, existing proves nothing.
        """
        frame = self.tables.get(table)
        if frame is None or self.merged:
            return self.filled(table, *names)
        return next((name for name in names if name in frame), None)

    def rows(self, *tables: str) -> list[pd.DataFrame]:
        """Return the non-empty frames among ``tables``."""
        return [self.tables[name] for name in tables if name in self.tables and len(self.tables[name])]

    def companions(self) -> list[str]:
        """Return the names of the prescription tables that have rows."""
        return [name for name in self.tables if name.startswith("prescription_") and len(self.tables[name])]


def detect(evidence: Evidence) -> Version:
    """Return the vintage of one document, applying the tests of the reference in their order.

    Parameters
    ----------
    evidence : ``zone_urba`` (with ``typesect`` for a carte communale), ``doc_urba``, ``prescription_*``,
        ``perimetre_scot``, as far as the lot has them, limited to this document.

    Returns
    -------
    ``CC``; ``v2018`` or ``v2021`` for a SCoT; for a PLU ``v2024 rev. 2025-06``, ``v2024``, ``v2022/v2024``,
    ``v2013/v2014``, ``v2017`` (v2017 to v2017d have the same fields) or ``inconnue``; with what decided and whether
    it leaves a doubt.
    """
    for test in (_carte_communale, _scot, _since_2022, _before_2017, _family_2017):
        version = test(evidence)
        if version is not None:
            return version
    return Version(UNKNOWN, "aucun champ ne permet de trancher", False)


def _carte_communale(evidence: Evidence) -> Version | None:
    if evidence.filled("zone_urba", "typesect"):
        return Version("CC", "TYPESECT renseigné", True)
    return None


def _scot(evidence: Evidence) -> Version | None:
    typedoc = evidence.tables.get("doc_urba", pd.DataFrame()).get("typedoc", pd.Series(dtype=object))
    if not evidence.rows("perimetre_scot") and "SCOT" not in set(typedoc.dropna().str.upper()):
        return None
    recent, old = evidence.present("doc_urba", *_SCOT_2021), evidence.present("doc_urba", *_SCOT_2018)
    if recent:
        return Version("v2021", f"{recent.upper()} dans DOC_URBA", True)
    if old:
        return Version("v2018", f"{old.upper()} dans DOC_URBA", True)
    return Version(UNKNOWN, "périmètre de SCoT sans pièces dans DOC_URBA", False)


def _since_2022(evidence: Evidence) -> Version | None:
    name = evidence.present("zone_urba", *_V2022_FIELDS)
    if name is None and not evidence.rows("zone_urba"):
        name = next((n for table in evidence.companions() if (n := evidence.present(table, "nature", "symbole"))), None)
    if name is None:
        return None
    proof = f"{name.upper()} présent"
    report = evidence.present("doc_urba", *_V2025_FIELDS)
    if report:
        return Version("v2024 rev. 2025-06", f"{proof}, {report.upper()} dans DOC_URBA", True)
    sign = _sign_of_2024(evidence)
    if sign:
        return Version("v2024", f"{proof}, {sign}", bool(evidence.rows("doc_urba")))
    return Version("v2022/v2024", f"{proof}, rien ne sépare v2022 de v2024", False)


def _sign_of_2024(evidence: Evidence) -> str | None:
    for frame in evidence.rows("zone_urba"):
        for name in ("destoui", "destcdt", "destnon"):
            if name in frame:
                codes = set(re.findall(r"\d\d", " ".join(frame[name].dropna())))
                if codes & _V2024_DESTINATIONS:
                    return f"destination {min(codes & _V2024_DESTINATIONS)} dans {name.upper()}"
    for frame in evidence.rows("doc_urba"):
        for procedure in frame.get("nomproc", pd.Series(dtype=object)).dropna():
            if procedure_stem(procedure) in _V2024_PROCEDURES:
                return f"NOMPROC {procedure}"
    if any(re.split(r"[\\/]", folder.rstrip("\\/"))[-1].upper() == "5_OAP" for folder in evidence.folders):
        return "dossier 5_OAP"
    return None


def _before_2017(evidence: Evidence) -> Version | None:
    proof = None
    if evidence.filled("zone_urba", "destdomi"):
        proof = "DESTDOMI renseigné"
    elif evidence.filled("zone_urba", "insee") and not evidence.filled("zone_urba", "idurba"):
        proof = "INSEE sans IDURBA dans les zones"
    elif evidence.companions() and not any(evidence.present(table, "stypepsc") for table in evidence.companions()):
        proof = "pas de STYPEPSC dans les prescriptions"
    if proof is None:
        return None
    for frame in evidence.rows("zone_urba"):
        if "typezone" in frame and frame["typezone"].eq("Ah").any():
            proof += ", TYPEZONE Ah (qui n’existe qu’en v2014)"
    return Version("v2013/v2014", proof, False)


def _family_2017(evidence: Evidence) -> Version | None:
    if evidence.filled("zone_urba", "idurba"):
        return Version("v2017", "IDURBA dans les zones, ni DESTDOMI ni FORMDOMI", True)
    if not evidence.rows("zone_urba"):
        for table in evidence.companions():
            if evidence.filled(table, "idurba") and evidence.present(table, "stypepsc"):
                return Version("v2017", "IDURBA et STYPEPSC dans les prescriptions, zones absentes", False)
    return None


def procedure_stem(procedure: str) -> str:
    """Return a NOMPROC without its number: ``MS2`` → ``MS``."""
    return re.sub(r"[\d\s_-]+$", "", procedure).upper()


def is_v2014_or_older(version: Version) -> bool:
    """Return whether codes of the lot must be carried over from v2013 or v2014."""
    return version.name == "v2013/v2014"


def summary(versions: Iterable[Version]) -> Version:
    """Return the version of a lot from those of its documents; several vintages are all named."""
    versions = list(versions)
    names = list(dict.fromkeys(version.name for version in versions))
    evidence = list(dict.fromkeys(version.evidence for version in versions))
    name = names[0] if len(names) == 1 else f"mixte ({', '.join(names)})" if names else UNKNOWN
    return Version(name, " ; ".join(evidence), bool(versions) and all(version.certain for version in versions))
