<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling" labelsEnabled="1">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Autres communes" filter="ELSE"/>
   <rule key="r1" symbol="1" label="Commune" filter="&quot;choisie&quot; = 1"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,120"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="85,98,110,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,0"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="1.4"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,0"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.6"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName="etiquette" isExpression="0" fontFamily="DejaVu Sans" fontSize="7.5" fontSizeUnit="Point" fontWeight="50" textColor="29,42,53,255" multilineHeight="1">
    <text-buffer bufferDraw="1" bufferSize="0.9" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="1"/>
   </text-style>
   <text-format wrapChar="" autoWrapLength="18" multilineAlign="1"/>
   <placement placement="1" centroidInside="1" centroidWhole="0" priority="6"/>
   <rendering obstacle="1" scaleVisibility="0" displayAll="0"/>
  </settings>
 </labeling>
</qgis>
