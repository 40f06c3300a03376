<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields">
 <aliases>
  <alias field="numero" index="-1" name="Numéro dans la grille"/>
  <alias field="code" index="-1" name="Code"/>
  <alias field="libelle" index="-1" name="Libellé"/>
  <alias field="couche" index="-1" name="Couches d’origine"/>
  <alias field="surface_ha" index="-1" name="Surface (ha)"/>
  <alias field="mailles" index="-1" name="Mailles"/>
 </aliases>
</qgis>
