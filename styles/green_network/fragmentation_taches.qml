<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Fields" labelsEnabled="0">
 <aliases>
  <alias field="id_tache" index="-1" name="Tache"/>
  <alias field="sous_trame" index="-1" name="Sous-trame"/>
  <alias field="surface_ha" index="-1" name="Surface (ha)"/>
  <alias field="nb_unites" index="-1" name="Unités rencontrées"/>
  <alias field="touche_bord" index="-1" name="Touche le bord de la donnée"/>
 </aliases>
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Tache entière" filter='"touche_bord" = false'/>
   <rule key="r1" symbol="1" label="Tache coupée au bord de la donnée" filter='"touche_bord" = true'/>
   <rule key="r2" symbol="2" label="Non renseigné" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="155,191,90,200"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="47,107,58,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="226,231,190,200"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="47,107,58,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="47,107,58,230"/>
     <prop k="style" v="f_diagonal"/>
     <prop k="outline_color" v="47,107,58,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,230"/>
     <prop k="style" v="b_diagonal"/>
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
