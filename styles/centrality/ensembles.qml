<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields" labelsEnabled="0">
 <aliases>
  <alias field="ensemble" index="-1" name="Ensemble"/>
  <alias field="gamme" index="-1" name="Gamme"/>
  <alias field="n_communes" index="-1" name="Communes"/>
  <alias field="n_groupes" index="-1" name="Groupes couverts"/>
  <alias field="total_groupes" index="-1" name="Groupes de la gamme"/>
  <alias field="part_couverte" index="-1" name="Part couverte (0 à 1)"/>
  <alias field="commune_premiere" index="-1" name="Commune la mieux pourvue"/>
  <alias field="n_premiere" index="-1" name="Ses groupes"/>
  <alias field="apport" index="-1" name="Groupes que les autres ajoutent"/>
  <alias field="n_seul" index="-1" name="Tenus par une seule"/>
  <alias field="n_plusieurs" index="-1" name="Tenus par plusieurs"/>
  <alias field="n_tous" index="-1" name="Tenus par toutes"/>
  <alias field="n_aucun" index="-1" name="Tenus par aucune"/>
  <alias field="n_non_observes" index="-1" name="Non observés"/>
 </aliases>
</qgis>
