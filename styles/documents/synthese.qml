<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields">
 <aliases>
  <alias field="idurba" index="-1" name="Document"/>
  <alias field="version" index="-1" name="Version du standard"/>
  <alias field="etat" index="-1" name="État"/>
  <alias field="n_zones" index="-1" name="Zones"/>
  <alias field="aire_somme_ha" index="-1" name="Somme des zones (ha)"/>
  <alias field="aire_union_ha" index="-1" name="Union des zones (ha)"/>
  <alias field="recouvrement_ha" index="-1" name="Compté en double (ha)"/>
  <alias field="recouvrement_interfamille_ha" index="-1" name="dont entre familles (ha)"/>
  <alias field="trous_ha" index="-1" name="Trous (ha)"/>
  <alias field="masque_98_ha" index="-1" name="Annulations partielles (ha)"/>
  <alias field="n_morceaux" index="-1" name="Morceaux en recouvrement"/>
  <alias field="n_paires" index="-1" name="Paires de zones"/>
  <alias field="n_morceaux_1m2" index="-1" name="Morceaux de plus de 1 m²"/>
  <alias field="n_morceaux_5m" index="-1" name="Recouvrements réels"/>
  <alias field="n_trous" index="-1" name="Trous"/>
  <alias field="n_trous_5m" index="-1" name="Trous réels"/>
  <alias field="n_invalides" index="-1" name="Géométries invalides"/>
  <alias field="n_multiparties" index="-1" name="Objets en plusieurs parties"/>
  <alias field="n_geom_nulles" index="-1" name="Sans géométrie"/>
  <alias field="n_doublons" index="-1" name="Doublons"/>
  <alias field="n_codes_inconnus" index="-1" name="Codes inconnus"/>
  <alias field="n_conflits_typezone" index="-1" name="TYPEZONE contredits"/>
  <alias field="n_vocation_inconnue" index="-1" name="Vocations inconnues"/>
  <alias field="aire_vocation_inconnue_ha" index="-1" name="Vocations inconnues (ha)"/>
  <alias field="lacunes_communes_ha" index="-1" name="Communes non zonées (ha)"/>
  <alias field="hors_communes_ha" index="-1" name="Hors des communes (ha)"/>
  <alias field="communes_doc" index="-1" name="Communes déclarées"/>
  <alias field="communes_zonage" index="-1" name="Communes zonées"/>
  <alias field="crs" index="-1" name="Système de coordonnées"/>
  <alias field="encodage" index="-1" name="Encodage"/>
 </aliases>
</qgis>
