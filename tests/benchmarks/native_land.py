"""The flows between two dates of a land cover with native algorithms: cross both dates, cross the communes, aggregate.

Only what changes is aggregated, and nothing is drawn by flow: the least a planner needs for the table. No threshold, no
difference of drawing, no footprint, no typology.
"""

from __future__ import annotations

from typing import Any

from native_chain import _run


def run(data: dict[str, Any]) -> dict[str, float]:
    """Return the hectares of each flow and the area compared."""
    first, second, communes = (
        f"{data['occupation']}|layername={name}" for name in ("occupation_2015", "occupation_2024", "communes")
    )
    crossed = _run("native:intersection", INPUT=first, OVERLAY=second, OVERLAY_FIELDS_PREFIX="b_")
    cut = _run("native:intersection", INPUT=crossed, OVERLAY=communes, OVERLAY_FIELDS=["code_insee"])
    keys = ("code_insee", "us", "cs", "b_us", "b_cs")
    fields = [{"name": name, "type": 10, "input": f'"{name}"', "aggregate": "first_value"} for name in keys]
    fields.append({"name": "ha", "type": 6, "input": "area($geometry) / 10000", "aggregate": "sum"})
    changed = _run("native:extractbyexpression", INPUT=cut, EXPRESSION='"us" <> "b_us" OR "cs" <> "b_cs"')
    group = " || ' ' || ".join(f'"{name}"' for name in keys)
    table = _run("native:aggregate", INPUT=changed, GROUP_BY=group, AGGREGATES=fields)
    covered = sum(row.geometry().area() for row in cut.getFeatures()) / 10_000
    return {**_flows(table), "couvert": covered}


def _flows(table: Any) -> dict[str, float]:
    """Return the hectares of each flow from the pairs of codes, by the published matrix."""
    from aula.aula_plugin.core.tables import load

    enaf = load("ocs2d_matrices").set_index(["code_us", "code_cs"])["enaf"].isin(["A", "F", "N"])
    flows = {"conso": 0.0, "renat": 0.0, "imper": 0.0, "desimper": 0.0}
    for row in table.getFeatures():
        before, after = (bool(enaf[row[us], row[cs]]) for us, cs in (("us", "cs"), ("b_us", "b_cs")))
        if before != after:
            flows["conso" if before else "renat"] += row["ha"]
        before, after = (row[cs] in ("CS1.1.1", "CS1.1.2") for cs in ("cs", "b_cs"))
        if before != after:
            flows["imper" if after else "desimper"] += row["ha"]
    return flows
