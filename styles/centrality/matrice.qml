<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields" labelsEnabled="0">
 <aliases>
  <alias field="ensemble" index="-1" name="Ensemble"/>
  <alias field="code_insee" index="-1" name="Code INSEE"/>
  <alias field="nom" index="-1" name="Commune"/>
  <alias field="n_groupes" index="-1" name="Groupes présents"/>
  <alias field="n_seul" index="-1" name="Groupes tenus seule"/>
  <alias field="groupes_seul" index="-1" name="Lesquels"/>
 </aliases>
</qgis>
