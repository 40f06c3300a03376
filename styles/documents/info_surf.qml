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
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="29,42,53,200"/>
     <prop k="style" v="diagonal_x"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,200"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="31,78,121,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="179,38,30,200"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="179,38,30,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="140,74,47,200"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="140,74,47,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="47,107,58,200"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="47,107,58,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="58,111,176,200"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="58,111,176,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="179,38,30,200"/>
     <prop k="style" v="dense7"/>
     <prop k="outline_color" v="179,38,30,255"/>
     <prop k="outline_style" v="dot"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,200"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
</qgis>
