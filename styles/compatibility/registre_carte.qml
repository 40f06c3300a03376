<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields" labelsEnabled="1">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Au-delà de l’enveloppe" filter="&quot;statut&quot; = 'au-delà de l’enveloppe'"/>
   <rule key="r1" symbol="1" label="Dans l’enveloppe" filter="&quot;statut&quot; = 'dans l’enveloppe'"/>
   <rule key="r2" symbol="2" label="Incomplet" filter="&quot;statut&quot; = 'incomplet'"/>
   <rule key="r3" symbol="3" label="Document manquant" filter="&quot;statut&quot; = 'document manquant'"/>
   <rule key="r4" symbol="4" label="Enveloppe partagée" filter="&quot;statut&quot; = 'enveloppe partagée'"/>
   <rule key="r5" symbol="5" label="Sans enveloppe" filter="&quot;statut&quot; = 'sans enveloppe'"/>
   <rule key="r6" symbol="6" label="Autres valeurs" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="242,196,191,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="85,98,110,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="220,235,228,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="85,98,110,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,255"/>
     <prop k="style" v="dense6"/>
     <prop k="outline_color" v="85,98,110,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,255"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="85,98,110,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="227,235,243,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="85,98,110,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="243,245,247,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="85,98,110,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,90"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="52,52,52,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName="&quot;nom&quot; || CASE WHEN &quot;reste_ha&quot; IS NULL THEN '' ELSE '\nreste ' || CASE WHEN &quot;reste_sens&quot; = 'au plus' AND &quot;reste_ha&quot; &gt;= 0 THEN '≤ ' ELSE '' END || replace(format_number(&quot;reste_ha&quot;, 2, 'fr'), '-', '−') || ' ha' END" isExpression="1" fontFamily="DejaVu Sans" fontSize="8" fontSizeUnit="Point" textColor="29,42,53,255">
    <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="1"/>
   </text-style>
   <text-format multilineAlign="1" wrapChar="" autoWrapLength="0"/>
   <placement placement="0" centroidInside="1" fitInPolygonOnly="0"/>
   <rendering obstacle="1" displayAll="0"/>
  </settings>
 </labeling>
 <aliases>
  <alias field="code_insee" index="-1" name="Code INSEE"/>
  <alias field="nom" index="-1" name="Nom"/>
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
  <alias field="n_documents" index="-1" name="Communes avec document"/>
  <alias field="n_observees" index="-1" name="Communes observées"/>
  <alias field="idurba" index="-1" name="Document"/>
  <alias field="date" index="-1" name="Date du document"/>
  <alias field="remarques" index="-1" name="Remarques"/>
 </aliases>
</qgis>
