<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields" labelsEnabled="0">
 <aliases>
  <alias field="code_insee" index="-1" name="Code INSEE"/>
  <alias field="nom" index="-1" name="Commune"/>
  <alias field="gamme" index="-1" name="Gamme"/>
  <alias field="groupe" index="-1" name="Groupe"/>
  <alias field="n_equip" index="-1" name="Équipements"/>
  <alias field="statut" index="-1" name="Statut"/>
 </aliases>
</qgis>
