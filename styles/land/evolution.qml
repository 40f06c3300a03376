<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields|Notes" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Extension : bâti hors de l’enveloppe" filter="&quot;type&quot; = 'extension'"/>
   <rule key="r1" symbol="1" label="Densification : bâti dans l’enveloppe" filter="&quot;type&quot; = 'densification'"/>
   <rule key="r2" symbol="2" label="Autres valeurs" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="140,74,47,255"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="140,74,47,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.6"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,230"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="31,78,121,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.4"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,0"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <aliases>
  <alias field="type" index="-1" name="Type"/>
  <alias field="code" index="-1" name="Territoire"/>
  <alias field="n_bati" index="-1" name="Lieux bâtis"/>
  <alias field="ha" index="-1" name="Surface bâtie (ha)"/>
 </aliases>
 <userNotes value="Une enveloppe urbaine n’est pas une mesure de consommation d’espaces : elle contient des jardins, des champs et des voies, et change avec ses paramètres (colonne parametres)."/>
</qgis>
