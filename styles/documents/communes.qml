<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields">
 <aliases>
  <alias field="insee" index="-1" name="Code INSEE"/>
  <alias field="nom" index="-1" name="Nom"/>
  <alias field="idurba" index="-1" name="Document"/>
  <alias field="epci" index="-1" name="SIREN de l’EPCI"/>
  <alias field="source" index="-1" name="Dite couverte par"/>
  <alias field="part_zonee" index="-1" name="Part zonée (0 à 1)"/>
 </aliases>
</qgis>
