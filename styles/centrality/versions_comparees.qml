<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields" labelsEnabled="0">
 <aliases>
  <alias field="code_insee" index="-1" name="Code INSEE"/>
  <alias field="nom" index="-1" name="Commune"/>
  <alias field="version" index="-1" name="Version"/>
  <alias field="origine" index="-1" name="Origine"/>
  <alias field="aire_ha" index="-1" name="Surface (ha)"/>
  <alias field="n_parties" index="-1" name="Parties"/>
  <alias field="n_equip" index="-1" name="Équipements dedans"/>
  <alias field="n_commerces" index="-1" name="Commerces dedans"/>
  <alias field="n_groupes" index="-1" name="Groupes dedans"/>
  <alias field="groupes" index="-1" name="Groupes"/>
  <alias field="equip_dehors" index="-1" name="Équipements laissés dehors"/>
  <alias field="commerces_dehors" index="-1" name="Commerces laissés dehors"/>
  <alias field="groupes_dehors" index="-1" name="Groupes laissés dehors"/>
  <alias field="part_commerces" index="-1" name="Part des commerces (0 à 1)"/>
  <alias field="pop" index="-1" name="Habitants dedans"/>
  <alias field="pop_dehors" index="-1" name="Habitants dehors"/>
 </aliases>
</qgis>
