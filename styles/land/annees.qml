<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields" labelsEnabled="0">
 <aliases>
  <alias field="code" index="-1" name="Code"/>
  <alias field="niveau" index="-1" name="Niveau"/>
  <alias field="annee" index="-1" name="Année"/>
  <alias field="periode" index="-1" name="Période"/>
  <alias field="conso_ha" index="-1" name="Consommation (ha)"/>
  <alias field="cumul_ha" index="-1" name="Cumul depuis le début de la période (ha)"/>
  <alias field="trajectoire_ha" index="-1" name="Trajectoire régulière (ha)"/>
  <alias field="complete" index="-1" name="Année complète"/>
 </aliases>
</qgis>
