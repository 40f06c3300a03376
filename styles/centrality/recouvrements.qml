<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields" labelsEnabled="0">
 <aliases>
  <alias field="code_insee" index="-1" name="Code INSEE"/>
  <alias field="a" index="-1" name="Variante A"/>
  <alias field="b" index="-1" name="Variante B"/>
  <alias field="commun_ha" index="-1" name="Commun (ha)"/>
  <alias field="a_seul_ha" index="-1" name="A seule (ha)"/>
  <alias field="b_seul_ha" index="-1" name="B seule (ha)"/>
  <alias field="iou" index="-1" name="Recouvrement (IoU, 0 à 1)"/>
 </aliases>
</qgis>
