<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields" labelsEnabled="0">
 <aliases>
  <alias field="mesure" index="-1" name="Mesure"/>
  <alias field="code" index="-1" name="Territoire"/>
  <alias field="classe1" index="-1" name="Classe, date 1"/>
  <alias field="classe2" index="-1" name="Classe, date 2"/>
  <alias field="ha" index="-1" name="Surface (ha)"/>
 </aliases>
</qgis>
