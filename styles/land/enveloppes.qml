<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields|Notes" labelsEnabled="1">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Première date" filter='"rang" = 1'/>
   <rule key="r1" symbol="1" label="Seconde date" filter='"rang" = 2'/>
   <rule key="r2" symbol="2" label="Autres valeurs" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,60"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="31,78,121,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="29,42,53,255"/>
     <prop k="line_style" v="solid"/>
     <prop k="line_width" v="0.6"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
     <prop k="joinstyle" v="miter"/>
     <prop k="use_custom_dash" v="1"/>
     <prop k="customdash" v="4;1.5"/>
     <prop k="customdash_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
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
   <text-style fieldName="CASE WHEN &quot;rang&quot; = 1 THEN format_number(&quot;ha&quot;, 1, 'fr') || ' ha' END" isExpression="1" fontFamily="DejaVu Sans" fontSize="8" fontSizeUnit="Point" textColor="29,42,53,255" textOpacity="1">
    <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9"/>
   </text-style>
   <placement placement="1" polygonPlacementFlags="2" centroidInside="1"/>
   <rendering scaleVisibility="1" scaleMin="1" scaleMax="50000" obstacle="1" drawLabels="1"/>
  </settings>
 </labeling>
 <aliases>
  <alias field="id_enveloppe" index="-1" name="Enveloppe"/>
  <alias field="date" index="-1" name="Date"/>
  <alias field="ha" index="-1" name="Surface (ha)"/>
  <alias field="n_bati" index="-1" name="Objets bâtis"/>
  <alias field="bati_ha" index="-1" name="Surface bâtie (ha)"/>
  <alias field="rang" index="-1" name="Rang de la date"/>
  <alias field="parametres" index="-1" name="Paramètres"/>
 </aliases>
 <userNotes value="Une enveloppe urbaine n’est pas une mesure de consommation d’espaces : elle contient des jardins, des champs et des voies, et change avec ses paramètres (colonne parametres)."/>
</qgis>
