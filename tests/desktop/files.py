"""The file dialog of Qt, filled in with the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desk import Desk

NAME = {"within": "window", "name": "fileNameEdit"}


def give(desk: Desk, path: Path, done: Callable[[], bool]) -> None:
    """Type a path in the opened file dialog and press Enter; ``done`` says whether it was taken."""
    desk.fill(NAME, str(path))
    desk.keys("Return")
    desk.until(f"« {path.name} » choisi", done)
