"""Folders that live as long as a reading."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give a new folder and remove it afterwards; a file that Windows still holds open is left to the system."""
    folder = tempfile.mkdtemp(prefix="aula_")
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
