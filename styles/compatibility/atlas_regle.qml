<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling" labelsEnabled="1">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="▲ écart" filter="&quot;signal&quot; = 'écart'"/>
   <rule key="r1" symbol="1" label="◐ écart toléré" filter="&quot;signal&quot; = 'écart toléré'"/>
   <rule key="r2" symbol="2" label="● respecté" filter="&quot;signal&quot; = 'respecté'"/>
   <rule key="r3" symbol="3" label="? non évaluable" filter="&quot;signal&quot; = 'non évaluable'"/>
   <rule key="r4" symbol="4" label="– sans objet" filter="&quot;signal&quot; = 'sans objet'"/>
   <rule key="r5" symbol="5" label="i constat" filter="&quot;signal&quot; = 'constat'"/>
   <rule key="r6" symbol="6" label="Sans ligne sur cette page" filter="ELSE"/>
   <rule key="r7" symbol="7" label="▹ à examiner" filter="&quot;a_examiner&quot; = 1"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="242,196,191,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="179,38,30,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="234,208,154,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="138,95,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.45"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="220,235,228,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="46,125,91,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.35"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="230,231,233,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.35"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,255"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.35"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="139,146,154,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1">
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
   <symbol type="fill" name="6" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="201,204,209,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="7" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="29,42,53,0"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName="etiquette" isExpression="0" fontFamily="DejaVu Sans" fontSize="8" fontSizeUnit="Point" fontWeight="50" textColor="29,42,53,255" multilineHeight="1">
    <text-buffer bufferDraw="1" bufferSize="0.9" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="1"/>
   </text-style>
   <text-format wrapChar="" autoWrapLength="18" multilineAlign="1"/>
   <placement placement="1" centroidInside="1" centroidWhole="0" priority="6"/>
   <rendering obstacle="1" scaleVisibility="0" displayAll="0"/>
  </settings>
 </labeling>
</qgis>
