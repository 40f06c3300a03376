"""Ctrl+Z and Ctrl+Y, taken before the fields do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import QWidget


class UndoKeys(QObject):
    """Ctrl+Z and Ctrl+Y undo steps of the grid wherever the focus is: fields would only undo their own letters."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self.window = window
        window.installEventFilter(self)

    def follow(self, widget: QWidget) -> None:
        """Watch the keys of a widget and of those inside."""
        for one in (widget, *widget.findChildren(QWidget)):
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Take the two keys."""
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) or not isinstance(event, QKeyEvent):
            return False
        asked = self._asked(event)
        if asked is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            asked()
            return True
        return False

    def _asked(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.window.undo
        again = event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return self.window.redo if again or event.matches(QKeySequence.StandardKey.Redo) else None
