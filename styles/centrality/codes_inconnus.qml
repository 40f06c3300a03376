<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields">
 <aliases>
  <alias field="source" index="-1" name="Source"/>
  <alias field="code" index="-1" name="Code"/>
  <alias field="libelle" index="-1" name="Libellé"/>
  <alias field="n_points" index="-1" name="Équipements"/>
 </aliases>
</qgis>
