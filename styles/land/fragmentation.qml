<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields|Notes" labelsEnabled="1">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Aucune enveloppe" filter='"n_enveloppes" = 0'/>
   <rule key="r1" symbol="1" label="Part principale de 0 à 25 %" filter='"part_principale_pct" &gt;= 0 AND "part_principale_pct" &lt; 25'/>
   <rule key="r2" symbol="2" label="Part principale de 25 à 50 %" filter='"part_principale_pct" &gt;= 25 AND "part_principale_pct" &lt; 50'/>
   <rule key="r3" symbol="3" label="Part principale de 50 à 75 %" filter='"part_principale_pct" &gt;= 50 AND "part_principale_pct" &lt; 75'/>
   <rule key="r4" symbol="4" label="Part principale de 75 à 100 %" filter='"part_principale_pct" &gt;= 75'/>
   <rule key="r5" symbol="5" label="Autres valeurs" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
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
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,20"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,45"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,75"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,115"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,0"/>
     <prop k="style" v="no"/>
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
   <text-style fieldName="&quot;nom&quot; || '&#10;' || &quot;n_enveloppes&quot; || CASE WHEN &quot;n_enveloppes&quot; &gt; 1 THEN ' enveloppes, ' ELSE ' enveloppe, ' END || format_number(&quot;ha&quot;, 1, 'fr') || ' ha'" isExpression="1" fontFamily="DejaVu Sans" fontSize="8" fontSizeUnit="Point" textColor="29,42,53,255" textOpacity="1">
    <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9"/>
   </text-style>
   <placement placement="1" polygonPlacementFlags="2" centroidInside="1"/>
   <rendering scaleVisibility="1" scaleMin="1" scaleMax="200000" obstacle="1" drawLabels="1"/>
  </settings>
 </labeling>
 <aliases>
  <alias field="code" index="-1" name="Code"/>
  <alias field="nom" index="-1" name="Nom"/>
  <alias field="n_enveloppes" index="-1" name="Enveloppes"/>
  <alias field="ha" index="-1" name="Surface de l’enveloppe (ha)"/>
  <alias field="part_principale_pct" index="-1" name="Part principale (%)"/>
  <alias field="coefficient_emprise" index="-1" name="Coefficient d’emprise (0 à 1)"/>
  <alias field="extension_ha" index="-1" name="Extension (ha bâtis)"/>
  <alias field="densification_ha" index="-1" name="Densification (ha bâtis)"/>
 </aliases>
 <userNotes value="Une enveloppe urbaine n’est pas une mesure de consommation d’espaces : elle contient des jardins, des champs et des voies, et change avec ses paramètres (colonne parametres)."/>
</qgis>
