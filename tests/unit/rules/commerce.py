"""C1 to C9: shops, logistics and activity zones where the SCoT wants them. SCoT maps are drawn at 25 m."""

from __future__ import annotations

from aula.aula_plugin.core.compatibility.results import (
    CERTAINE,
    ECART,
    LIMITE_IMPRECISE,
    NON_EVALUABLE,
    RESPECTE,
    SANS_OBJET,
    TOLERE,
)
from aula.tests.unit.scene_builder import box, line, psc, zone

from .known import FAR, OTHER, Known, at, at_least, at_most, strip

WHOLE = zone(box(0, 0, 1000, 1000), "A", destoui="10")
SITE = box(0, 0, 100, 100)


def leaves(role, typezone, others=(), **columns):
    """A zone that leaves the site of a role over x m, on 100 m."""

    def draw(width):
        zones = [zone(box(0, 0, 100 + width, 100), typezone, **columns)]
        return {"zones": [*zones, ELSE], "roles": {role: [SITE], **dict.fromkeys(others, [FAR])}}

    return draw


#: Of another destination, and far from any site: it never counts.
ELSE = zone(box(500, 500, 600, 600), "AUc", vocation="habitat", destoui="10")
#: Up to 0.5 ha tolerated; a strip within 25 m of the site is not certain.
HALF_HECTARE = strip(
    (0, RESPECTE, ""),
    (4, RESPECTE, ""),
    (30, TOLERE, LIMITE_IMPRECISE),  # (30 − 25) m: a liseré
    (50, TOLERE, CERTAINE),
    (50.1, ECART, CERTAINE),
)


def apart(gap):
    """A commercial zone of 1 ha at x m of a SIP."""
    return {"zones": [zone(box(100 + gap, 0, 200 + gap, 100), "U", destoui="31")], "roles": {"sip": [SITE]}}


def drawn_by_the_plu(percent):
    """1 ha of centralité in the PLU, ``percent`` of it in the one of the SCoT."""
    roles = {"centralites_plu": [SITE], "centralites": [box(100 - percent, 0, 300, 100)]}
    return {"zones": [WHOLE], "roles": roles}


def fronts(percent):
    """1 000 m of fronts in a centralité, ``percent`` inside a protection 22-03; 500 m out of any centralité."""
    lines = [line((0, 500), (1000, 500)), line((0, 900), (500, 900))]
    roles = {"fronts_commerciaux": lines, "centralites": [box(-10, 400, 1010, 600)]}
    return {"zones": [WHOLE], "psc": [psc(box(0, 490, 10 * percent, 510), "22-03")], "roles": roles}


def park(ha):
    """A park of 400 × 500 m, of which x ha are opened for the economy out of the envelope, for 10 ha allowed."""
    roles = {
        "parcs_activite": [{"geometry": box(300, 0, 700, 500), "nom": "Parc"}],
        "enveloppe_urbaine": [box(0, 0, 200, 1000)],
        "masque_enaf": [box(200, 0, 1000, 1000)],
    }
    inside = zone(box(300, 0, 700, 25 * ha), "AUc", vocation="economie")
    outside = zone(box(800, 0, 900, 500), "AUc", vocation="economie")  # 5 ha that the park does not hold
    tables = {"enveloppes": [{"territoire": "Parc", "vocation": "economie", "ha": 10}]}
    return {"zones": [inside, outside], "psc": [OTHER], "roles": roles, "tables": tables}


def built(percent):
    """1 ha of activity zone of which ``percent`` are built; a building out of it."""
    roles = {"zae_existantes": [SITE], "bati": [box(0, 0, percent, 100), box(300, 0, 400, 100)]}
    return {"zones": [WHOLE], "roles": roles}


def nothing(*roles):
    return {"zones": [WHOLE], "psc": [OTHER], "roles": dict.fromkeys(roles, [FAR])}


def silent(role, *others):
    """A document without DESTOUI nor FORMDOMI."""
    return lambda _: {"zones": [zone(SITE, "U")], "roles": dict.fromkeys((role, *others), [FAR])}


KNOWN = (
    Known(
        "C1",
        leaves("centralites", "U", ("sip",), destoui="31"),
        HALF_HECTARE,
        nothing=nothing("centralites", "sip"),
        needs=("role:centralites", "role:sip"),
    ),
    Known("C1", silent("centralites", "sip"), (at(0, None, NON_EVALUABLE),)),
    Known(
        "C2",
        leaves("sip", "AUc", ("centralites",), formdomi="0202"),
        strip(
            (0, RESPECTE, ""),
            (5, RESPECTE, ""),
            (5.1, ECART, LIMITE_IMPRECISE),
            (30, ECART, LIMITE_IMPRECISE),  # 5 m beyond the 25 m of the map: a liseré
            (31, ECART, CERTAINE),
        ),
        nothing=nothing("centralites", "sip"),
        needs=("role:centralites", "role:sip"),
    ),
    Known("C3", leaves("sip", "U", destoui="30"), HALF_HECTARE, nothing=nothing("sip"), needs=("role:sip",)),
    Known("C3", apart, (at(1, 1, ECART), at(1.1, None, SANS_OBJET))),
    Known(
        "C4",
        drawn_by_the_plu,
        at_least(90, 81),
        nothing=nothing("centralites_plu", "centralites"),
        needs=("role:centralites_plu", "role:centralites"),
    ),
    Known(
        "C5",
        fronts,
        at_least(60, 54, 1),
        nothing=nothing("fronts_commerciaux", "centralites"),
        needs=("role:fronts_commerciaux", "role:centralites", "psc"),
    ),
    Known("C6", lambda _: {"zones": [WHOLE]}, (at(0, None, None),)),
    Known(
        "C7",
        leaves("sites_logistiques", "U", destoui="20-52"),
        HALF_HECTARE,
        nothing=nothing("sites_logistiques"),
        needs=("role:sites_logistiques",),
    ),
    Known("C8", park, at_most(10, 11), needs=("role:parcs_activite", "role:enveloppe_urbaine", "table:enveloppes")),
    Known(
        "C8_hors",
        leaves("parcs_activite", "AUc", vocation="economie"),
        HALF_HECTARE,
        nothing=nothing("parcs_activite"),
        needs=("role:parcs_activite",),
    ),
    Known(
        "C9",
        built,
        (at(20, 80, None), at(100, 0, None)),
        nothing=nothing("zae_existantes", "bati"),
        needs=("role:zae_existantes", "role:bati"),
    ),
)
