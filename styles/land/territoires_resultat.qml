<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields" labelsEnabled="1">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Rien de pris" filter="(CASE WHEN &quot;mesure&quot; = 'decret' THEN &quot;artif_pct&quot; WHEN &quot;mesure&quot; = 'impermeable' THEN &quot;imper_pct&quot; ELSE &quot;pct&quot; END) = 0"/>
   <rule key="r1" symbol="1" label="Plus de 0 à 0,1 %" filter="(CASE WHEN &quot;mesure&quot; = 'decret' THEN &quot;artif_pct&quot; WHEN &quot;mesure&quot; = 'impermeable' THEN &quot;imper_pct&quot; ELSE &quot;pct&quot; END) &gt; 0 AND (CASE WHEN &quot;mesure&quot; = 'decret' THEN &quot;artif_pct&quot; WHEN &quot;mesure&quot; = 'impermeable' THEN &quot;imper_pct&quot; ELSE &quot;pct&quot; END) &lt;= 0.1"/>
   <rule key="r2" symbol="2" label="Plus de 0,1 à 0,5 %" filter="(CASE WHEN &quot;mesure&quot; = 'decret' THEN &quot;artif_pct&quot; WHEN &quot;mesure&quot; = 'impermeable' THEN &quot;imper_pct&quot; ELSE &quot;pct&quot; END) &gt; 0.1 AND (CASE WHEN &quot;mesure&quot; = 'decret' THEN &quot;artif_pct&quot; WHEN &quot;mesure&quot; = 'impermeable' THEN &quot;imper_pct&quot; ELSE &quot;pct&quot; END) &lt;= 0.5"/>
   <rule key="r3" symbol="3" label="Plus de 0,5 à 1 %" filter="(CASE WHEN &quot;mesure&quot; = 'decret' THEN &quot;artif_pct&quot; WHEN &quot;mesure&quot; = 'impermeable' THEN &quot;imper_pct&quot; ELSE &quot;pct&quot; END) &gt; 0.5 AND (CASE WHEN &quot;mesure&quot; = 'decret' THEN &quot;artif_pct&quot; WHEN &quot;mesure&quot; = 'impermeable' THEN &quot;imper_pct&quot; ELSE &quot;pct&quot; END) &lt;= 1"/>
   <rule key="r4" symbol="4" label="Plus de 1 à 2 %" filter="(CASE WHEN &quot;mesure&quot; = 'decret' THEN &quot;artif_pct&quot; WHEN &quot;mesure&quot; = 'impermeable' THEN &quot;imper_pct&quot; ELSE &quot;pct&quot; END) &gt; 1 AND (CASE WHEN &quot;mesure&quot; = 'decret' THEN &quot;artif_pct&quot; WHEN &quot;mesure&quot; = 'impermeable' THEN &quot;imper_pct&quot; ELSE &quot;pct&quot; END) &lt;= 2"/>
   <rule key="r5" symbol="5" label="Plus de 2 %" filter="(CASE WHEN &quot;mesure&quot; = 'decret' THEN &quot;artif_pct&quot; WHEN &quot;mesure&quot; = 'impermeable' THEN &quot;imper_pct&quot; ELSE &quot;pct&quot; END) &gt; 2"/>
   <rule key="r6" symbol="6" label="Autres valeurs : non évalué" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,255"/>
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
     <prop k="color" v="140,74,47,40"/>
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
     <prop k="color" v="140,74,47,90"/>
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
     <prop k="color" v="140,74,47,140"/>
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
     <prop k="color" v="140,74,47,195"/>
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
     <prop k="color" v="140,74,47,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,120"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings>
   <text-style fieldName="coalesce(&quot;nom&quot;, &quot;code&quot;) || coalesce('\n' || format_number(&quot;flux_ha&quot;, 1, 'fr') || ' ha', '')" isExpression="1" fontFamily="DejaVu Sans" fontSize="8" fontSizeUnit="Point" textColor="29,42,53,255" textOpacity="1">
    <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9"/>
   </text-style>
   <placement placement="1" polygonPlacementFlags="2" centroidInside="1"/>
   <rendering scaleVisibility="1" scaleMin="1" scaleMax="250000" obstacle="1" drawLabels="1"/>
  </settings>
 </labeling>
 <aliases>
  <alias field="code" index="-1" name="Code"/>
  <alias field="nom" index="-1" name="Nom"/>
  <alias field="groupe" index="-1" name="Groupe"/>
  <alias field="annee1" index="-1" name="Année 1"/>
  <alias field="annee2" index="-1" name="Année 2"/>
  <alias field="surface_ha" index="-1" name="Surface (ha)"/>
  <alias field="couvert_ha" index="-1" name="Couvert aux deux dates (ha)"/>
  <alias field="non_couvert_pct" index="-1" name="Non couvert (%)"/>
  <alias field="conso_ha" index="-1" name="Consommation d’ENAF (ha)"/>
  <alias field="renat_ha" index="-1" name="Renaturation (ha)"/>
  <alias field="net_ha" index="-1" name="Consommation nette (ha)"/>
  <alias field="pct" index="-1" name="Consommation d’ENAF (% de la surface)"/>
  <alias field="artif_ha" index="-1" name="Artificialisation (ha)"/>
  <alias field="desartif_ha" index="-1" name="Désartificialisation (ha)"/>
  <alias field="artif_net_ha" index="-1" name="Artificialisation nette (ha)"/>
  <alias field="artif_pct" index="-1" name="Artificialisation (% de la surface)"/>
  <alias field="imper_ha" index="-1" name="Imperméabilisation (ha)"/>
  <alias field="desimper_ha" index="-1" name="Désimperméabilisation (ha)"/>
  <alias field="imper_net_ha" index="-1" name="Imperméabilisation nette (ha)"/>
  <alias field="imper_pct" index="-1" name="Imperméabilisation (% de la surface)"/>
  <alias field="ecart_ha" index="-1" name="Écarts de numérisation (ha)"/>
  <alias field="code_inconnu_ha" index="-1" name="Codes illisibles (ha)"/>
  <alias field="indetermine_ha" index="-1" name="Indéterminé (ha)"/>
  <alias field="mesure" index="-1" name="Mesure choisie"/>
  <alias field="flux_ha" index="-1" name="Surface prise, mesure choisie (ha)"/>
  <alias field="rythme_ha_an" index="-1" name="Rythme (ha par an)"/>
  <alias field="part_habitat" index="-1" name="Part de l’habitat (%)"/>
  <alias field="part_economie" index="-1" name="Part de l’économie (%)"/>
  <alias field="part_equipement" index="-1" name="Part des équipements (%)"/>
  <alias field="part_transport" index="-1" name="Part des transports (%)"/>
  <alias field="typologie" index="-1" name="Typologie"/>
  <alias field="ha_hors_typologie" index="-1" name="Hors typologie (ha)"/>
  <alias field="ha_non_classes" index="-1" name="Non classés (ha)"/>
  <alias field="urbanise1_ha" index="-1" name="Urbanisé, date 1 (ha)"/>
  <alias field="urbanise2_ha" index="-1" name="Urbanisé, date 2 (ha)"/>
  <alias field="artif1_ha" index="-1" name="Artificialisé, date 1 (ha)"/>
  <alias field="artif2_ha" index="-1" name="Artificialisé, date 2 (ha)"/>
  <alias field="imper1_ha" index="-1" name="Imperméable, date 1 (ha)"/>
  <alias field="imper2_ha" index="-1" name="Imperméable, date 2 (ha)"/>
  <alias field="parametres" index="-1" name="Données et paramètres"/>
 </aliases>
</qgis>
