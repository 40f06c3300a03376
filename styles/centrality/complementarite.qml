<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields" labelsEnabled="0">
 <aliases>
  <alias field="ensemble" index="-1" name="Ensemble"/>
  <alias field="gamme" index="-1" name="Gamme"/>
  <alias field="groupe" index="-1" name="Groupe"/>
  <alias field="tenu_par" index="-1" name="Tenu par"/>
  <alias field="n_communes" index="-1" name="Communes qui le tiennent"/>
  <alias field="communes" index="-1" name="Lesquelles"/>
  <alias field="n_equip" index="-1" name="Équipements"/>
  <alias field="commune_premiere" index="-1" name="Commune la mieux pourvue"/>
  <alias field="part_premiere" index="-1" name="Sa part (0 à 1)"/>
 </aliases>
</qgis>
