"""Plain tables of the SCoT: envelopes, housing of the OAP, needs, past consumption. All values are text."""

from __future__ import annotations

import pandas as pd

from . import communes

#: Hectares that may be opened until the horizon of the SCoT.
ENVELOPES = (
    ("99001", "16"),
    ("99002", "10"),
    ("99003", "3"),
    ("99004", "3.5"),
    ("99005", "2"),
    ("99006", "0.5"),
    ("niveau:1", "16"),
    ("niveau:2", "10"),
    ("niveau:3", "9"),
    (communes.SIREN, "35"),
)
#: Housing of the OAP: commune, OAP, net hectares, units, % social, phase.
HOUSING = (
    ("99001", "G_H1", "4.0", "110", "25", "1"),
    ("99001", "G_H2", "5.0", "160", "30", "1"),
    ("99002", "B_H1", "3.2", "54", "15", "1"),
    ("99002", "B_H2", "0.8", "14", "20", "1"),
    ("99003", "N_H1", "0.9", "8", "0", "1"),
    ("99003", "N_H2", "0.3", "3", "0", "1"),
    ("99004", "M_H1", "2.4", "32", "0", "1"),
    ("99005", "C_H1", "0.8", "10", "0", "1"),
    ("99005", "C_H2", "0.3", "4", "0", "1"),
)


def tables(idurba: str) -> dict[str, pd.DataFrame]:
    """Return every role that is a plain table."""
    codes = communes.CODES
    return {
        "enveloppes": pd.DataFrame(
            [(who, "toutes", ha) for who, ha in ENVELOPES], columns=["territoire", "vocation", "ha"]
        ),
        "oap": pd.DataFrame(
            [(insee, idurba, *rest) for insee, *rest in HOUSING],
            columns=["insee", "idurba", "oap", "ha_net", "lgt", "pct_social", "phase"],
        ),
        "logement": pd.DataFrame(
            list(zip(codes, *_HOUSING_NEEDS)),
            columns=["insee", "objectif_lgt", "lgt_interieur", "lgt_exterieur", "lgt_vacants", "taux_annuel"],
        ),
        "conso": pd.DataFrame({"insee": codes, "ha_2011_2021": ["31.0", "18.5", "6.2", "4.8", "3.1", "1.9"]}),
        "reseaux": pd.DataFrame(
            {
                "insee": codes,
                "capacite_step_eh": ["20000", "20000", "1500", "1000", "800", "500"],
                "population_2030": ["14900", "4850", "1180", "880", "650", "420"],
            }
        ),
        "social": pd.DataFrame(
            {
                "insee": codes,
                "objectif_lgt_social": ["95", "20", "0", "0", "0", "0"],
                "lgt_social": ["99", "18", "0", "0", "0", "0"],
            }
        ),
    }


_HOUSING_NEEDS = (
    ("540", "150", "30", "30", "18", "8"),
    ("260", "75", "12", "6", "6", "6"),
    ("270", "54", "11", "32", "14", "0"),
    ("35", "12", "3", "2", "1", "1"),
    ("0.5", "0.4", "0.4", "0.3", "0.2", "0.1"),
)
