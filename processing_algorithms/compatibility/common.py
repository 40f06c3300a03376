"""What the algorithms of compatibility share."""

from __future__ import annotations

from ...aula_plugin.i18n import tr

COMPATIBILITY_GROUP = ("Compatibilité PLU / SCoT", "compatibilite")
GRID_FILTER = tr("Grille (*.yaml *.yml *.xlsx *.ods *.csv)")
