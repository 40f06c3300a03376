<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields" labelsEnabled="0">
 <aliases>
  <alias field="code_insee" index="-1" name="Code INSEE"/>
  <alias field="nom" index="-1" name="Commune"/>
  <alias field="a" index="-1" name="Version A"/>
  <alias field="b" index="-1" name="Version B"/>
  <alias field="a_ha" index="-1" name="A (ha)"/>
  <alias field="b_ha" index="-1" name="B (ha)"/>
  <alias field="commun_ha" index="-1" name="Commun (ha)"/>
  <alias field="a_seul_ha" index="-1" name="A seule (ha)"/>
  <alias field="b_seul_ha" index="-1" name="B seule (ha)"/>
  <alias field="iou" index="-1" name="Recouvrement (IoU, 0 à 1)"/>
  <alias field="equip_commun" index="-1" name="Équipements communs"/>
  <alias field="equip_a_seul" index="-1" name="Équipements de A seule"/>
  <alias field="equip_b_seul" index="-1" name="Équipements de B seule"/>
  <alias field="commerces_commun" index="-1" name="Commerces communs"/>
  <alias field="commerces_a_seul" index="-1" name="Commerces de A seule"/>
  <alias field="commerces_b_seul" index="-1" name="Commerces de B seule"/>
  <alias field="groupes_a_seul" index="-1" name="Groupes de A absents de B"/>
  <alias field="groupes_b_seul" index="-1" name="Groupes de B absents de A"/>
  <alias field="pop_commun" index="-1" name="Habitants communs"/>
  <alias field="pop_a_seul" index="-1" name="Habitants de A seule"/>
  <alias field="pop_b_seul" index="-1" name="Habitants de B seule"/>
 </aliases>
</qgis>
