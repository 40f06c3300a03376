<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="categorizedSymbol" attr="upper(trim(to_string(coalesce(attribute($currentfeature,'us'),attribute($currentfeature,'us_2024'),attribute($currentfeature,'us_2021'),attribute($currentfeature,'us_2018'),attribute($currentfeature,'us_2015'),attribute($currentfeature,'us_2010'),attribute($currentfeature,'us_2009'),attribute($currentfeature,'us_2005'),attribute($currentfeature,'code_us'),attribute($currentfeature,'code_us_2024'),attribute($currentfeature,'code_us_2021'),attribute($currentfeature,'code_us_2018'),attribute($currentfeature,'code_us_2015'),attribute($currentfeature,'code_us_2010'),attribute($currentfeature,'code_us_2009'),attribute($currentfeature,'code_us_2005'),attribute($currentfeature,'usage'),attribute($currentfeature,'usage_2024'),attribute($currentfeature,'usage_2021'),attribute($currentfeature,'usage_2018'),attribute($currentfeature,'usage_2015'),attribute($currentfeature,'usage_2010'),attribute($currentfeature,'usage_2009'),attribute($currentfeature,'usage_2005'),attribute($currentfeature,'code_us_n3'),attribute($currentfeature,'code_us_n3_2024'),attribute($currentfeature,'code_us_n3_2021'),attribute($currentfeature,'code_us_n3_2018'),attribute($currentfeature,'code_us_n3_2015'),attribute($currentfeature,'code_us_n3_2010'),attribute($currentfeature,'code_us_n3_2009'),attribute($currentfeature,'code_us_n3_2005'),attribute($currentfeature,'us_n3'),attribute($currentfeature,'us_n3_2024'),attribute($currentfeature,'us_n3_2021'),attribute($currentfeature,'us_n3_2018'),attribute($currentfeature,'us_n3_2015'),attribute($currentfeature,'us_n3_2010'),attribute($currentfeature,'us_n3_2009'),attribute($currentfeature,'us_n3_2005'),attribute($currentfeature,'us_niv3'),attribute($currentfeature,'us_niv3_2024'),attribute($currentfeature,'us_niv3_2021'),attribute($currentfeature,'us_niv3_2018'),attribute($currentfeature,'us_niv3_2015'),attribute($currentfeature,'us_niv3_2010'),attribute($currentfeature,'us_niv3_2009'),attribute($currentfeature,'us_niv3_2005')))))" symbollevels="0" enableorderby="0" forceraster="0">
  <categories>
   <category value="US1.1" type="string" symbol="0" label="US1.1 Agriculture"/>
   <category value="US1.2" type="string" symbol="1" label="US1.2 Sylviculture"/>
   <category value="US1.3" type="string" symbol="2" label="US1.3 Activités d’extraction"/>
   <category value="US1.4" type="string" symbol="3" label="US1.4 Pêche et Aquaculture"/>
   <category value="US1.5" type="string" symbol="4" label="US1.5 Autre"/>
   <category value="US2" type="string" symbol="5" label="US2 Production secondaire"/>
   <category value="US235" type="string" symbol="6" label="US235 Production secondaire, tertiaire et usage résidentiel"/>
   <category value="US3" type="string" symbol="7" label="US3 Production tertiaire"/>
   <category value="US4.1.1" type="string" symbol="8" label="US4.1.1 Réseaux routiers"/>
   <category value="US4.1.2" type="string" symbol="9" label="US4.1.2 Réseaux ferrés"/>
   <category value="US4.1.3" type="string" symbol="10" label="US4.1.3 Réseaux aériens"/>
   <category value="US4.1.4" type="string" symbol="11" label="US4.1.4 Réseaux de transport fluvial et maritime"/>
   <category value="US4.1.5" type="string" symbol="12" label="US4.1.5 Autres réseaux de transport"/>
   <category value="US4.2" type="string" symbol="13" label="US4.2 Services logistiques et de stockage"/>
   <category value="US4.3" type="string" symbol="14" label="US4.3 Réseaux d’utilité publique"/>
   <category value="US5" type="string" symbol="15" label="US5 Usage résidentiel"/>
   <category value="US6.1" type="string" symbol="16" label="US6.1 Zones en transition"/>
   <category value="US6.2" type="string" symbol="17" label="US6.2 Zones abandonnées"/>
   <category value="US6.3" type="string" symbol="18" label="US6.3 Sans usage"/>
   <category value="US6.6" type="string" symbol="19" label="US6.6 Usage inconnu"/>
   <category value="" type="string" symbol="20" label="Autres valeurs"/>
  </categories>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,168,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,168,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="0,128,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="0,128,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="166,0,204,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="166,0,204,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="0,0,153,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="0,0,153,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="153,102,51,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="153,102,51,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="230,0,77,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="230,0,77,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="230,0,77,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="230,0,77,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,140,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,140,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="8" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="204,0,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="204,0,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="9" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="90,90,90,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="90,90,90,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="10" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="230,204,230,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="230,204,230,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="11" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="0,102,255,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="0,102,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="12" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="102,0,51,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="102,0,51,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="13" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,0,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,0,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="14" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,75,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,75,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="15" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="190,9,97,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="190,9,97,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="16" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,77,255,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,77,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="17" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="64,64,64,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="64,64,64,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="18" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="240,240,40,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="240,240,40,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="19" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,204,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,204,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="20" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="208,28,139,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <prop k="angle" v="135"/>
     <prop k="distance" v="1.3"/>
     <prop k="distance_unit" v="MM"/>
     <symbol type="line" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="208,28,139,255"/>
     <prop k="line_width" v="0.18"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
</qgis>
