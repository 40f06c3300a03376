"""Name and version of the software, as printed in results and reports."""

from __future__ import annotations

from configparser import ConfigParser
from functools import lru_cache

from .paths import ROOT


@lru_cache(maxsize=1)
def software() -> str:
    """Return ``AULA 0.1.0``, read in metadata.txt."""
    metadata = ConfigParser(interpolation=None)
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    return f"AULA {metadata.get('general', 'version', fallback='')}".strip()
