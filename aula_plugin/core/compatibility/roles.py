"""The roles that layers and tables of a SCoT play, known before any grid is written.

A grid may declare more; these are the ones whose meaning, geometry and uncertainty the rules of the general grid share
(``grille_compatibilite.md`` section 6). Default uncertainties are conventions: 25 m for a map at 1/50 000, 5 m for
lines drawn on the cadastre, 0 for measured objects.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from ..text import plain
from .model import Role

#: Kind of geometry of a plain table.
AUCUNE = "aucune"
SURFACE, LIGNE, POINT = "surface", "ligne", "point"

_CATALOGUE = (
    ("communes", "Communes", SURFACE, 0),
    ("perimetre_scot", "Périmètre du SCoT", SURFACE, 0),
    ("enveloppe_urbaine", "Enveloppe urbaine à T0", SURFACE, 5),
    ("masque_enaf", "Espaces naturels, agricoles et forestiers à T0", SURFACE, 5),
    ("bati", "Bâti", SURFACE, 0),
    ("parcelles", "Parcelles", SURFACE, 0),
    ("friches", "Friches", "surface ou point", 0),
    ("reservoirs", "Réservoirs de biodiversité", SURFACE, 25),
    ("corridors", "Corridors écologiques", SURFACE, 25),
    ("fleches_corridor", "Corridors figurés par une flèche", LIGNE, 25),
    ("zones_humides", "Zones humides", SURFACE, 10),
    ("coupures", "Coupures d’urbanisation", SURFACE, 25),
    ("haies", "Haies", LIGNE, 5),
    ("cours_eau", "Cours d’eau", LIGNE, 5),
    ("bois", "Bois", SURFACE, 5),
    ("ebc_precedents", "Espaces boisés classés du document précédent", SURFACE, 0),
    ("centralites", "Centralités du DAACL", SURFACE, 25),
    ("sip", "Secteurs d’implantation périphérique", SURFACE, 25),
    ("sites_logistiques", "Sites logistiques", SURFACE, 25),
    ("parcs_activite", "Parcs d’activité du SCoT", SURFACE, 25),
    ("zae_existantes", "Zones d’activité existantes", SURFACE, 5),
    ("commerces", "Commerces", POINT, 0),
    ("fronts_commerciaux", "Fronts commerciaux", LIGNE, 5),
    ("centralites_plu", "Centralités dessinées par le PLU", SURFACE, 5),
    ("arrets_tc", "Arrêts de transport collectif", POINT, 0),
    ("routes", "Routes", LIGNE, 0),
    ("liaisons_scot", "Liaisons prévues par le SCoT", LIGNE, 20),
    ("captages", "Périmètres de captage (AS1)", SURFACE, 0),
    ("ppr", "Plans de prévention des risques (PM1)", SURFACE, 0),
    ("aleas", "Aléas", SURFACE, 0),
    ("pprt", "Plans de prévention des risques technologiques (PM3)", SURFACE, 0),
    ("risques_techno", "Sites pollués et canalisations (PM2, I1, I3)", "surface ou ligne", 0),
    ("axes_ruissellement", "Axes de ruissellement", LIGNE, 0),
    ("bati_agricole", "Bâti agricole", SURFACE, 0),
    ("esa", "Espaces agricoles stratégiques", SURFACE, 25),
    ("zap", "Zones agricoles protégées (A9)", SURFACE, 5),
    ("rpg", "Îlots cultivés (RPG)", SURFACE, 5),
    ("cones_vue", "Cônes de vue", SURFACE, 25),
    ("patrimoine", "Inventaire du patrimoine", "surface, ligne ou point", 5),
    ("zaer", "Zones d’accélération des énergies renouvelables", SURFACE, 5),
    ("enveloppes", "Enveloppes de consommation du SCoT", AUCUNE, 0),
    ("oap", "Programmation des OAP", AUCUNE, 0),
    ("logement", "Besoins et capacités en logement", AUCUNE, 0),
    ("conso", "Consommation passée d’ENAF", AUCUNE, 0),
    ("reseaux", "Capacité des réseaux", AUCUNE, 0),
    ("social", "Logement social", AUCUNE, 0),
)

#: Every known role, by name.
ROLES: dict[str, Role] = {
    name: Role(name, label, kind, incertitude_m=float(uncertainty)) for name, label, kind, uncertainty in _CATALOGUE
}


def slug(text: str) -> str:
    """Return ``text`` in lower case, without accents, every other character an underscore.

    ``" Réservoirs "`` → ``"reservoirs"``, ``"zones humides"`` → ``"zones_humides"``.
    """
    return plain(text).replace(" ", "_")


def find_role(name: str, roles: Iterable[Role]) -> Role | None:
    """Return the role whose name or label is ``name``, whatever the case, accents and spaces; None if there is none."""
    asked = slug(name)
    for role in roles:
        if asked in (slug(role.nom), slug(role.libelle)):
            return role
    return None


def nearest_roles(name: str, roles: Iterable[Role], n: int = 3) -> list[str]:
    """Return the role names that look most like ``name``, best first, for a message."""
    known: dict[str, str] = {}
    for role in roles:
        known.setdefault(slug(role.nom), role.nom)
        known.setdefault(slug(role.libelle), role.nom)
    asked = slug(name)
    close = [known[match] for match in get_close_matches(asked, known, n=n, cutoff=0.6)]
    close += [nom for text, nom in known.items() if asked and (text in asked or asked in text)]
    return list(dict.fromkeys(close))[:n]


def kinds(role: Role) -> tuple[str, ...]:
    """Return the kinds of geometry a role accepts among surface, ligne and point; empty for a plain table."""
    return tuple(kind for kind in (SURFACE, LIGNE, POINT) if kind in role.geometrie)
