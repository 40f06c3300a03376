<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling" labelsEnabled="1">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r5" symbol="5" label="Sans document" filter="&quot;situation&quot; = 'sans document'"/>
   <rule key="r0" symbol="0" label="Au moins un écart" filter="&quot;situation&quot; != 'sans document' AND &quot;n_ecart&quot; > 0"/>
   <rule key="r1" symbol="1" label="Écarts tolérés seulement" filter="&quot;situation&quot; != 'sans document' AND &quot;n_ecart&quot; = 0 AND &quot;n_ecart_tolere&quot; > 0"/>
   <rule key="r3" symbol="3" label="Aucun écart" filter="&quot;situation&quot; != 'sans document' AND &quot;n_ecart&quot; = 0 AND &quot;n_ecart_tolere&quot; = 0 AND &quot;n_respecte&quot; > 0"/>
   <rule key="r2" symbol="2" label="Rien de comparé à un seuil" filter="&quot;situation&quot; != 'sans document' AND &quot;n_ecart&quot; = 0 AND &quot;n_ecart_tolere&quot; = 0 AND &quot;n_respecte&quot; = 0"/>
   <rule key="r4" symbol="4" label="Sans donnée" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1">
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
   <symbol type="fill" name="1" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="234,208,154,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="85,98,110,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="230,231,233,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="85,98,110,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1">
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
   <symbol type="fill" name="4" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="243,245,247,255"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="85,98,110,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,255"/>
     <prop k="style" v="f_diagonal"/>
     <prop k="outline_color" v="85,98,110,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName="&quot;nom&quot; || CASE WHEN &quot;situation&quot; = 'sans document' THEN '\nsans document' ELSE '\n▲ ' || &quot;n_ecart&quot; || '  ◐ ' || &quot;n_ecart_tolere&quot; || '  ? ' || &quot;n_non_evaluable&quot; END" isExpression="1" fontFamily="DejaVu Sans" fontSize="8" fontSizeUnit="Point" textColor="29,42,53,255" multilineHeight="1">
    <text-buffer bufferDraw="1" bufferSize="1" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="1"/>
   </text-style>
   <text-format multilineAlign="1" wrapChar="" autoWrapLength="0"/>
   <placement placement="0" centroidInside="1" fitInPolygonOnly="0"/>
   <rendering obstacle="1" displayAll="0"/>
  </settings>
 </labeling>
</qgis>
