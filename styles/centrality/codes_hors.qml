<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields" labelsEnabled="0">
 <aliases>
  <alias field="code" index="-1" name="Code"/>
  <alias field="n_lignes" index="-1" name="Lignes"/>
  <alias field="comme_origine" index="-1" name="Flux venus de là"/>
  <alias field="comme_destination" index="-1" name="Flux allant là"/>
 </aliases>
</qgis>
