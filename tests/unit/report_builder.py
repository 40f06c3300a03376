"""A territory drawn by hand, with its grid, results and evidence, for the tests of the report: invented figures."""

from __future__ import annotations

import json
import random

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from aula.aula_plugin.core.compatibility.model import (
    Armature,
    Champ,
    Grille,
    Indicateur,
    Parametres,
    Regle,
    Role,
    Scot,
    Seuil,
    Source,
    TableRef,
)
from aula.aula_plugin.core.compatibility.results import EVIDENCE_COLUMNS, RESULT_COLUMNS, Evaluation
from aula.aula_plugin.core.documents.model import PlanningDocument, Version
from aula.aula_plugin.reporting.compatibility import ReportInput

CRS = "EPSG:2154"
NAMES = (
    "Villexemple",
    "Bourg-l’Essai",
    "Les Épreuves",
    "Montfictif",
    "Saint-Modèle",
    "Sainte-Hypothèse-lès-Villexemple",
)
LEVELS = {"1": "pôle urbain", "2": "pôles relais", "3": "communes rurales"}

#: id, titre court, thème, portée, type, opérateur, seuil, unité
RULES = (
    ("F1", "Surface ouverte en extension", "Sobriété foncière", "objectif", "conso_vs_enveloppe", "<=", "table", "ha"),
    ("F4", "Part des AU à long terme", "Sobriété foncière", "objectif", "ratio_somme", None, None, "%"),
    ("F6", "Extension logée en zone U", "Sobriété foncière", "objectif", "surface_intersection", "<=", 1.0, "ha"),
    ("F7", "AU dans l’enveloppe urbaine", "Sobriété foncière", "objectif", "couverture", ">=", 15.0, "%"),
    ("F8", "Zones AU isolées de l’enveloppe", "Sobriété foncière", "prescription", "contact", "<=", 0.0, "n"),
    ("D1", "Densité des OAP", "Densité", "prescription", "densite", ">=", "niveau", "lgt/ha"),
    ("D2", "AU d’habitat avec outil de densité", "Densité", "prescription", "couverture", ">=", 100.0, "%"),
    ("D3", "AUc sans OAP", "Densité", "prescription", "surface_intersection", "<=", 0.0, "ha"),
    ("M1", "AU d’habitat à dix minutes à pied", "Mobilités", "orientation", "distance", ">=", 60.0, "%"),
    ("M3", "Liaisons du SCoT inscrites au PLUi", "Mobilités", "objectif", "longueur_couverte", ">=", 80.0, "%"),
    ("C1", "Commerce hors centralité et SIP", "Commerce", "prescription", "surface_intersection", "<=", 0.0, "ha"),
    ("C2", "Nouvelles AU commerciales", "Commerce", "prescription", "surface_intersection", "<=", 0.0, "ha"),
    ("T1", "Zones ouvertes dans les réservoirs", "Trame verte et bleue", "prescription_delimitee",
     "surface_intersection", "<=", 0.0, "ha"),
    ("T2", "Réservoirs protégés", "Trame verte et bleue", "prescription_delimitee", "couverture", ">=", 80.0, "%"),
    ("T3", "Largeur minimale des corridors", "Trame verte et bleue", "prescription_delimitee", "ouverture_corridor",
     ">=", 50.0, "m"),
    ("T5", "Haies protégées", "Trame verte et bleue", "objectif", "longueur_couverte", ">=", 70.0, "%"),
    ("T7", "Zones ouvertes en zone humide", "Trame verte et bleue", "prescription", "surface_intersection", "<=", 0.0,
     "ha"),
    ("T9", "Coupures d’urbanisation ouvertes", "Trame verte et bleue", "prescription", "surface_intersection", "<=",
     0.0, "ha"),
    ("W1", "AU en périmètre de captage", "Eau et risques", "prescription", "surface_intersection", "<=", 0.0, "ha"),
    ("R1", "AU en zone rouge ou aléa fort", "Eau et risques", "prescription", "surface_intersection", "<=", 0.0, "ha"),
    ("R2", "Aléa connu sans prescription", "Eau et risques", "prescription", "surface_intersection", "<=", 0.0, "ha"),
    ("A1", "Espaces stratégiques ouverts", "Agriculture", "prescription", "surface_intersection", "<=", 0.0, "ha"),
    ("A3", "Cultures déclarées dans les AU", "Agriculture", "objectif", "surface_intersection", None, None, "ha"),
    ("A4", "STECAL par commune", "Agriculture", "objectif", "comptage", "<=", 3.0, "n"),
    ("F3", "Part de l’enveloppe par niveau", "Sobriété foncière", "objectif", "repartition", "entre", (20.0, 60.0),
     "%"),
)  # fmt: skip
QUALITY = (
    ("Q1", "Ni vide ni recouvrement", "partition", 0.0, "ha"),
    ("Q2", "Géométries et projection", "geometrie", 0.0, "n"),
    ("Q6", "Délai de l’article L. 131-7", "delai", 0.0, "jours"),
)
ROLE_OF = {"T1": "reservoirs", "T2": "reservoirs", "T3": "corridors", "T7": "zones_humides", "T5": "haies"}

#: What the first six communes get, rule by rule: value and signal (e écart, t toléré, r respecté, n, s, c constat),
#: upper case when to be examined.
CASES = {
    "F1": "22.6r 12.9t 11.8e 2.8r 3.2t 4.1E",
    "F4": "18c 24c 34c 0c 0c 0c",
    "F6": "0.2r 0r 1.4E 0r 0r 0r",
    "F7": "60r 40r 6e 14t 20r 0E",
    "F8": "0r 1T 1T 0r 0r 1e",
    "D1": "27r 17.1t 14.6e n 13r n",
    "D2": "100r 100r 100r 100r 93t 100r",
    "D3": "0.9e 0r 0r 0r 0r 0r",
    "M1": "80r 75r 57t 66r 61r 22e",
    "M3": "90r 88r 100r s s 76t",
    "C1": "1.2E 0r 0r 0r n 0r",
    "C2": "0r 0r 0r s s s",
    "T1": "0r 0.72e 2.31e 0.21E 0r 0r",
    "T2": "90r 88r 79.8t 95r 99r 81r",
    "T3": "s 28e 60r 80r 256r s",
    "T5": "80r 77r 66t 48e 90r 71r",
    "T7": "0r 0r 0.31E 0r 0r 0r",
    "T9": "0r s 0r s s 0r",
    "W1": "0r 0r 0r s 0r s",
    "R1": "0r 0r 0r 0r 0r 0r",
    "R2": "0r 0r n n n n",
    "A1": "0r 0.6E 0r 0r 0r 0r",
    "A3": "14.2c 8.7c 9.3c 2.1c 2.4c 3.6c",
    "A4": "1r 2r 0r 4t 1r 1r",
}
ENVELOPES = (24.0, 12.0, 9.0, 4.0, 3.0, 2.5)
SIGNALS = {"e": "écart", "t": "écart toléré", "r": "respecté", "n": "non évaluable", "s": "sans objet", "c": None}
REASONS = {
    "D1": "table manquante : oap",
    "R2": "couverture inconnue : aleas",
    "C1": "DESTOUI et FORMDOMI vides : destinations connues seulement depuis le standard v2022",
}


def communes(n: int = 6, seed: int = 4) -> gpd.GeoDataFrame:
    """Return ``n`` communes cut by Voronoi in a wavy outline of about 6 km by commune side."""
    rng = np.random.default_rng(seed)
    columns = max(1, int(np.ceil(np.sqrt(n * 1.6))))
    points = [
        (600_000 + 5000 * (i % columns + 0.5 * (i // columns % 2)) + rng.uniform(-900, 900),
         6_700_000 + 4600 * (i // columns) + rng.uniform(-900, 900))
        for i in range(n)
    ]  # fmt: skip
    outline = shapely.buffer(shapely.convex_hull(shapely.multipoints(points)), 2600)
    if n == 1:
        cells = [outline]
    else:
        diagram = shapely.voronoi_polygons(shapely.multipoints(points), extend_to=outline)
        found = shapely.intersection(shapely.get_parts(diagram), outline)
        cells = [next(c for c in found if shapely.contains_xy(c, *p)) for p in points]
    names = [NAMES[i] if i < len(NAMES) else f"Commune-lès-Essais-sur-Modèle-{i}" for i in range(n)]
    level = ["1" if i == 0 else "2" if i < max(3, n // 6) else "3" for i in range(n)]
    return gpd.GeoDataFrame(
        {"code_insee": [f"{i + 101:05d}" for i in range(n)], "nom": names, "niveau": level}, geometry=cells, crs=CRS
    )


def zones(territory: gpd.GeoDataFrame, seed: int = 4) -> gpd.GeoDataFrame:
    """Return a town U, a few AU against it and the rest in A, by commune."""
    rng = np.random.default_rng(seed)
    rows = []
    for code, shape in zip(territory["code_insee"], territory.geometry):
        centre = shape.centroid
        angles = np.linspace(0, 2 * np.pi, 28, endpoint=False)
        radii = 420 * (1 + 0.5 * np.sin(3 * angles + rng.uniform(0, 6)) * rng.uniform(0.4, 1)) + rng.uniform(0, 140, 28)
        town = shapely.polygons(np.column_stack((centre.x + radii * np.cos(angles), centre.y + radii * np.sin(angles))))
        rest = shape.difference(town)
        rows.append((code, "UA", "U", None, town))
        for k in range(3):
            a = rng.uniform(0, 6.28)
            cx, cy = centre.x + 640 * np.cos(a), centre.y + 640 * np.sin(a)
            square = shapely.affinity.rotate(shapely.box(cx - 110, cy - 80, cx + 110, cy + 80), rng.uniform(0, 90))
            part = square.intersection(rest)
            rest = rest.difference(square)
            rows.append((code, f"{k + 1}AUh", "AU", "AUs" if k == 2 else "AUc", part))
        rows.append((code, "A", "A", None, rest))
    return gpd.GeoDataFrame(
        [{"insee": c, "libelle": lib, "famille": f, "sous_type": s} for c, lib, f, s, _ in rows],
        geometry=[g for *_, g in rows],
        crs=CRS,
    )


def references(zoning: gpd.GeoDataFrame) -> dict[str, gpd.GeoDataFrame]:
    """Return réservoirs that meet some AU, corridors between them, a river, hedges."""
    parts = zoning[zoning["famille"] == "AU"].geometry.to_numpy()[::3]
    blobs = [
        shapely.buffer(shapely.affinity.translate(part.centroid, 330, 120), 300 + 60 * (i % 4))
        for i, part in enumerate(parts)
    ]
    kinds = ["boisée", "prairiale", "humide"]
    bounds = zoning.total_bounds
    wave = np.linspace(bounds[0], bounds[2], 60)
    middle = (bounds[1] + bounds[3]) / 2
    river = shapely.linestrings(np.column_stack((wave, middle + 500 * np.sin(wave / 1700))))
    corridors = [shapely.buffer(shapely.linestrings([a.centroid.coords[0], b.centroid.coords[0]]), 120)
                 for a, b in zip(blobs[:-1], blobs[1:])]  # fmt: skip
    return {
        "reservoirs": gpd.GeoDataFrame(
            {"sous_trame": [kinds[i % 3] for i in range(len(blobs))]}, geometry=blobs, crs=CRS
        ),
        "corridors": gpd.GeoDataFrame(geometry=corridors[:4], crs=CRS),
        "zones_humides": gpd.GeoDataFrame(geometry=[shapely.buffer(b.centroid, 180) for b in blobs[1:3]], crs=CRS),
        "cours_eau": gpd.GeoDataFrame(geometry=[river], crs=CRS),
        "haies": gpd.GeoDataFrame(
            geometry=[shapely.linestrings([(b.centroid.x, b.centroid.y), (b.centroid.x + 500, b.centroid.y + 300)])
                      for b in blobs], crs=CRS
        ),
    }  # fmt: skip


def rules(n: int | None = None) -> tuple[Regle, ...]:
    """Return the grid's rules; more than there are here repeats them under new ids."""
    made = []
    for spec in RULES:
        made.append(_rule(*spec))
    for rid, title, control, _, unit in QUALITY:
        made.append(
            Regle(rid, title, "Qualité du document", f"{title} ?", "prescription", "auto", Source(), Champ(),
                  Indicateur("controle_donnee", {"controle": control}),
                  Seuil("<=" if unit != "jours" else ">=", unit, 0.0))
        )  # fmt: skip
    if n is not None:
        made = made[:n] if n <= len(made) else made + [
            _rule(f"X{i}", f"Règle supplémentaire {i}", f"Thème {i % 6 + 1}", *RULES[i % 23][3:])
            for i in range(n - len(made))
        ]  # fmt: skip
    return tuple(made)


def _rule(rid, title, theme, portee, kind, operator, limit, unit) -> Regle:
    seuil = None
    if operator is not None:
        value = (
            {"table": TableRef("enveloppes", "ha"), "niveau": None}.get(limit, limit)
            if isinstance(limit, str)
            else limit
        )
        levels = {"1": 25.0, "2": 18.0, "3": 12.0} if limit == "niveau" else {}
        seuil = Seuil(operator, unit, value, levels, tolerance=0.1)
    params = {"x": ["zones:U", "zones:AU"], "y": [f"role:{ROLE_OF[rid]}"]} if rid in ROLE_OF else {}
    return Regle(
        id=rid,
        titre_court=title,
        theme=theme,
        question=f"{title} : le document répond-il à l’orientation ?",
        portee=portee,
        mode="assiste" if rid == "D1" else "auto",
        source=Source("DOO", "1", 30 + len(rid) + ord(rid[-1]) % 50, "Texte de l’orientation."),
        champ=Champ(
            ("1", "2", "3"), "niveau" if kind == "repartition" else "commune", ("niveau", "scot") if rid == "F1" else ()
        ),
        indicateur=Indicateur(kind, params),
        seuil=seuil,
        attendu={"reglement": "DOIT classer ces espaces en zone A ou N", "oap": "PEUT prévoir une lisière"},
    )


def grid(made: tuple[Regle, ...]) -> Grille:
    """Return the grid."""
    return Grille(
        id="scot_exemple",
        titre="Grille PLU / SCoT (exemple)",
        version=3,
        scot=Scot("200000000", "Pays d’Exemple", "2025-11-01", "2026-01-15"),
        armature=Armature(niveaux=LEVELS),
        parametres=Parametres(horizon=2035, t0=2024, tolerance_defaut=0.1),
        roles={
            "reservoirs": Role("reservoirs", "Réservoirs de biodiversité", "surface", incertitude_m=25.0),
            "corridors": Role("corridors", "Corridors", "surface", incertitude_m=25.0),
        },
        regles=made,
        valide_par=("PETR", "DDTM"),
        date="2026-09-01",
    )


def _case(rule: Regle, index: int, draw: random.Random) -> str:
    if rule.id in CASES and index < 6:
        return CASES[rule.id].split()[index]
    if rule.seuil is None:
        return f"{draw.uniform(0, 20):.1f}c"
    letter = draw.choices("rrrrrrrrteEns", k=1)[0]
    if letter in "ns":
        return letter
    threshold = 10.0 if not isinstance(rule.seuil.valeur, float) else rule.seuil.valeur
    worse = 1 if rule.seuil.operateur == "<=" else -1
    step = max(threshold, 1.0) * {"r": -0.1, "t": 0.05, "e": 0.6}[letter.lower()] * worse
    return f"{max(0.0, threshold + step):.2f}{letter}"


def _row(rule: Regle, kind: str, code: str, name: str, level: str, case: str, threshold: float | None) -> dict:
    letter = case[-1]
    value = float(case[:-1]) if case[:-1] else None
    signal = SIGNALS[letter.lower()]
    row = dict.fromkeys(RESULT_COLUMNS)
    row.update(
        grille_id="scot_exemple", grille_version=3, regle_id=rule.id, territoire_type=kind, territoire_id=code,
        idurba="200000001_PLUi_20260618", date_run="2026-09-14T10:42:00", territoire_nom=name, niveau=level,
        titre_court=rule.titre_court, theme=rule.theme, portee=rule.portee, mode=rule.mode, type=rule.indicateur.type,
        valeur=value, unite=rule.seuil.unite if rule.seuil else ("ha" if rule.id == "A3" else "%"), signal=signal,
        source_document="DOO", source_page=rule.source.page,
        entrees=json.dumps(
            [{"layer": "zones", "source": "projet arrêté", "date": "2026-06-18", "n": 412, "sha": "3f9a1c07aa"}]
        ),
    )  # fmt: skip
    if value is not None:
        row["certitude"] = "limite imprécise" if letter.isupper() else "certaine"
        row["motif"] = "à examiner : l’écart tient à l’imprécision de la limite" if letter.isupper() else ""
        if rule.seuil is not None:
            row.update(operateur=rule.seuil.operateur, seuil=threshold, tolerance=0.1)
            row["depassement"] = value - threshold if rule.seuil.operateur == "<=" else threshold - value
        if rule.indicateur.type == "surface_intersection":
            row.update(brute_ha=value * 1.05, nette_ha=value, certaine_ha=0.0 if letter.isupper() else value * 0.7)
        if letter in "eEtT":
            row["zones"] = "1AUh|2AUh"
            row["message"] = f"Revoir {name}."
    else:
        row["motif"] = REASONS.get(rule.id, "rôle manquant : corridors") if letter == "n" else "aucun objet : zones AU"
    return row


def results(made: tuple[Regle, ...], territory: gpd.GeoDataFrame, seed: int = 1) -> pd.DataFrame:
    """Return the lines of every rule on every commune, with F1 totalled by level and for the whole."""
    draw = random.Random(seed)
    rows = []
    for rule in made:
        if rule.indicateur.type == "repartition":
            for level, case in zip(LEVELS, ("39r", "43r", "18t")):
                rows.append(_row(rule, "niveau", level, LEVELS[level], level, case, 20.0) | {"seuil_haut": 60.0})
            continue
        lines = []
        for index, (code, name, level) in enumerate(
            zip(territory["code_insee"], territory["nom"], territory["niveau"])
        ):
            threshold = None
            if rule.seuil is not None:
                limit = rule.seuil.valeur
                threshold = limit if isinstance(limit, float) else rule.seuil.par_niveau.get(level)
                if isinstance(limit, TableRef):
                    threshold = ENVELOPES[index] if index < 6 else 10.0
            case = "0r" if rule.indicateur.type == "controle_donnee" else _case(rule, index, draw)
            if rule.id == "Q1" and index == 0:
                case = "0.08t"
            lines.append(_row(rule, "commune", code, name, level, case, threshold))
        rows += lines
        if rule.id == "F1":
            rows += _totals(rule, lines)
    return pd.DataFrame(rows, columns=list(RESULT_COLUMNS), dtype=object)


def _totals(rule: Regle, lines: list[dict]) -> list[dict]:
    rows = []
    groups = [("niveau", level, LEVELS[level], [r for r in lines if r["niveau"] == level]) for level in LEVELS]
    for kind, code, name, members in [*groups, ("scot", "200000000", "Ensemble", lines)]:
        members = [m for m in members if m["valeur"] is not None]
        if not members:
            continue
        opened, envelope = sum(m["valeur"] for m in members), sum(m["seuil"] for m in members)
        letter = "r" if opened <= envelope else "t" if opened <= envelope * 1.1 else "e"
        row = _row(rule, kind, code, name, code if kind == "niveau" else "", f"{opened}{letter}", envelope)
        rows.append({**row, "valeur_min": opened * 0.95, "valeur_max": opened * 1.02})
    return rows


def evidence(frame: pd.DataFrame, zoning: gpd.GeoDataFrame, refs: dict) -> dict[str, gpd.GeoDataFrame]:
    """Return surfaces for every gap of surface, a point for the corridors, lines for the hedges."""
    surf, lin, pct = [], [], []
    reservoirs = shapely.union_all(refs["reservoirs"].geometry.to_numpy())
    for row in frame.to_dict("records"):
        if row["signal"] not in ("écart", "écart toléré") or row["territoire_type"] != "commune":
            continue
        base = {name: row.get(name) for name in EVIDENCE_COLUMNS} | {"libelle": "1AUh", "fid_source": "1"}
        own = zoning[(zoning["insee"] == row["territoire_id"]) & (zoning["famille"] == "AU")].geometry.to_numpy()
        if row["type"] == "surface_intersection":
            raw = (
                shapely.intersection(own[0], reservoirs)
                if row["regle_id"] == "T1"
                else shapely.buffer(own[0].centroid, 60)
            )
            raw = raw if raw.area > 50 else shapely.buffer(own[0].centroid, 70)
            surf.append(base | {"nature": "brute", "aire_ha": raw.area / 1e4, "geometry": raw})
            surf.append(base | {"nature": "nette", "aire_ha": raw.area / 1e4, "geometry": shapely.buffer(raw, -3)})
            if row["certaine_ha"]:
                surf.append(
                    base | {"nature": "certaine", "aire_ha": raw.area / 2e4, "geometry": shapely.buffer(raw, -20)}
                )
        elif row["regle_id"] == "T3":
            pct.append(base | {"nature": "goulet", "geometry": own[1].centroid})
        elif row["regle_id"] == "T5":
            c = own[2].centroid
            lin.append(base | {"nature": "non_couvert", "longueur_m": 500.0,
                               "geometry": shapely.linestrings([(c.x, c.y), (c.x + 400, c.y + 350)])})  # fmt: skip
    columns = list(EVIDENCE_COLUMNS)
    return {
        "surf": gpd.GeoDataFrame(surf, columns=[*columns, "aire_ha", "geometry"], geometry="geometry", crs=CRS),
        "lin": gpd.GeoDataFrame(lin, columns=[*columns, "longueur_m", "geometry"], geometry="geometry", crs=CRS),
        "pct": gpd.GeoDataFrame(pct, columns=[*columns, "geometry"], geometry="geometry", crs=CRS),
    }


def document(zoning: gpd.GeoDataFrame, territory: gpd.GeoDataFrame) -> PlanningDocument:
    """Return the document."""
    empty = gpd.GeoDataFrame({"code": []}, geometry=[], crs=CRS)
    anomalies = gpd.GeoDataFrame(
        [
            {"couche": "ZONE_URBA", "fid": i, "objet": "1AUh", "defaut": "vocation_inconnue", "gravite": "information",
             "detail": "Zone sans vocation : comptée avec, puis sans.", "aire_m2": 7555.0}
            for i in range(9)
        ]
        + [{"couche": "PRESCRIPTION_SURF", "fid": 3, "objet": "", "defaut": "geometrie_nulle", "gravite": "information",
            "detail": "Objet sans géométrie : gardé dans la table, sans effet.", "aire_m2": np.nan}],
        geometry=[None] * 10,
        crs=CRS,
    )  # fmt: skip
    return PlanningDocument(
        document=pd.DataFrame([{"idurba": "200000001_PLUi_20260618", "etat": "02", "datappro": "20260618"}]),
        communes=pd.DataFrame({"insee": territory["code_insee"], "nom": territory["nom"]}),
        zones=zoning,
        prescriptions=dict.fromkeys(("surf", "lin", "pct"), empty),
        informations=dict.fromkeys(("surf", "lin", "pct"), empty),
        anomalies=anomalies,
        version=Version("v2024", "champs DESTOUI et FORMDOMI présents, NOMRAPP absent", True),
        type_document="PLUi",
    )


def report_input(n_communes: int = 6, n_rules: int | None = None, **context) -> ReportInput:
    """Return a whole input; ``context`` completes or replaces the default one."""
    territory = communes(n_communes)
    zoning = zones(territory)
    refs = references(zoning)
    made = rules(n_rules)
    frame = results(made, territory)
    return ReportInput(
        grille=grid(made),
        evaluation=Evaluation(frame, evidence(frame, zoning, refs)),
        document=document(zoning, territory),
        communes=territory,
        references=refs,
        context={
            "date_run": "2026-09-14T10:42:00",
            "logiciel": "AULA 0.1.0",
            "fictif": True,
            "titre": "PLUi du Val d’Exercice",
            "sources": [
                {"layer": "zones", "source": "projet arrêté", "date": "2026-06-18", "n": 412, "sha": "3f9a1c07aa"},
                {"layer": "role:reservoirs", "source": "DOO, 1/50 000", "date": "2025", "n": 48, "sha": "a94c30be11"},
            ],
            **context,
        },
    )
