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
   <symbol type="line" name="0" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,255"/>
     <prop k="line_width" v="1.2"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="47,107,58,255"/>
     <prop k="line_width" v="0.6"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="1" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,255"/>
     <prop k="line_width" v="1.2"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="155,191,90,255"/>
     <prop k="line_width" v="0.6"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="2" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,255"/>
     <prop k="line_width" v="1.2"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="63,143,155,255"/>
     <prop k="line_width" v="0.6"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="3" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,255"/>
     <prop k="line_width" v="1.2"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="58,111,176,255"/>
     <prop k="line_width" v="0.6"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="4" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,255"/>
     <prop k="line_width" v="1.2"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="91,102,112,255"/>
     <prop k="line_width" v="0.6"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <blendMode>0</blendMode>
</qgis>
