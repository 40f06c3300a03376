<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields" labelsEnabled="0">
 <aliases>
  <alias field="type" index="-1" name="Défaut"/>
  <alias field="gravite" index="-1" name="Gravité"/>
  <alias field="date" index="-1" name="Date"/>
  <alias field="objets" index="-1" name="Places"/>
  <alias field="ha" index="-1" name="Surface (ha)"/>
  <alias field="part_pct" index="-1" name="Part (%)"/>
 </aliases>
</qgis>
