<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields">
 <aliases>
  <alias field="insee" index="-1" name="Code INSEE"/>
  <alias field="commune" index="-1" name="Commune"/>
  <alias field="de" index="-1" name="De"/>
  <alias field="vers" index="-1" name="Vers"/>
  <alias field="aire_ha" index="-1" name="Surface (ha)"/>
  <alias field="dont_change_ha" index="-1" name="dont changée (ha)"/>
  <alias field="dont_retouches_ha" index="-1" name="dont retouches (ha)"/>
  <alias field="part_commune" index="-1" name="Part de la commune"/>
 </aliases>
</qgis>
