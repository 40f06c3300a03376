<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields" labelsEnabled="0">
 <aliases>
  <alias field="code_insee" index="-1" name="Code INSEE"/>
  <alias field="nom" index="-1" name="Commune"/>
  <alias field="n_candidats" index="-1" name="Candidats"/>
  <alias field="aire_ha" index="-1" name="Surface (ha)"/>
  <alias field="resultat" index="-1" name="Résultat"/>
  <alias field="motif" index="-1" name="Motif"/>
  <alias field="k_max" index="-1" name="Densité maximale"/>
  <alias field="n_max" index="-1" name="Groupes au plus"/>
  <alias field="b_max" index="-1" name="Bâti maximal (m² par m²)"/>
  <alias field="seuil_k" index="-1" name="Seuil de densité"/>
  <alias field="seuil_b" index="-1" name="Seuil de bâti"/>
  <alias field="seuil_n" index="-1" name="Seuil de groupes"/>
 </aliases>
</qgis>
