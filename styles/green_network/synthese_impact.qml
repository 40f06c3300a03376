<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields">
 <aliases>
  <alias field="rang" index="-1" name="Rang"/>
  <alias field="scenario" index="-1" name="Scénario"/>
  <alias field="mode" index="-1" name="Mesuré"/>
  <alias field="sous_trame" index="-1" name="Sous-trame"/>
  <alias field="surface_projet_ha" index="-1" name="Projet (ha)"/>
  <alias field="ec_avant" index="-1" name="EC avant"/>
  <alias field="ec_apres" index="-1" name="EC après"/>
  <alias field="dec_pct" index="-1" name="dEC (%)"/>
  <alias field="capacite_avant" index="-1" name="Habitat avant"/>
  <alias field="capacite_apres" index="-1" name="Habitat après"/>
  <alias field="da_pct" index="-1" name="dA (%)"/>
  <alias field="configuration" index="-1" name="Perte de configuration"/>
  <alias field="reservoirs_touches" index="-1" name="Réservoirs touchés"/>
  <alias field="reservoirs_perdus" index="-1" name="Réservoirs perdus"/>
  <alias field="reservoirs_coupes" index="-1" name="Réservoirs coupés"/>
  <alias field="morceaux_ecartes" index="-1" name="Morceaux écartés"/>
  <alias field="ecartes_ha" index="-1" name="Morceaux écartés (ha)"/>
  <alias field="habitat_perdu_ha" index="-1" name="Habitat perdu (ha)"/>
  <alias field="liens_avant" index="-1" name="Liens avant"/>
  <alias field="liens_perdus" index="-1" name="Liens perdus"/>
  <alias field="liens_allonges" index="-1" name="Liens allongés"/>
  <alias field="liens_raccourcis" index="-1" name="Liens raccourcis"/>
  <alias field="lecture" index="-1" name="Lecture (indicatif)"/>
  <alias field="reservoirs_crees" index="-1" name="Réservoirs créés"/>
  <alias field="habitat_cree_ha" index="-1" name="Habitat créé (ha)"/>
  <alias field="liens_nouveaux" index="-1" name="Liens nouveaux"/>
  <alias field="liens_remplaces" index="-1" name="Liens remplacés (plus voisins)"/>
  <alias field="ec_retrouvee" index="-1" name="EC au moins égale à celle de départ"/>
 </aliases>
</qgis>
