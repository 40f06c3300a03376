"""The known cases: rectangles whose place and size decide what each rule measures.

Every number of ``tests/unit/exemple_attendu.csv`` comes from this table by plain arithmetic. Frames start at the centre
of a settlement and follow one of its streets: u along the street, v on its left, so that ``v0 = 35`` bites into the
parcels and ``v0 = 0`` is the axis of the street.
"""

from __future__ import annotations

from dataclasses import dataclass

import shapely

from .fabric import Settlement
from .frame import EAST, ENE, ESE, NE, NNE, NNW, NORTH, NW, SE, SOUTH, SSE, SSW, SW, WEST, WNW, WSW, Frame

SETTLEMENTS = (
    Settlement(
        "Gabarville",
        "99001",
        6600,
        5150,
        (
            ((EAST, 1350),),
            ((NNE, 900), (NE, 260)),
            ((NORTH, 620), (NNW, 330)),
            ((NW, 560), (WNW, 420)),
            ((WEST, 1400),),
            ((SW, 520), (WSW, 330)),
            ((SOUTH, 400),),
            ((SE, 720), (ESE, 180)),
            ((ENE, 420), (NE, 250)),
        ),
        (32, 48),
        (33, 54),
        112,
        2,
        290,
    ),
    Settlement("Le Poinçon", "99001", 7550, 8050, (((ENE, 170),), ((SOUTH, 120),))),
    Settlement("Le Gabarit", "99001", 5000, 3750, (((WSW, 120),), ((NE, 150),))),
    Settlement(
        "Bourg-Témoin",
        "99002",
        11400,
        3200,
        (
            ((EAST, 620), (ESE, 160)),
            ((NORTH, 560),),
            ((WEST, 740),),
            ((SOUTH, 390),),
            ((NNW, 300), (NW, 200)),
            ((SW, 260),),
        ),
        (30, 46),
        (27, 44),
        120,
        2,
        170,
    ),
    Settlement("La Réglette", "99002", 12950, 2150, (((ENE, 160),), ((WEST, 110),))),
    Settlement("Le Cordeau", "99002", 10050, 5050, (((ESE, 150),), ((WNW, 120),))),
    Settlement(
        "Notre-Dame",
        "99003",
        7000,
        1750,
        (((EAST, 420), (ENE, 120)), ((NW, 340),), ((NORTH, 105),), ((SE, 225),)),
        branching=95,
        core=95,
    ),
    Settlement("Les Copistes", "99003", 5750, 1350, (((NE, 130),), ((SSW, 90),))),
    Settlement(
        "Mirecalque",
        "99004",
        10600,
        7050,
        (((EAST, 420),), ((WEST, 330), (WSW, 130)), ((SOUTH, 200), (SSE, 170)), ((NNW, 210),)),
        branching=95,
        core=90,
    ),
    Settlement("Le Report", "99004", 9600, 8500, (((ESE, 130),), ((NNE, 100),))),
    Settlement(
        "Croquigny",
        "99005",
        2200,
        6650,
        (((EAST, 300), (ENE, 60)), ((WEST, 290), (WNW, 120)), ((NORTH, 230),), ((SSW, 210),)),
        branching=95,
        core=85,
    ),
    Settlement(
        "Saint-Canevas",
        "99006",
        2600,
        2300,
        (((EAST, 330),), ((WEST, 220), (WNW, 150)), ((NORTH, 230),), ((SE, 180), (SSE, 90))),
        branching=95,
        core=80,
    ),
    Settlement("Le Compas", "99006", 1500, 3350, (((ENE, 150),), ((SSW, 100),))),
)


@dataclass(frozen=True)
class Site:
    """A zone drawn as a rectangle.

    ``where``: ``extension`` (outside the envelope), ``enveloppe`` (inside it), ``cache`` (a zone U outside it),
    ``enclave`` (a zone A surrounded by a block of zone U). ``clearance``: what is kept free of zones U around it (m).
    """

    key: str
    insee: str
    libelle: str
    typezone: str
    formdomi: str
    destoui: str
    frame: Frame
    u0: float
    u1: float
    v0: float
    v1: float
    where: str = "extension"
    clearance: float = 0.0
    libelong: str = ""

    @property
    def shape(self) -> shapely.Polygon:
        """The rectangle."""
        return self.frame.rect(self.u0, self.u1, self.v0, self.v1)

    @property
    def area_ha(self) -> float:
        """Area by construction."""
        return (self.u1 - self.u0) * (self.v1 - self.v0) / 1e4


_CENTRES = {s.insee: s for s in reversed(SETTLEMENTS)}


def street(insee: str, direction: tuple[float, float]) -> Frame:
    """Return the frame of a street leaving the centre of a commune."""
    centre = _CENTRES[insee]
    return Frame(centre.x, centre.y, direction)


HABITAT, ECO, COMMERCE = "0107", "0200", "0202"
_LOGEMENT, _ECONOMIE, _VENTE = "21-22", "51-52-53", "31-32"
_G, _B, _N, _M, _C, _S = "99001", "99002", "99003", "99004", "99005", "99006"

SITES = (
    # Gabarville: 5 + 6 + 4.5 + 4.5 + 1 = 21 ha of AU, of which 6 in the envelope and 4.5 of AUs.
    Site(
        "g_h1",
        _G,
        "1AUh1",
        "AUc",
        HABITAT,
        _LOGEMENT,
        street(_G, EAST),
        800,
        1050,
        35,
        235,
        libelong="La Grande Pâture",
    ),
    Site(
        "g_h2",
        _G,
        "1AUh2",
        "AUc",
        HABITAT,
        _LOGEMENT,
        street(_G, WEST),
        500,
        800,
        -235,
        -35,
        "enveloppe",
        libelong="Les Jardins du Nord",
    ),
    Site(
        "g_e",
        _G,
        "1AUe",
        "AUc",
        ECO,
        _ECONOMIE,
        street(_G, EAST),
        1150,
        1450,
        -185,
        -35,
        libelong="Parc d’activité de la Lisière",
    ),
    Site("g_h3", _G, "2AUh", "AUs", HABITAT, "", street(_G, NNE), 620, 845, 35, 235, libelong="Le Grand Clos"),
    Site(
        "g_z",
        _G,
        "1AUz",
        "AUc",
        COMMERCE,
        _VENTE,
        street(_G, WEST),
        1450,
        1550,
        40,
        140,
        libelong="La Porte, seconde tranche",
    ),
    Site(
        "g_uz",
        _G,
        "UZ",
        "U",
        COMMERCE,
        "31-32-33-34",
        street(_G, WEST),
        1150,
        1450,
        40,
        240,
        "enveloppe",
        libelong="La Porte",
    ),
    Site(
        "g_ue",
        _G,
        "UE",
        "U",
        ECO,
        "51-52-53",
        street(_G, SE),
        400,
        700,
        60,
        260,
        "enveloppe",
        libelong="Zone d’activité de la Gare",
    ),
    Site(
        "g_up",
        _G,
        "UP",
        "U",
        "0405",
        "45",
        street(_G, NORTH),
        430,
        580,
        -150,
        -30,
        "enveloppe",
        libelong="Stade et piscine",
    ),
    # Bourg-Témoin: 4 + 0.8 + 4.2 + 1 = 10 ha of AU; 1.2 ha of U outside the envelope.
    Site("b_h1", _B, "1AUa", "AUc", HABITAT, _LOGEMENT, street(_B, EAST), 350, 550, 35, 235, libelong="Les Prés Hauts"),
    Site(
        "b_h2",
        _B,
        "1AUb",
        "AUc",
        HABITAT,
        _LOGEMENT,
        street(_B, WEST),
        450,
        550,
        -115,
        -35,
        "enveloppe",
        libelong="Le Verger",
    ),
    Site("b_h3", _B, "2AU", "AUs", HABITAT, "", street(_B, SOUTH), 300, 540, 35, 210, libelong="Le Champ Long"),
    Site("b_z", _B, "1AUz", "AUc", COMMERCE, _VENTE, street(_B, NORTH), 580, 680, 35, 135, libelong="Les Quais"),
    Site(
        "b_uz",
        _B,
        "UZ",
        "U",
        COMMERCE,
        "31-33",
        street(_B, NORTH),
        380,
        580,
        35,
        135,
        "enveloppe",
        libelong="Comptoir de l’Ébauche",
    ),
    Site(
        "b_u",
        _B,
        "UB",
        "U",
        HABITAT,
        _LOGEMENT,
        street(_B, WEST),
        600,
        720,
        35,
        135,
        "cache",
        libelong="Hameau rattaché",
    ),
    # Notre-Dame: 1.22 + 0.38 + 2.4 = 4 ha of AU; 0.4 ha of U outside the envelope.
    Site("n_h1", _N, "1AUa", "AUc", HABITAT, _LOGEMENT, street(_N, EAST), 150, 250, 35, 157, libelong="Sous le Bois"),
    Site(
        "n_h2",
        _N,
        "1AUb",
        "AUc",
        HABITAT,
        _LOGEMENT,
        street(_N, NW),
        120,
        196,
        35,
        85,
        "enveloppe",
        libelong="Derrière l’école",
    ),
    Site("n_h3", _N, "2AU", "AUs", HABITAT, "", street(_N, SE), 120, 280, -185, -35, libelong="La Couture"),
    Site(
        "n_u", _N, "UB", "U", HABITAT, _LOGEMENT, street(_N, EAST), 300, 380, -85, -35, "cache", libelong="Route neuve"
    ),
    # Mirecalque: 3 + 0.75 = 3.75 ha of AU; the first one leaves a gap of 10 m between itself and the village.
    Site(
        "m_h1",
        _M,
        "1AUa",
        "AUc",
        HABITAT,
        _LOGEMENT,
        street(_M, EAST),
        150,
        350,
        40,
        190,
        clearance=10,
        libelong="La Clairière",
    ),
    Site(
        "m_z",
        _M,
        "1AUz",
        "AUc",
        COMMERCE,
        _VENTE,
        street(_M, WEST),
        150,
        250,
        35,
        110,
        "enveloppe",
        libelong="Halle du village",
    ),
    # Croquigny: 1 + 0.4 = 1.4 ha of AU; the first one stands alone among the fields.
    Site(
        "c_h1", _C, "1AUa", "AUc", HABITAT, _LOGEMENT, Frame(3120, 6930, NE), 0, 100, 0, 100, libelong="Le Haut Chemin"
    ),
    Site(
        "c_h2",
        _C,
        "1AUb",
        "AUc",
        HABITAT,
        _LOGEMENT,
        street(_C, WEST),
        100,
        180,
        -85,
        -35,
        "enveloppe",
        libelong="La Mare",
    ),
)

#: Blocks of zone U with a field left in their middle: one in Bourg-Témoin, two in Mirecalque.
ENCLAVES = (
    (_B, street(_B, WEST), (150, 290, 20, 155), (190, 250, 75, 115)),
    (_M, street(_M, EAST), (60, 200, -155, -20), (100, 160, -115, -75)),
    (_M, street(_M, WEST), (60, 200, -155, -20), (100, 160, -115, -75)),
)
#: Gardens, zones Nj: the second one is where two zones overlap on purpose.
GARDENS = (
    (_G, Frame(5750, 4560, EAST), (0, 110, 0, 60)),
    (_S, Frame(2420, 1920, SE), (0, 60, 0, 40)),
)
SITE = {site.key: site for site in SITES}
