<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields">
 <aliases>
  <alias field="sous_trame" index="-1" name="Sous-trame"/>
  <alias field="n_reservoirs" index="-1" name="Réservoirs"/>
  <alias field="reservoirs_ha" index="-1" name="Réservoirs (ha)"/>
  <alias field="n_pas_japonais" index="-1" name="Petites taches"/>
  <alias field="dispersion_ha" index="-1" name="Aire de dispersion (ha)"/>
  <alias field="n_liens" index="-1" name="Liens"/>
  <alias field="corridors_ha" index="-1" name="Corridors (ha)"/>
  <alias field="goulet_m" index="-1" name="Corridor le plus étroit (m)"/>
  <alias field="ec_ha" index="-1" name="Connectivité équivalente (ha)"/>
  <alias field="composantes" index="-1" name="Ensembles séparés"/>
  <alias field="isoles" index="-1" name="Réservoirs sans lien"/>
  <alias field="n_conflits" index="-1" name="Points de conflit"/>
  <alias field="n_prioritaires" index="-1" name="dont priorité 1"/>
  <alias field="maille_m" index="-1" name="Maille (m)"/>
 </aliases>
</qgis>
