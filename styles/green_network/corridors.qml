<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="boisée" filter="CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 1"/>
   <rule key="r1" symbol="1" label="prairiale" filter="CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 2"/>
   <rule key="r2" symbol="2" label="humide" filter="CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 3"/>
   <rule key="r3" symbol="3" label="aquatique" filter="CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 4"/>
   <rule key="r4" symbol="4" label="autre sous-trame" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="47,107,58,40"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="47,107,58,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <prop k="angle" v="45"/>
     <prop k="distance" v="2"/>
     <prop k="distance_unit" v="MM"/>
     <prop k="line_width" v="0.35"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="color" v="47,107,58,255"/>
     <prop k="outline_width" v="0.35"/>
     <prop k="outline_width_unit" v="MM"/>
     <symbol type="line" name="@0@1" alpha="1">
      <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="47,107,58,255"/>
     <prop k="line_width" v="0.35"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
      </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="155,191,90,40"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="155,191,90,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <prop k="angle" v="135"/>
     <prop k="distance" v="2"/>
     <prop k="distance_unit" v="MM"/>
     <prop k="line_width" v="0.35"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="color" v="155,191,90,255"/>
     <prop k="outline_width" v="0.35"/>
     <prop k="outline_width_unit" v="MM"/>
     <symbol type="line" name="@1@1" alpha="1">
      <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="155,191,90,255"/>
     <prop k="line_width" v="0.35"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
      </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="63,143,155,40"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="63,143,155,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <prop k="angle" v="0"/>
     <prop k="distance" v="2"/>
     <prop k="distance_unit" v="MM"/>
     <prop k="line_width" v="0.35"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="color" v="63,143,155,255"/>
     <prop k="outline_width" v="0.35"/>
     <prop k="outline_width_unit" v="MM"/>
     <symbol type="line" name="@2@1" alpha="1">
      <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="63,143,155,255"/>
     <prop k="line_width" v="0.35"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
      </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="58,111,176,40"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="58,111,176,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <prop k="angle" v="90"/>
     <prop k="distance" v="2"/>
     <prop k="distance_unit" v="MM"/>
     <prop k="line_width" v="0.35"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="color" v="58,111,176,255"/>
     <prop k="outline_width" v="0.35"/>
     <prop k="outline_width_unit" v="MM"/>
     <symbol type="line" name="@3@1" alpha="1">
      <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="58,111,176,255"/>
     <prop k="line_width" v="0.35"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
      </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="91,102,112,40"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="91,102,112,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <prop k="angle" v="22"/>
     <prop k="distance" v="2"/>
     <prop k="distance_unit" v="MM"/>
     <prop k="line_width" v="0.35"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="color" v="91,102,112,255"/>
     <prop k="outline_width" v="0.35"/>
     <prop k="outline_width_unit" v="MM"/>
     <symbol type="line" name="@4@1" alpha="1">
      <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="91,102,112,255"/>
     <prop k="line_width" v="0.35"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
      </layer>
     </symbol>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <blendMode>0</blendMode>
</qgis>
