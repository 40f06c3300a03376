"""AULA, a QGIS plugin for the people who make SCoT and PLU(i)."""


def classFactory(iface):
    """Return the plugin, as QGIS asks every plugin package to do."""
    from .aula_plugin.plugin import AulaPlugin

    return AulaPlugin(iface)
