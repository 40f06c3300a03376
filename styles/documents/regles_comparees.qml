<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields">
 <aliases>
  <alias field="regle_id" index="-1" name="Règle"/>
  <alias field="titre_court" index="-1" name="Titre"/>
  <alias field="theme" index="-1" name="Thème"/>
  <alias field="portee" index="-1" name="Portée"/>
  <alias field="territoire_type" index="-1" name="Échelle"/>
  <alias field="territoire_id" index="-1" name="Code du territoire"/>
  <alias field="territoire_nom" index="-1" name="Territoire"/>
  <alias field="vocation" index="-1" name="Vocation"/>
  <alias field="unite" index="-1" name="Unité"/>
  <alias field="valeur_avant" index="-1" name="Valeur avant"/>
  <alias field="valeur_apres" index="-1" name="Valeur après"/>
  <alias field="delta" index="-1" name="Écart"/>
  <alias field="operateur" index="-1" name="Opérateur"/>
  <alias field="seuil" index="-1" name="Seuil"/>
  <alias field="seuil_haut" index="-1" name="Seuil haut"/>
  <alias field="signal_avant" index="-1" name="Signal avant"/>
  <alias field="signal_apres" index="-1" name="Signal après"/>
  <alias field="certitude_avant" index="-1" name="Certitude avant"/>
  <alias field="certitude_apres" index="-1" name="Certitude après"/>
  <alias field="signal_change" index="-1" name="Signal changé"/>
  <alias field="sens" index="-1" name="Sens de la mesure"/>
  <alias field="motif_avant" index="-1" name="Motif avant"/>
  <alias field="motif_apres" index="-1" name="Motif après"/>
  <alias field="grille_id" index="-1" name="Grille"/>
  <alias field="version_avant" index="-1" name="Version avant"/>
  <alias field="version_apres" index="-1" name="Version après"/>
  <alias field="avis_avant" index="-1" name="Avis avant"/>
  <alias field="avis_apres" index="-1" name="Avis après"/>
 </aliases>
</qgis>
