<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields|AttributeTable">
  <aliases>
   <alias field="grille_id" index="-1" name="Grille"/>
   <alias field="grille_version" index="-1" name="Version"/>
   <alias field="date_run" index="-1" name="Calcul"/>
   <alias field="code_insee" index="-1" name="Code INSEE"/>
   <alias field="nom" index="-1" name="Commune"/>
   <alias field="niveau" index="-1" name="Niveau"/>
   <alias field="siren_epci" index="-1" name="EPCI"/>
   <alias field="idurba" index="-1" name="Document"/>
   <alias field="ordre" index="-1" name="Ordre"/>
   <alias field="regle_id" index="-1" name="Règle"/>
   <alias field="titre_court" index="-1" name="Titre"/>
   <alias field="theme" index="-1" name="Thème"/>
   <alias field="signal" index="-1" name="Signal"/>
   <alias field="signe" index="-1" name="Signe"/>
   <alias field="gravite" index="-1" name="Ordre de lecture"/>
   <alias field="a_examiner" index="-1" name="À examiner"/>
   <alias field="valeur" index="-1" name="Valeur"/>
   <alias field="unite" index="-1" name="Unité"/>
   <alias field="operateur" index="-1" name="Opérateur"/>
   <alias field="seuil" index="-1" name="Seuil"/>
   <alias field="depassement" index="-1" name="Dépassement"/>
   <alias field="motif" index="-1" name="Motif"/>
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
    <fieldstyle fieldname="signe">
   <style rule="@value = '▲'" name="écart" background_color="#f2c4bf" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
    <font strikethrough="0" underline="0" italic="0" bold="1" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
   </style>
   <style rule="@value = '◐'" name="écart toléré" background_color="#ead09a" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
    <font strikethrough="0" underline="0" italic="0" bold="0" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
   </style>
   <style rule="@value = '●'" name="respecté" background_color="#dcebe4" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
    <font strikethrough="0" underline="0" italic="0" bold="0" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
   </style>
   <style rule="@value = '?'" name="non évaluable" background_color="#e6e7e9" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
    <font strikethrough="0" underline="0" italic="0" bold="0" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
   </style>
   <style rule="@value = '–'" name="sans objet" background_color="#f3f5f7" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
    <font strikethrough="0" underline="0" italic="0" bold="0" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
   </style>
    </fieldstyle>
   </fieldstyles>
  </conditionalstyles>
</qgis>
