<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Annulation partielle" filter="left(&quot;code&quot;, 2) IN ('98')"/>
   <rule key="r1" symbol="1" label="Aménagement, préemption, taxe" filter="left(&quot;code&quot;, 2) IN ('02', '03', '04', '05', '10', '11', '12', '13', '30', '32', '33', '34', '35', '39', '42')"/>
   <rule key="r2" symbol="2" label="Risques, bruit, sols" filter="left(&quot;code&quot;, 2) IN ('09', '14', '17', '21', '27', '38', '41', '43')"/>
   <rule key="r3" symbol="3" label="Patrimoine, publicité" filter="left(&quot;code&quot;, 2) IN ('16', '20', '31', '40')"/>
   <rule key="r4" symbol="4" label="Nature, forêt, montagne" filter="left(&quot;code&quot;, 2) IN ('08', '22', '23', '25', '36', '37')"/>
   <rule key="r5" symbol="5" label="Eau et assainissement" filter="left(&quot;code&quot;, 2) IN ('19')"/>
   <rule key="r6" symbol="6" label="Sans code" filter='"code" IS NULL'/>
   <rule key="r7" symbol="7" label="Autres informations" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="cross_fill"/>
     <prop k="color" v="29,42,53,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_style" v="solid"/>
     <prop k="size" v="2.4"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="square"/>
     <prop k="color" v="31,78,121,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_style" v="solid"/>
     <prop k="size" v="2.4"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="diamond"/>
     <prop k="color" v="179,38,30,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_style" v="solid"/>
     <prop k="size" v="2.4"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="star"/>
     <prop k="color" v="140,74,47,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_style" v="solid"/>
     <prop k="size" v="2.4"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="47,107,58,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_style" v="solid"/>
     <prop k="size" v="2.4"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="hexagon"/>
     <prop k="color" v="58,111,176,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_style" v="solid"/>
     <prop k="size" v="2.4"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="x"/>
     <prop k="color" v="179,38,30,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_style" v="solid"/>
     <prop k="size" v="2.4"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="115,115,115,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_style" v="solid"/>
     <prop k="size" v="2.4"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
</qgis>
