<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields" labelsEnabled="1">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Commun" filter="&quot;partie&quot; = 'commun'"/>
   <rule key="r1" symbol="1" label="A seul" filter="&quot;partie&quot; = 'A seul'"/>
   <rule key="r2" symbol="2" label="B seul" filter="&quot;partie&quot; = 'B seul'"/>
   <rule key="r3" symbol="3" label="Autre" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,70"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="31,78,121,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,200"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="31,78,121,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="29,42,53,200"/>
     <prop k="style" v="f_diagonal"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="115,115,115,255"/>
     <prop k="line_style" v="solid"/>
     <prop k="line_width" v="0.3"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
     <prop k="joinstyle" v="miter"/>
     <prop k="use_custom_dash" v="1"/>
     <prop k="customdash" v="1;2"/>
     <prop k="customdash_unit" v="MM"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings>
   <text-style fieldName="replace(&quot;tenu_par&quot;, '|', ' et ') || '&#10;' || format_number(&quot;aire_ha&quot;, 1, 'fr') || ' ha'" isExpression="1" fontFamily="DejaVu Sans" fontSize="8" fontSizeUnit="Point" textColor="29,42,53,255" textOpacity="1">
    <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9"/>
   </text-style>
   <placement placement="1" polygonPlacementFlags="2" centroidInside="1"/>
   <rendering scaleVisibility="1" scaleMin="1" scaleMax="50000" obstacle="1" drawLabels="1"/>
  </settings>
 </labeling>
 <aliases>
  <alias field="code_insee" index="-1" name="Code INSEE"/>
  <alias field="nom" index="-1" name="Commune"/>
  <alias field="a" index="-1" name="Version A"/>
  <alias field="b" index="-1" name="Version B"/>
  <alias field="partie" index="-1" name="Partie"/>
  <alias field="tenu_par" index="-1" name="Tenu par"/>
  <alias field="aire_ha" index="-1" name="Surface (ha)"/>
  <alias field="n_equip" index="-1" name="Équipements"/>
  <alias field="n_commerces" index="-1" name="Commerces"/>
  <alias field="groupes" index="-1" name="Groupes"/>
  <alias field="pop" index="-1" name="Habitants"/>
 </aliases>
</qgis>
