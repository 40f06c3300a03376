<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields">
 <aliases>
  <alias field="code_insee" index="-1" name="Code INSEE"/>
  <alias field="nom" index="-1" name="Commune"/>
  <alias field="groupe" index="-1" name="Groupe"/>
  <alias field="gamme" index="-1" name="Gamme"/>
  <alias field="n_equip" index="-1" name="Équipements"/>
  <alias field="n_localises" index="-1" name="dont localisés à l’adresse"/>
 </aliases>
</qgis>
