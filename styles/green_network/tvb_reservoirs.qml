<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="boisée, petite tache" filter="CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 1 AND &quot;statut&quot; = 'pas_japonais'"/>
   <rule key="r1" symbol="1" label="boisée" filter="CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 1 AND &quot;statut&quot; &lt;&gt; 'pas_japonais'"/>
   <rule key="r2" symbol="2" label="prairiale, petite tache" filter="CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 2 AND &quot;statut&quot; = 'pas_japonais'"/>
   <rule key="r3" symbol="3" label="prairiale" filter="CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 2 AND &quot;statut&quot; &lt;&gt; 'pas_japonais'"/>
   <rule key="r4" symbol="4" label="humide, petite tache" filter="CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 3 AND &quot;statut&quot; = 'pas_japonais'"/>
   <rule key="r5" symbol="5" label="humide" filter="CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 3 AND &quot;statut&quot; &lt;&gt; 'pas_japonais'"/>
   <rule key="r6" symbol="6" label="aquatique, petite tache" filter="CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 4 AND &quot;statut&quot; = 'pas_japonais'"/>
   <rule key="r7" symbol="7" label="aquatique" filter="CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 4 AND &quot;statut&quot; &lt;&gt; 'pas_japonais'"/>
   <rule key="r8" symbol="8" label="autre sous-trame" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,160"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="47,107,58,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.4"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="47,107,58,190"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,160"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="155,191,90,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.4"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="155,191,90,190"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,160"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="63,143,155,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.4"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="63,143,155,190"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,160"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="58,111,176,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.4"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="7" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="58,111,176,190"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="8" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="91,102,112,190"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <blendMode>0</blendMode>
</qgis>
