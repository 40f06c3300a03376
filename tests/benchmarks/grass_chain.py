"""The same overlay and the same check of a zoning with GRASS: topology is built on import, then asked.

Runs inside a GRASS session of its own, in a location thrown away, without projection: nothing is reprojected.
"""

from __future__ import annotations

import os
import subprocess

#: Numbers written beside those of the features, to add up areas without counting a place twice.
ALL, EMPTY = "8", "9"
#: Vertices closer than this become one (m): holes and overlaps so thin are rounding.
SNAP_M = "1e-5"


def _run(module: str, *flags: str, **options: str) -> str:
    arguments = [f"{name.rstrip('_')}={value}" for name, value in options.items()]
    done = subprocess.run(
        [module, "--overwrite", "--quiet", *flags, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "GRASS_VERBOSE": "0"},
    )
    if done.returncode:
        raise SystemExit(f"{module} {' '.join(arguments)} : {done.stderr}")
    return done.stdout


def _import(path: str, layer: str, name: str, where: str = "") -> str:
    """Read a layer; without snapping GRASS leaves some boundaries open (« incorrect boundaries ») and loses areas."""
    _run("v.in.ogr", "-o", snap=SNAP_M, input=path, layer=layer, output=name, **({"where": where} if where else {}))
    return name


def _area_m2(name: str, layer: str) -> float:
    """Return the sum of the areas of the features of a layer of numbers."""
    told = _run("v.to.db", "-p", "-c", map=name, layer=layer, option="area", columns="m2", type="centroid")
    rows = [line.split("|") for line in told.splitlines()]
    return sum(float(row[1]) for row in rows if len(row) == 2 and row[0].lstrip("-").isdigit() and row[0] != "-1")


def _covered_m2(name: str) -> float:
    """Return the area covered by at least one feature."""
    _run("v.category", input=name, output=f"{name}_all", option="add", layer=ALL, cat="1", step="0", type="centroid")
    return _area_m2(f"{name}_all", ALL)


def audit(data: dict) -> dict[str, float]:
    """Return the area counted twice and the area of the holes, in m²."""
    zones = _import(data["document"], "zone_urba", "zones")
    _run("v.centroids", input=zones, output="filled", layer=EMPTY, cat="1", step="0")
    return {"double_m2": _area_m2(zones, "1") - _covered_m2(zones), "trous_m2": _area_m2("filled", EMPTY)}


def overlay(data: dict) -> dict[str, float]:
    """Return the area of opened zones, reserved places and STECAL in the réservoirs, by commune (ha)."""
    document, communes = data["document"], _import(data["communes"], "communes", "communes")
    zones = _import(document, "zone_urba", "zones", "famille IN ('U', 'AU')")
    places = _import(document, "prescription_surf", "places", "code LIKE '05-%' OR code = '16-03'")
    reservoirs = _import(data["references"], "reservoirs", "reservoirs")
    _run("v.overlay", ainput=zones, binput=places, operator="or", output="opened")
    _run("v.overlay", ainput="opened", binput=reservoirs, operator="and", output="met")
    _run("v.overlay", ainput="met", binput=communes, operator="and", output="cut")
    return {"brute_ha": _covered_m2("cut") / 10_000}
