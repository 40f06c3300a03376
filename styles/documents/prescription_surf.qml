<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Espaces boisés classés" filter="left(&quot;code&quot;, 2) IN ('01')"/>
   <rule key="r1" symbol="1" label="Patrimoine, paysage, écologie" filter="left(&quot;code&quot;, 2) IN ('07', '08', '25', '31', '34', '42', '43', '46')"/>
   <rule key="r2" symbol="2" label="Limites : risques, environnement, littoral" filter="left(&quot;code&quot;, 2) IN ('02', '32', '33', '48', '54')"/>
   <rule key="r3" symbol="3" label="Emplacements réservés" filter="left(&quot;code&quot;, 2) IN ('05')"/>
   <rule key="r4" symbol="4" label="Orientations d’aménagement, projets" filter="left(&quot;code&quot;, 2) IN ('14', '18', '36', '45', '49')"/>
   <rule key="r5" symbol="5" label="Constructions en A et N, STECAL" filter="left(&quot;code&quot;, 2) IN ('13', '16', '20')"/>
   <rule key="r6" symbol="6" label="Logement, mixité, densité" filter="left(&quot;code&quot;, 2) IN ('17', '23', '29', '30', '56')"/>
   <rule key="r7" symbol="7" label="Commerce, voies, stationnement" filter="left(&quot;code&quot;, 2) IN ('04', '22', '24', '28', '44', '52')"/>
   <rule key="r8" symbol="8" label="Implantation, emprise, hauteur, aspect" filter="left(&quot;code&quot;, 2) IN ('15', '37', '38', '39', '40', '41', '53')"/>
   <rule key="r9" symbol="9" label="Sans code" filter='"code" IS NULL'/>
   <rule key="r10" symbol="10" label="Autres prescriptions" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="47,107,58,200"/>
     <prop k="style" v="diagonal_x"/>
     <prop k="outline_color" v="47,107,58,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="86,140,60,200"/>
     <prop k="style" v="f_diagonal"/>
     <prop k="outline_color" v="86,140,60,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="63,143,155,200"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="63,143,155,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="179,38,30,200"/>
     <prop k="style" v="cross"/>
     <prop k="outline_color" v="179,38,30,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,200"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="31,78,121,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="140,74,47,200"/>
     <prop k="style" v="dense5"/>
     <prop k="outline_color" v="140,74,47,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="120,80,150,200"/>
     <prop k="style" v="horizontal"/>
     <prop k="outline_color" v="120,80,150,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="201,138,0,200"/>
     <prop k="style" v="vertical"/>
     <prop k="outline_color" v="201,138,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="8" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="90,100,110,200"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="90,100,110,255"/>
     <prop k="outline_style" v="dot"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="9" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="179,38,30,200"/>
     <prop k="style" v="dense7"/>
     <prop k="outline_color" v="179,38,30,255"/>
     <prop k="outline_style" v="dot"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="10" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,200"/>
     <prop k="style" v="dense6"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
</qgis>
