"""Layers of equipments, whoever made them: told apart by their fields, read into one table.

Known by themselves: the detail file of the BPE (TYPEQU), OpenStreetMap (shop, amenity), SIRENE (APE code) and an
offer prepared before. Any other layer is a survey: the person names the field that holds the type.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from geopandas import GeoDataFrame

from ..errors import InputError
from ..tables import load
from ..text import clean, insee, is_damaged, plain
from .columns import AT_COMMUNE
from .nomenclature import Nomenclature, Service
from .prepared_offer import truths, weights

#: Fields of each kind of source, lower case, in the order they are looked for.
CODES = {
    "bpe": ("typequ", "type_equ", "code_typequ"),
    "sirene": (
        "activiteprincipaleetablissement",
        "apet700",
        "apet",
        "ape",
        "code_ape",
        "code_naf",
        "naf",
    ),
}
NAMES = (
    "name",
    "nom",
    "enseigne",
    "nom_commerce",
    "denominationusuelleetablissement",
    "enseigne1etablissement",
    "nomrs",
)
LABELS = ("libelle", "libtypequ", "libelle_typequ", "lib_typequ", "typequ_libelle")
COMMUNES = ("depcom", "code_insee", "codecommuneetablissement", "insee_com", "code_commune")
DATES = ("date", "date_maj", "millesime", "an", "annee")
#: Quality of the coordinates: the BPE in words, the geolocated SIRENE in numbers (33 : centre de la commune).
QUALITIES = ("qualite_xy", "qualite_geoloc")
AT_COMMUNE_QUALITIES = {"mauvaise", "non geolocalise", "33"}
RAW = ("source", "rang", "code", "libelle", "nom", "groupe", "gamme", "domaine", "poids", "commerce", "code_insee",
       "date", "a_la_commune", "geometry")  # fmt: skip


@dataclass
class Reading:
    """What was met while layers were read.

    Attributes
    ----------
    unknown : (source, code, label) to number of points no table knows.
    former, padded : codes read as another one, to number of points.
    left_out : number of objects that are no equipment (OpenStreetMap), of shops said vacant, by source.
    no_code, no_weight : number of objects whose type, whose weight (prepared before) is NULL, by source.
    damaged : (source, first label met) to number of labels whose accents the encoding of the file lost.
    fields : names of the fields of all the layers, lower case.
    """

    unknown: Counter[tuple[str, str, str | None]] = field(default_factory=Counter)
    former: Counter[tuple[str, str]] = field(default_factory=Counter)
    padded: Counter[tuple[str, str]] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    no_code: Counter[str] = field(default_factory=Counter)
    no_weight: Counter[str] = field(default_factory=Counter)
    damaged: Counter[tuple[str, str]] = field(default_factory=Counter)
    fields: set[str] = field(default_factory=set)


def kind_of(columns: list[str]) -> str:
    """Return « offre », « bpe », « sirene », « osm » or « releve » from the names of the fields, lower case."""
    if {"groupe", "poids", "retenu", "code"} <= set(columns):
        return "offre"
    for kind, names in CODES.items():
        if any(name in columns for name in names):
            return kind
    return "osm" if {"shop", "amenity"} & set(columns) else "releve"


def read_source(
    frame: GeoDataFrame,
    source: str,
    rank: int,
    nomenclature: Nomenclature,
    reading: Reading,
    code_field: str = "",
    labels_may_differ: bool = False,
) -> GeoDataFrame:
    """Return the equipments of one layer, columns ``RAW``.

    Parameters
    ----------
    frame : points in a metre CRS (None: no place), fields in lower case.
    source, rank : name of the layer, and its place among those given: the first is preferred where two agree.
    reading : counts, added to.
    code_field : field of the type, for a layer that is not known by itself.
    labels_may_differ : go on when the labels of the layer are not those of the nomenclature.

    Raises
    ------
    InputError
        No field of type; labels that say something else than the codes (another vintage of the BPE).
    """
    reading.fields.update(str(name) for name in frame.columns.drop(frame.geometry.name))
    kind = "releve" if code_field and code_field in frame else kind_of(list(frame.columns))
    if kind == "offre":
        return _prepared(frame, source, rank, reading)
    if kind == "osm":
        services = _osm(frame, nomenclature, source, reading)
    else:
        services = _coded(frame, kind, source, nomenclature, reading, code_field, labels_may_differ)
    rows = pd.DataFrame(
        [(s.code, s.label, s.group, s.gamme, s.domain, s.weight, s.shop) if s else (None,) * 7 for s in services],
        columns=["code", "libelle", "groupe", "gamme", "domaine", "poids", "commerce"],
        index=frame.index,
        dtype=object,
    )
    rows["source"], rows["rang"] = source, rank
    rows["nom"] = _first(frame, NAMES, clean)
    rows["code_insee"] = _first(frame, COMMUNES, insee)
    rows["date"] = _first(frame, DATES, clean)
    quality = _first(frame, QUALITIES, clean)
    rows["a_la_commune"] = [plain(text) in AT_COMMUNE_QUALITIES if text else False for text in quality]
    kept = GeoDataFrame(rows, geometry=frame.geometry, crs=frame.crs)
    return kept.loc[[service is not None for service in services], list(RAW)]


def _prepared(frame: GeoDataFrame, source: str, rank: int, reading: Reading) -> GeoDataFrame:
    """Return an offer prepared before, to be checked again with what is added; what a file lost of it is NULL."""
    kept = GeoDataFrame({"rang": rank}, index=frame.index, geometry=frame.geometry, crs=frame.crs)
    for name in ("source", "code", "libelle", "nom", "groupe", "gamme", "domaine", "code_insee", "date", "motif"):
        values = [clean(value) for value in frame[name]] if name in frame else None
        kept[name] = pd.Series(values, index=frame.index, dtype=object)
    kept["source"] = kept["source"].fillna(source)
    kept["poids"], without = weights(frame, source)
    reading.no_weight[source] += without
    kept["commerce"] = truths(frame, "commerce", False)
    kept["a_la_commune"] = kept["motif"] == AT_COMMUNE
    return kept[list(RAW)]


def _first(frame: GeoDataFrame, names: tuple[str, ...], read) -> list[str | None]:  # type: ignore[no-untyped-def]
    """Return the values of the first of these fields that the layer has; NULL without any."""
    found = next((name for name in names if name in frame), None)
    return [None] * len(frame) if found is None else [read(value) for value in frame[found]]


def _osm(frame: GeoDataFrame, nomenclature: Nomenclature, source: str, reading: Reading) -> list[Service | None]:
    """Return what each object of OpenStreetMap is; None for what is no equipment."""
    table = {(row.cle, row.valeur): row for row in load("osm_offre").itertuples(index=False)}
    found: dict[tuple[str, str], Service | None] = {}

    def meaning(key: str, tag: str) -> Service | None:
        values = [clean(part) for part in tag.split(";")]
        row = next((table[key, value] for value in values if value and (key, value) in table), table.get((key, "*")))
        if row is None or not float(row.poids):
            return None
        code = row.code or f"{key}={values[0]}"
        base = nomenclature.meaning(code)
        group = base.group if row.code and row.groupe else None
        gamme = base.gamme if group else None
        return Service(code, base.label or tag, base.domain, group, gamme, float(row.poids), row.commerce == "1")

    services: list[Service | None] = []
    columns = {key: frame[key].to_numpy() if key in frame else [None] * len(frame) for key in ("shop", "amenity")}
    for tags in zip(columns["shop"], columns["amenity"]):
        service = None
        for key, tag in zip(("shop", "amenity"), map(clean, tags)):
            if service is None and tag is not None:
                if (key, tag) not in found:
                    found[key, tag] = meaning(key, tag)
                service = found[key, tag]
        services.append(service)
    reading.left_out[source] += sum(service is None for service in services)
    return services


def _coded(
    frame: GeoDataFrame,
    kind: str,
    source: str,
    nomenclature: Nomenclature,
    reading: Reading,
    code_field: str,
    labels_may_differ: bool,
) -> list[Service | None]:
    """Return what each code means; a NULL code weighs 1, without group, and is counted."""
    names = (code_field, *CODES.get(kind, ()))
    column = next((name for name in names if name and name in frame), None)
    if column is None:
        raise InputError(
            f"« {source} » : aucun champ de type reconnu (TYPEQU, shop, amenity, code APE). Indiquez dans « Champ du "
            f"type » celui qui le porte parmi : {', '.join(map(str, frame.columns.drop('geometry')))}."
        )
    codes = [clean(value) for value in frame[column]]
    labels = _first(frame, LABELS, clean)
    lost = [label for label in labels if label and is_damaged(label)]
    if lost:
        reading.damaged[source, lost[0]] += len(lost)
    if kind == "bpe" and not labels_may_differ:
        _check_labels(codes, labels, nomenclature, source)
    apes = dict(load("ape_bpe").to_numpy()) if kind == "sirene" else {}
    services: list[Service | None] = []
    for code, label in zip(codes, labels):
        if code is None:
            reading.no_code[source] += 1
            services.append(Service("", label, weight=1.0, shop=False, known=False))
            continue
        told = _told(code.upper() if kind != "releve" else code, kind, apes, nomenclature, reading)
        service = nomenclature.meaning(told)
        if not service.known:
            reading.unknown[source, code, label] += 1
        services.append(service)
    return services


def _told(code: str, kind: str, apes: dict[str, str], nomenclature: Nomenclature, reading: Reading) -> str:
    """Return the code that is known: the same, today's, the one with its zeros, or the BPE's for an APE."""
    if kind == "sirene":
        dotted = code if "." in code else f"{code[:2]}.{code[2:]}"
        return apes.get(dotted, code)
    for other, counter in ((nomenclature.former(code), reading.former), (nomenclature.padded(code), reading.padded)):
        if other:
            counter[code, other] += 1
            return other
    return code


def _check_labels(codes: list[str | None], labels: list[str | None], nomenclature: Nomenclature, source: str) -> None:
    """Stop when a label has no word of the label of its code: the vintage is another one.

    Raises
    ------
    InputError
        Names the first codes whose labels differ.
    """
    wrong = {}
    for code, label in dict.fromkeys(zip(codes, labels)):
        known = nomenclature.meaning(code).label if code and label and not is_damaged(label) else None
        if known and not _words(known) & _words(label or ""):
            wrong[code] = (label, known)
    if wrong:
        shown = " ; ".join(f"{code} : « {own} », ici « {known} »" for code, (own, known) in list(wrong.items())[:3])
        raise InputError(
            f"« {source} » : {len(wrong)} code(s) n’ont pas le libellé de la BPE 2024 ({shown}). Les codes ont changé "
            "en 2023-2024 : donnez une table de correspondance pour ce millésime, ou cochez « Accepter d’autres "
            "libellés »."
        )


def _words(text: str) -> set[str]:
    """Return the stems of the words that carry meaning: five letters of those of four letters or more."""
    return {word[:5] for word in plain(text).split() if len(word) >= 4} or {plain(text)}


def stack(frames: list[GeoDataFrame]) -> GeoDataFrame:
    """Return all the sources in one table, indexed from 0."""
    whole = pd.concat(frames, ignore_index=True)
    whole["poids"] = pd.to_numeric(whole["poids"]).fillna(1.0)
    whole["commerce"] = np.asarray([bool(value) for value in whole["commerce"]])
    return GeoDataFrame(whole, geometry="geometry", crs=frames[0].crs)
