<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields" labelsEnabled="0">
 <aliases>
  <alias field="date" index="-1" name="Année"/>
  <alias field="axe" index="-1" name="Axe"/>
  <alias field="code" index="-1" name="Code"/>
  <alias field="motif" index="-1" name="Motif"/>
  <alias field="objets" index="-1" name="Objets"/>
  <alias field="ha" index="-1" name="Surface (ha)"/>
 </aliases>
</qgis>
