"""The text of a PDF, as an independent reader finds it."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest


def texts(path: str | Path) -> list[str]:
    """Return the text of each page, as pdftotext reads it; ligatures and spaces made plain."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) absent")
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    found = done.stdout.decode("utf-8").split("\f")[:-1]
    return [" ".join(unicodedata.normalize("NFKC", text).split()) for text in found]
