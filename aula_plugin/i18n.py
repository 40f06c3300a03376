"""The one way a text reaches a person: French in the source, translatable."""

from qgis.PyQt.QtCore import QCoreApplication

from .core.typography import insecables


def tr(text: str) -> str:
    """Return ``text`` in the language of the interface, with the non-breaking spaces of French printing.

    A module function on purpose: a method would file the strings of a base class under a name that is never
    looked up. Numbers go in afterwards, ``tr("{} objets").format(n)``: an f-string is never matched.
    """
    return insecables(QCoreApplication.translate("@default", text))
