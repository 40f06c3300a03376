"""What is not said the same way from QGIS 3.22 to QGIS 4: what depends on a version is here, and only here."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis
from qgis.PyQt.QtCore import QMetaType, QVariant

#: Fields take a type of ``QMetaType`` from 3.38, which deprecates those of ``QVariant``; before, it refuses them.
_META_TYPES = Qgis.QGIS_VERSION_INT >= 33800


def field_type(meta: str, variant: str) -> Any:
    """Return a type of field, by its name in ``QMetaType`` and its name in ``QVariant``."""
    return getattr(QMetaType.Type, meta) if _META_TYPES else getattr(QVariant, variant)
