<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields|AttributeTable">
  <aliases>
   <alias field="grille_id" index="-1" name="Grille"/>
   <alias field="grille_version" index="-1" name="Version"/>
   <alias field="date_run" index="-1" name="Calcul"/>
   <alias field="territoire_type" index="-1" name="Échelle"/>
   <alias field="territoire_id" index="-1" name="Code du territoire"/>
   <alias field="territoire_nom" index="-1" name="Territoire"/>
   <alias field="ordre" index="-1" name="Ordre"/>
   <alias field="regle_id" index="-1" name="Règle"/>
   <alias field="titre_court" index="-1" name="Titre"/>
   <alias field="theme" index="-1" name="Thème"/>
   <alias field="valeur" index="-1" name="Valeur"/>
   <alias field="valeur_min" index="-1" name="Valeur basse"/>
   <alias field="valeur_max" index="-1" name="Valeur haute"/>
   <alias field="unite" index="-1" name="Unité"/>
   <alias field="numerateur" index="-1" name="Numérateur"/>
   <alias field="denominateur" index="-1" name="Dénominateur"/>
   <alias field="brute_ha" index="-1" name="Brute (ha)"/>
   <alias field="nette_ha" index="-1" name="Nette (ha)"/>
   <alias field="certaine_ha" index="-1" name="Certaine (ha)"/>
   <alias field="operateur" index="-1" name="Opérateur"/>
   <alias field="seuil" index="-1" name="Seuil"/>
   <alias field="seuil_haut" index="-1" name="Seuil haut"/>
   <alias field="depassement" index="-1" name="Dépassement"/>
   <alias field="signal" index="-1" name="Signal"/>
   <alias field="certitude" index="-1" name="Certitude"/>
   <alias field="motif" index="-1" name="Motif"/>
   <alias field="demande" index="-1" name="Total demandé par la grille"/>
   <alias field="n_communes" index="-1" name="Communes"/>
   <alias field="n_mesurees" index="-1" name="Communes additionnées"/>
   <alias field="n_respecte" index="-1" name="Respectées"/>
   <alias field="n_ecart_tolere" index="-1" name="Écarts tolérés"/>
   <alias field="n_ecart" index="-1" name="Écarts"/>
   <alias field="n_non_evaluable" index="-1" name="Non évaluables"/>
   <alias field="n_sans_objet" index="-1" name="Sans objet"/>
   <alias field="n_constat" index="-1" name="Constats"/>
  </aliases>
  <conditionalstyles>
   <rowstyles/>
   <fieldstyles>
    <fieldstyle fieldname="signal">
   <style rule="@value = 'écart'" name="écart" background_color="#f2c4bf" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
    <font strikethrough="0" underline="0" italic="0" bold="1" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
   </style>
   <style rule="@value = 'écart toléré'" name="écart toléré" background_color="#ead09a" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
    <font strikethrough="0" underline="0" italic="0" bold="0" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
   </style>
   <style rule="@value = 'respecté'" name="respecté" background_color="#dcebe4" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
    <font strikethrough="0" underline="0" italic="0" bold="0" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
   </style>
   <style rule="@value = 'non évaluable'" name="non évaluable" background_color="#e6e7e9" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
    <font strikethrough="0" underline="0" italic="0" bold="0" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
   </style>
   <style rule="@value = 'sans objet'" name="sans objet" background_color="#f3f5f7" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
    <font strikethrough="0" underline="0" italic="0" bold="0" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
   </style>
    </fieldstyle>
   </fieldstyles>
  </conditionalstyles>
</qgis>
