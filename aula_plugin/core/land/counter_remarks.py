"""What a reader of the counter has to know, and its limits."""

from __future__ import annotations

import pandas as pd

from ..typography import accord, date_fr, enumeration, insecables, mesure, nombre_court
from .consumption_table import ENAF, Consumption
from .counter_rules import DEFAULTS_DATE, EPCI, NO_DATA, SCOT, Rules
from .counter_series import Series
from .remarks import Remark, remark, some


def remarks_of(
    communes: pd.DataFrame, territories: pd.DataFrame, series: Series, consumption: Consumption, rules: Rules
) -> list[Remark]:
    """Return what to tell of the counters: years, communes without data, floors, groups."""
    return [
        *_missing_years(communes, series, rules),
        *_without_data(communes, series, rules),
        *_totals(consumption.periods, rules),
        *_special(communes, rules),
        *_floors(communes, rules),
        *_groups(territories),
    ]


def _missing_years(communes: pd.DataFrame, series: Series, rules: Rules) -> list[Remark]:
    """Tell each year that communes lack, of the reference and of those counted."""
    lacking: dict[int, list[str]] = {}
    for code, years in zip(communes["code"], series.missing):
        for year in years:
            lacking.setdefault(year, []).append(code)
    alike: dict[tuple[bool, tuple[str, ...]], list[int]] = {}
    for year in sorted(lacking):
        alike.setdefault((year in rules.reference_years, tuple(lacking[year])), []).append(year)
    found = []
    for (before, codes), years in alike.items():
        counted = "leur rythme compte les années présentes"
        if before:
            counted = "leur référence est inconnue" if not rules.prorate else "leur référence est proratisée"
        verb = accord(len(years), "manque", "manquent")
        text = (
            f"{enumeration(map(str, years))} {verb} pour {len(codes)} commune(s) ({some(codes)}). Rien n’est remplacé "
            f"par zéro : {counted}."
        )
        found.append(remark("manquantes", text, codes))
    outside = [y for y in series.yearly.columns if y not in rules.reference_years and y not in rules.years]
    if outside:
        text = f"Années lues mais ni dans la référence ni dans le décompte : {', '.join(map(str, outside))}."
        found.append(remark("hors_periode", text))
    return found


def _without_data(communes: pd.DataFrame, series: Series, rules: Rules) -> list[Remark]:
    found = []
    if series.last_year is None:
        text = f"Aucune donnée à partir de {rules.start} : seules les enveloppes sont dites."
        found.append(remark("sans_donnee", text))
    codes = communes.loc[communes["statut"] == NO_DATA, "code"]
    if len(codes):
        text = (
            f"{len(codes)} commune(s) sans donnée ({some(codes)}) : ni référence à zéro ni consommation à zéro. Les "
            "sommes des EPCI et des SCoT les laissent de côté des deux côtés (enveloppe et consommation), et les "
            "comptent (n_sans_donnee)."
        )
        found.append(remark("sans_donnee", text, codes))
    if series.prorated:
        text = (
            f"{len(series.prorated)} commune(s) dont une période est proratisée, au rythme moyen des années connues "
            f"({some(series.prorated)})."
        )
        found.append(remark("prorata", text, series.prorated))
    return found


def _totals(periods: pd.DataFrame, rules: Rules) -> list[Remark]:
    """Tell what totals over several years give, and which are of no use as they are."""
    if not len(periods):
        return []
    text = "Totaux sur plusieurs années : pas de courbe année par année."
    if rules.projection != "moyenne":
        text += " Le rythme est celui de toutes les années du total."
    found = [remark("totaux", text)]
    reference = (rules.reference_start, rules.reference_end)
    for first, last in sorted({(int(a), int(b)) for a, b in zip(periods["debut"], periods["fin"])}):
        if (first, last) == reference or (first == rules.start and last <= rules.end):
            continue
        use = "proratisé" if rules.prorate else "non compté ; PRORATA le ramène aux bonnes années, au rythme moyen"
        text = (
            f"Total de {first} à {last} : il n’est ni celui de la référence ({reference[0]} à {reference[1]}) ni celui "
            f"d’années comptées depuis {rules.start} ; {use}."
        )
        found.append(remark("prorata", text))
    return found


def _special(communes: pd.DataFrame, rules: Rules) -> list[Remark]:
    """Tell references that are 0 or negative, the national forfait."""
    found = []
    reference = communes["reference_ha"]
    for codes, words in (
        (communes.loc[reference == 0, "code"], "Aucune consommation {} : part consommée sans objet, sauf garantie"),
        (communes.loc[reference < 0, "code"], "Plus de terres rendues que consommées {} : enveloppe ramenée à 0"),
    ):
        if len(codes):
            period = f"{rules.reference_start}-{rules.reference_end}"
            text = f"{words.format(period)}, pour {len(codes)} commune(s) ({some(codes)})."
            found.append(remark("reference", text, codes))
    charged = communes["pene_ha"].sum()
    if charged:
        text = (
            f"{mesure(charged, 'ha')} imputés au forfait national (projets d’envergure nationale ou européenne) : ôtés "
            "de la consommation comptée, montrés à part."
        )
        found.append(remark("pene", text, communes.loc[communes["pene_ha"] > 0, "code"]))
    return found


def _floors(communes: pd.DataFrame, rules: Rules) -> list[Remark]:
    raised = communes[communes["apport_garantie_ha"] > 0]
    if not len(raised):
        return []
    text = (
        f"Garantie communale : {len(raised)} enveloppe(s) portée(s) à {nombre_court(rules.floor_ha)} ha, soit "
        f"{mesure(raised['apport_garantie_ha'].sum(), 'ha')} de plus, "
        + ("comptés dans les EPCI et les SCoT." if rules.pooling else "non comptés dans les EPCI et les SCoT.")
    )
    return [remark("garantie", text, raised["code"])]


def _groups(territories: pd.DataFrame) -> list[Remark]:
    found = []
    for level, word in ((EPCI, "EPCI"), (SCOT, "SCoT")):
        absent = territories[level].isna()
        if absent.any() and not absent.all():
            codes = territories.loc[absent, "code"]
            found.append(remark("groupes", f"{len(codes)} commune(s) sans {word} : dans aucune somme.", codes))
    epci = territories[territories[EPCI].notna()]
    spread = epci["code"].str[:2].groupby(epci[EPCI]).nunique()
    astride = list(spread.index[spread > 1])
    if astride:
        text = f"{len(astride)} EPCI sur plusieurs départements ({some(astride)}) : leurs millésimes peuvent différer."
        found.append(remark("groupes", text, astride))
    return found


def limits(rules: Rules, measure: str) -> list[str]:
    """Return the limits and the sources a report prints."""
    own = "La loi compte la consommation d’ENAF jusqu’en 2031 : ce compteur compte une autre mesure."
    if measure == ENAF:
        own = "La consommation d’ENAF n’est ni l’artificialisation ni l’imperméabilisation."
    bounds = ", ".join(map(nombre_court, (rules.below, rules.within, rules.above)))
    return [
        insecables(one)
        for one in (
            f"Mesure : {measure}. {own}",
            f"Référence : {rules.reference_start}-{rules.reference_end}, soit {len(rules.reference_years)} années ; "
            f"décompte : {rules.start}-{rules.end}, soit {len(rules.years)} années. Valeurs par défaut au "
            f"{date_fr(DEFAULTS_DATE)} : loi 2021-1104 du 22 août 2021, art. 194 ; loi 2023-630 du 20 juillet 2023.",
            "Garantie communale : document d’urbanisme prescrit, arrêté ou approuvé avant le 22 août 2026. Qui porte "
            "l’hectare au-delà de l’enveloppe calculée prête à discussion : il est ajouté ici à la commune, puis à "
            "l’EPCI et au SCoT si la mutualisation est demandée, sans être repris à d’autres.",
            "Projection : droite au rythme choisi. Elle prolonge le passé et ne prévoit rien.",
            f"Statut : part consommée rapportée au temps écoulé, bornes {bounds} : valeurs de pratique, sans source.",
            "Ce compteur ne dit rien de la conformité d’un document.",
        )
    ]
