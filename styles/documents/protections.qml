<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Espace boisé classé perdu" filter="&quot;typepsc&quot; = '01' AND &quot;sens&quot; = 'perdu'"/>
   <rule key="r1" symbol="1" label="Espace boisé classé gagné" filter="&quot;typepsc&quot; = '01' AND &quot;sens&quot; = 'gagné'"/>
   <rule key="r2" symbol="2" label="STECAL perdu" filter="&quot;typepsc&quot; = '16' AND &quot;sens&quot; = 'perdu'"/>
   <rule key="r3" symbol="3" label="STECAL gagné" filter="&quot;typepsc&quot; = '16' AND &quot;sens&quot; = 'gagné'"/>
   <rule key="r4" symbol="4" label="Autres prescriptions" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="179,38,30,255"/>
     <prop k="style" v="diagonal_x"/>
     <prop k="outline_color" v="179,38,30,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="47,107,58,255"/>
     <prop k="style" v="diagonal_x"/>
     <prop k="outline_color" v="47,107,58,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,255"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="140,74,47,200"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="140,74,47,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,90"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="52,52,52,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <aliases>
  <alias field="insee" index="-1" name="Code INSEE"/>
  <alias field="commune" index="-1" name="Commune"/>
  <alias field="typepsc" index="-1" name="Type"/>
  <alias field="code" index="-1" name="Code"/>
  <alias field="libelle" index="-1" name="Prescription"/>
  <alias field="sens" index="-1" name="Sens"/>
  <alias field="aire_ha" index="-1" name="Surface (ha)"/>
 </aliases>
</qgis>
