<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields" labelsEnabled="1">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="En dessous du rythme" filter="&quot;statut&quot; = 'en dessous du rythme'"/>
   <rule key="r1" symbol="1" label="Dans le rythme" filter="&quot;statut&quot; = 'dans le rythme'"/>
   <rule key="r2" symbol="2" label="Un peu au-dessus du rythme" filter="&quot;statut&quot; = 'un peu au-dessus du rythme'"/>
   <rule key="r3" symbol="3" label="Nettement au-dessus du rythme" filter="&quot;statut&quot; = 'nettement au-dessus du rythme'"/>
   <rule key="r4" symbol="4" label="Enveloppe dépassée" filter="&quot;statut&quot; = 'enveloppe dépassée'"/>
   <rule key="r5" symbol="5" label="Sans donnée" filter="&quot;statut&quot; = 'sans donnée'"/>
   <rule key="r6" symbol="6" label="Autres valeurs" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="140,74,47,40"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="140,74,47,90"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="140,74,47,150"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="140,74,47,215"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="84,40,24,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,140"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,0"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings>
   <text-style fieldName="replace(wordwrap(replace(coalesce(&quot;nom&quot;, &quot;code&quot;), '-', '- '), 16), '- ', '-') || coalesce('\n' || CASE WHEN &quot;solde_ha&quot; &lt; 0 THEN '−' ELSE '' END || format_number(abs(&quot;solde_ha&quot;), 1, 'fr') || ' ha', '')" isExpression="1" fontFamily="DejaVu Sans" fontSize="8" fontSizeUnit="Point" textColor="29,42,53,255" textOpacity="1">
    <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9"/>
   </text-style>
   <placement placement="1" polygonPlacementFlags="2" centroidInside="1"/>
   <rendering scaleVisibility="1" scaleMin="1" scaleMax="250000" obstacle="1" drawLabels="1"/>
  </settings>
 </labeling>
 <aliases>
  <alias field="code" index="-1" name="Code"/>
  <alias field="nom" index="-1" name="Nom"/>
  <alias field="niveau" index="-1" name="Niveau"/>
  <alias field="epci" index="-1" name="EPCI"/>
  <alias field="scot" index="-1" name="SCoT"/>
  <alias field="reference_ha" index="-1" name="Consommation de référence (ha)"/>
  <alias field="taux_pct" index="-1" name="Taux de réduction (%)"/>
  <alias field="enveloppe_ha" index="-1" name="Enveloppe (ha)"/>
  <alias field="garantie" index="-1" name="Enveloppe portée au plancher"/>
  <alias field="apport_garantie_ha" index="-1" name="Apport de la garantie (ha)"/>
  <alias field="conso_ha" index="-1" name="Consommation depuis le début (ha)"/>
  <alias field="pene_ha" index="-1" name="Imputé au forfait national (ha)"/>
  <alias field="solde_ha" index="-1" name="Solde (ha)"/>
  <alias field="used_pct" index="-1" name="Part consommée (%)"/>
  <alias field="ecoule_pct" index="-1" name="Temps écoulé (%)"/>
  <alias field="rapport" index="-1" name="Part consommée sur temps écoulé"/>
  <alias field="rythme_ha_an" index="-1" name="Rythme (ha par an)"/>
  <alias field="projection_ha" index="-1" name="Projection en fin de période (ha)"/>
  <alias field="annee_epuisement" index="-1" name="Année d’épuisement"/>
  <alias field="n_annees" index="-1" name="Années comptées"/>
  <alias field="annees_manquantes" index="-1" name="Années manquantes"/>
  <alias field="statut" index="-1" name="Statut"/>
  <alias field="taux_source" index="-1" name="Origine du taux"/>
  <alias field="n_communes" index="-1" name="Communes"/>
  <alias field="n_sans_donnee" index="-1" name="Communes sans donnée"/>
  <alias field="parametres" index="-1" name="Règles du calcul"/>
 </aliases>
</qgis>
