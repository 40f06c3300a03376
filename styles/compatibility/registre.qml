<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields|AttributeTable">
 <aliases>
  <alias field="territoire_type" index="-1" name="Type de territoire"/>
  <alias field="territoire_id" index="-1" name="Territoire"/>
  <alias field="territoire_nom" index="-1" name="Nom"/>
  <alias field="vocation" index="-1" name="Vocation"/>
  <alias field="niveau" index="-1" name="Niveau"/>
  <alias field="siren_epci" index="-1" name="SIREN de l’EPCI"/>
  <alias field="enveloppe_ha" index="-1" name="Enveloppe (ha)"/>
  <alias field="enveloppe_origine" index="-1" name="Origine de l’enveloppe"/>
  <alias field="consomme_ha" index="-1" name="Consommé (ha)"/>
  <alias field="engage_ha" index="-1" name="Engagé (ha)"/>
  <alias field="dont_aus_ha" index="-1" name="dont zones AU fermées (ha)"/>
  <alias field="disponible_ha" index="-1" name="Disponible (ha)"/>
  <alias field="impute_ha" index="-1" name="Imputé (ha)"/>
  <alias field="reste_ha" index="-1" name="Reste (ha)"/>
  <alias field="reste_sens" index="-1" name="Reste : mesuré, au plus"/>
  <alias field="part_imputee" index="-1" name="Part imputée (%)"/>
  <alias field="statut" index="-1" name="Statut"/>
  <alias field="sans_date_ha" index="-1" name="Consommé sans date (ha)"/>
  <alias field="n_communes" index="-1" name="Communes"/>
  <alias field="n_documents" index="-1" name="Communes avec document"/>
  <alias field="n_observees" index="-1" name="Communes observées"/>
  <alias field="idurba" index="-1" name="Document"/>
  <alias field="date" index="-1" name="Date du document"/>
  <alias field="remarques" index="-1" name="Remarques"/>
 </aliases>
 <attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
  <columns>
   <column type="field" name="territoire_nom" hidden="0" width="-1"/>
   <column type="field" name="vocation" hidden="0" width="-1"/>
   <column type="field" name="enveloppe_ha" hidden="0" width="-1"/>
   <column type="field" name="consomme_ha" hidden="0" width="-1"/>
   <column type="field" name="engage_ha" hidden="0" width="-1"/>
   <column type="field" name="disponible_ha" hidden="0" width="-1"/>
   <column type="field" name="impute_ha" hidden="0" width="-1"/>
   <column type="field" name="reste_ha" hidden="0" width="-1"/>
   <column type="field" name="reste_sens" hidden="0" width="-1"/>
   <column type="field" name="part_imputee" hidden="0" width="-1"/>
   <column type="field" name="statut" hidden="0" width="-1"/>
   <column type="field" name="territoire_type" hidden="0" width="-1"/>
   <column type="field" name="territoire_id" hidden="0" width="-1"/>
   <column type="field" name="niveau" hidden="0" width="-1"/>
   <column type="field" name="siren_epci" hidden="0" width="-1"/>
   <column type="field" name="enveloppe_origine" hidden="0" width="-1"/>
   <column type="field" name="dont_aus_ha" hidden="0" width="-1"/>
   <column type="field" name="sans_date_ha" hidden="0" width="-1"/>
   <column type="field" name="n_communes" hidden="0" width="-1"/>
   <column type="field" name="n_documents" hidden="0" width="-1"/>
   <column type="field" name="n_observees" hidden="0" width="-1"/>
   <column type="field" name="idurba" hidden="0" width="-1"/>
   <column type="field" name="date" hidden="0" width="-1"/>
   <column type="field" name="remarques" hidden="0" width="-1"/>
  </columns>
 </attributetableconfig>
 <conditionalstyles>
  <rowstyles/>
  <fieldstyles>
   <fieldstyle fieldname="statut">
    <style rule="@value = 'au-delà de l’enveloppe'" name="au-delà de l’enveloppe" background_color="#f2c4bf" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
     <font strikethrough="0" underline="0" italic="0" bold="1" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
    </style>
    <style rule="@value = 'dans l’enveloppe'" name="dans l’enveloppe" background_color="#dcebe4" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
     <font strikethrough="0" underline="0" italic="0" bold="0" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
    </style>
    <style rule="@value = 'incomplet'" name="incomplet" background_color="#e6e7e9" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
     <font strikethrough="0" underline="0" italic="0" bold="0" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
    </style>
    <style rule="@value = 'document manquant'" name="document manquant" background_color="#e6e7e9" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
     <font strikethrough="0" underline="0" italic="0" bold="0" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
    </style>
    <style rule="@value = 'enveloppe partagée'" name="enveloppe partagée" background_color="#e3ebf3" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
     <font strikethrough="0" underline="0" italic="0" bold="0" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
    </style>
    <style rule="@value = 'sans enveloppe'" name="sans enveloppe" background_color="#f3f5f7" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
     <font strikethrough="0" underline="0" italic="0" bold="0" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
    </style>
   </fieldstyle>
  </fieldstyles>
 </conditionalstyles>
</qgis>
