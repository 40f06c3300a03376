"""All the metrics of a network in one go: tables of its patches, links, components and of the network itself."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from . import graph_memory, topology
from .betweenness import betweenness, entropy
from .current_flow import current_flow
from .graph import Graph, Progress, components
from .metric_words import METRICS, NO_AREA, NO_CAPACITY, NO_STUDY_AREA, POINTS, ZERO_COST
from .probability import flux, iic_numerator
from .removal import CUT_OFF, link_losses, node_fractions

NODE_COLUMNS = {
    "composante": "integer",
    "degre": "integer",
    "rang_dpc": "integer",
    "dpc": "real",
    "dpc_intra": "real",
    "dpc_flux": "real",
    "dpc_connecteur": "real",
    "f": "real",
    "interaction": "real",
    "fpc": "real",
    "bc": "real",
    "cf": "real",
    "cc": "real",
    "ccor": "real",
    "cce_m": "real",
    "ec_m": "real",
}
LINK_COLUMNS = {
    "composante": "integer",
    "retenu": "boolean",
    "mst": "boolean",
    "rang_bc": "integer",
    "bc": "real",
    "dpc": "real",
}
COMPONENT_COLUMNS = {
    "composante": "integer",
    "nb_noeuds": "integer",
    "nb_liens": "integer",
    "capacite": "real",
    "part": "real",
}
METRIC_COLUMNS = {
    "code": "text",
    "nom": "text",
    "valeur": "real",
    "unite": "text",
    "definition": "text",
    "source": "text",
    "remarque": "text",
}
#: Share of the work that each stage takes on a network of a thousand patches: what the bar shows.
_STAGES = {
    "shape": 0.01,
    "flux": 0.01,
    "current": 0.02,
    "betweenness": 0.04,
    "nodes": 0.45,
    "links": 0.45,
    "hops": 0.02,
}


@dataclass(frozen=True)
class Measures:
    """How the network is measured.

    Attributes
    ----------
    alpha : of ``p(d) = exp(−α d)``, per cost-metre. beta : exponent of the capacities.
    threshold : cost-metres; links that cost more are left out.
    area : m², study area; None when it is not known: PC, IIC and FPC are then unknown.
    unit : unit of the capacity, ``m²`` when it is an area; with any other one, PC, IIC and FPC are unknown.
    nodes, links : whether dPC of the patches, of the links, is sought: the long part.
    """

    alpha: float
    beta: float = 1.0
    threshold: float = math.inf
    area: float | None = None
    unit: str = "m²"
    nodes: bool = True
    links: bool = True

    @property
    def over(self) -> float | None:
        """What sums over pairs are divided by, A²; None when PC has no meaning."""
        return self.area**2 if self.area is not None and self.unit == "m²" else None


@dataclass(frozen=True)
class Connectivity:
    """What was measured.

    Attributes
    ----------
    nodes : index = ids, `NODE_COLUMNS`. links : one row per link of the graph, in its order, `LINK_COLUMNS`.
    components : `COMPONENT_COLUMNS`. metrics : `METRIC_COLUMNS`, one row per metric of the network.
    """

    nodes: pd.DataFrame
    links: pd.DataFrame
    components: pd.DataFrame
    metrics: pd.DataFrame

    def value(self, code: str) -> float | None:
        """Return a metric of the network by its code, None when it is unknown."""
        found = self.metrics.loc[self.metrics["code"] == code, "valeur"].iloc[0]
        return None if pd.isna(found) else float(found)


def measure(graph: Graph, how: Measures, progress: Progress = lambda _: None) -> Connectivity:
    """Measure a network.

    Every patch, link and component has its row; what has no meaning or was not asked for is NaN. ``progress`` is called
    with the share done; what it raises stops the run.

    Raises
    ------
    InputError
        The network would not fit in the memory left.
    """
    graph_memory.check(graph, how.threshold, graph.inside, how.nodes or how.links)
    done = 0.0

    def stage(name: str) -> Progress:
        nonlocal done
        start, share = done, _STAGES[name]
        done += share
        return lambda part: progress(start + share * min(part, 1.0))

    job = (graph, how.alpha, how.beta, how.threshold)
    label = components(graph, how.threshold)
    shape = topology.shape(graph, how.threshold, stage("shape"))
    exchanged = flux(*job, stage("flux"))
    current = current_flow(graph, how.beta, how.threshold, stage("current"))
    through_nodes, through_links = betweenness(*job, stage("betweenness"))
    nodes = pd.DataFrame(index=pd.Index(graph.ids, name="id"))
    nodes["composante"], nodes["degre"] = label, shape.degree
    nodes["f"], nodes["interaction"] = exchanged.f, exchanged.interaction
    nodes["fpc"] = exchanged.interaction / how.over if how.over else np.nan
    nodes["bc"], nodes["cf"] = through_nodes, np.nan if current is None else current
    nodes["cc"], nodes["ccor"] = shape.clustering, shape.correlation
    nodes["cce_m"], nodes["ec_m"] = shape.closeness, shape.eccentricity
    own = node_fractions(*job, CUT_OFF, stage("nodes")) if how.nodes else None
    for column, name in zip(("dpc", "dpc_intra", "dpc_flux", "dpc_connecteur"), ("dpc", "intra", "flux", "connector")):
        nodes[column] = np.nan if own is None else getattr(own, name)
    nodes["rang_dpc"] = _ranks(nodes["dpc"])
    links = pd.DataFrame({"composante": label[graph.first], "retenu": graph.kept(how.threshold)})
    links["mst"] = topology.spanning_tree(graph, how.threshold)
    links["bc"], links["rang_bc"] = through_links, _ranks(pd.Series(through_links))
    links["dpc"] = link_losses(*job, CUT_OFF, stage("links")) if how.links else np.nan
    links["composante"] = links["composante"].astype(object).where(links["retenu"], None)
    table = _metrics(graph, how, nodes, links, current is None, stage("hops"))
    progress(1.0)
    return Connectivity(nodes[list(NODE_COLUMNS)], links[list(LINK_COLUMNS)], _components(graph, nodes, links), table)


def _ranks(values: pd.Series) -> pd.Series:
    """Return 1 for the largest; equals share the best rank; None where there is no value."""
    rank = values.rank(method="min", ascending=False)
    return pd.Series([None if pd.isna(one) else int(one) for one in rank], index=values.index, dtype=object)


def _components(graph: Graph, nodes: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    number = int(nodes["composante"].max())
    held = np.bincount(nodes["composante"], weights=graph.capacity, minlength=number + 1)[1:]
    kept = links.loc[links["retenu"].astype(bool), "composante"].to_numpy(dtype=np.int64)
    total = held.sum()
    return pd.DataFrame(
        {
            "composante": np.arange(1, number + 1),
            "nb_noeuds": np.bincount(nodes["composante"], minlength=number + 1)[1:],
            "nb_liens": np.bincount(kept, minlength=number + 1)[1:],
            "capacite": held,
            "part": held / total if total else np.nan,
        }
    )


def _metrics(
    graph: Graph, how: Measures, nodes: pd.DataFrame, links: pd.DataFrame, no_current: bool, tell: Progress
) -> pd.DataFrame:
    """Return the table of the metrics of the network, in the order of their words."""
    sizes = topology.component_sizes(graph, how.threshold)
    pc, iic = float(nodes["interaction"].sum()), iic_numerator(graph, how.threshold, lambda share: tell(share / 2))
    why = NO_AREA if how.unit != "m²" else "" if how.area is not None else NO_STUDY_AREA
    values: dict[str, tuple[Any, str]] = {
        "EC": (math.sqrt(pc), ""),
        "PC": (pc / how.over, "") if how.over else (None, why),
        "ECA_IIC": (math.sqrt(iic), ""),
        "IIC": (iic / how.over, "") if how.over else (None, why),
        "A_TOTAL": (graph.capacity.sum(), ""),
        "NN": (len(graph), ""),
        "NL": (int(links["retenu"].sum()), ""),
        "S_F": (nodes["f"].sum(), ""),
        "E_BC": (entropy(nodes["bc"].to_numpy()), ""),
        "NC": (sizes.number, ""),
        "MSC": (sizes.mean, ""),
        "SLC": (sizes.largest, ""),
        "ECS": (sizes.expected, "" if sizes.expected is not None else NO_CAPACITY),
        "CCP": (sizes.coincidence, "" if sizes.coincidence is not None else NO_CAPACITY),
        "GD": (nodes["ec_m"].max(), ""),
        "H": (topology.harary(graph, how.threshold, lambda share: tell((1 + share) / 2)), ""),
        "MST": (graph.cost[links["mst"].to_numpy(dtype=bool)].sum(), ""),
        "S_CF": (None, ZERO_COST) if no_current else (nodes["cf"].sum(), POINTS if graph.inside else ""),
    }
    units = {"capacite": how.unit, "capacite_beta": how.unit if how.beta == 1 else f"({how.unit})^{how.beta:g}"}
    rows = [
        (word.code, word.name, values[word.code][0], units.get(word.unit, word.unit), word.definition, word.source)
        + (values[word.code][1] or word.remark,)
        for word in METRICS
    ]
    return pd.DataFrame(rows, columns=list(METRIC_COLUMNS))
