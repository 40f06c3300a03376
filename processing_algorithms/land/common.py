"""What the algorithms of the land share: the group, and the nomenclatures that are asked for in the same words."""

from __future__ import annotations

LAND_GROUP = ("Foncier et artificialisation", "foncier")
NOMENCLATURES = ("ocs2d_2021", "ocs2d_2015", "ocsge", "clc", "table")
MEASURES = ("enaf", "decret", "impermeable")
