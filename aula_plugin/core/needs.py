"""What some computations need beyond the rest of the plugin, and how to ask for it."""

from __future__ import annotations

from importlib.util import find_spec

from .errors import InputError


def scipy_or_refuse() -> None:
    """Refuse to go on without scipy, saying whom to ask for it.

    Raises
    ------
    InputError
        This Python has no scipy.
    """
    if find_spec("scipy") is None:
        raise InputError(
            "Le module Python « scipy » manque à ce QGIS : ce traitement en a besoin. Les installateurs "
            "récents de QGIS pour Windows et macOS le contiennent ; sous OSGeo4W, ajoutez « python3-scipy » ; sous "
            "Debian et Ubuntu : apt install python3-scipy."
        )
