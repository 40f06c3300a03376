<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Jusqu’à 25 % de la distance" filter="&quot;pourcent&quot; &gt; 0 and &quot;pourcent&quot; &lt;= 25"/>
   <rule key="r1" symbol="1" label="De 25 à 50 % de la distance" filter="&quot;pourcent&quot; &gt; 25 and &quot;pourcent&quot; &lt;= 50"/>
   <rule key="r2" symbol="2" label="De 50 à 75 % de la distance" filter="&quot;pourcent&quot; &gt; 50 and &quot;pourcent&quot; &lt;= 75"/>
   <rule key="r3" symbol="3" label="De 75 à 100 % de la distance" filter="&quot;pourcent&quot; &gt; 75 and &quot;pourcent&quot; &lt;= 100"/>
   <rule key="r4" symbol="4" label="Bande non renseignée" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="0.85">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="47,107,58,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.15"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="0.85">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="107,154,92,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.15"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="0.85">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="165,192,138,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.15"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="0.85">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="213,223,191,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.15"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="0.85">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="154,163,168,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.15"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
</qgis>
