"""A text as narrow as the panel, as high as its words need there."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QLabel, QSizePolicy


def wrap(label: QLabel) -> QLabel:
    """Let a label wrap: it asks for no width, and for the height its words need in the width it is given."""
    label.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)  # a new policy forgets what wrapping had set
    label.setSizePolicy(policy)
    return label
