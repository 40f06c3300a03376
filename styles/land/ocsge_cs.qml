<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="categorizedSymbol" attr="upper(trim(to_string(coalesce(attribute($currentfeature,'cs'),attribute($currentfeature,'cs_2024'),attribute($currentfeature,'cs_2021'),attribute($currentfeature,'cs_2018'),attribute($currentfeature,'cs_2015'),attribute($currentfeature,'cs_2010'),attribute($currentfeature,'cs_2009'),attribute($currentfeature,'cs_2005'),attribute($currentfeature,'code_cs'),attribute($currentfeature,'code_cs_2024'),attribute($currentfeature,'code_cs_2021'),attribute($currentfeature,'code_cs_2018'),attribute($currentfeature,'code_cs_2015'),attribute($currentfeature,'code_cs_2010'),attribute($currentfeature,'code_cs_2009'),attribute($currentfeature,'code_cs_2005'),attribute($currentfeature,'couvert'),attribute($currentfeature,'couvert_2024'),attribute($currentfeature,'couvert_2021'),attribute($currentfeature,'couvert_2018'),attribute($currentfeature,'couvert_2015'),attribute($currentfeature,'couvert_2010'),attribute($currentfeature,'couvert_2009'),attribute($currentfeature,'couvert_2005'),attribute($currentfeature,'code_cs_n3'),attribute($currentfeature,'code_cs_n3_2024'),attribute($currentfeature,'code_cs_n3_2021'),attribute($currentfeature,'code_cs_n3_2018'),attribute($currentfeature,'code_cs_n3_2015'),attribute($currentfeature,'code_cs_n3_2010'),attribute($currentfeature,'code_cs_n3_2009'),attribute($currentfeature,'code_cs_n3_2005'),attribute($currentfeature,'cs_n3'),attribute($currentfeature,'cs_n3_2024'),attribute($currentfeature,'cs_n3_2021'),attribute($currentfeature,'cs_n3_2018'),attribute($currentfeature,'cs_n3_2015'),attribute($currentfeature,'cs_n3_2010'),attribute($currentfeature,'cs_n3_2009'),attribute($currentfeature,'cs_n3_2005'),attribute($currentfeature,'cs_niv3'),attribute($currentfeature,'cs_niv3_2024'),attribute($currentfeature,'cs_niv3_2021'),attribute($currentfeature,'cs_niv3_2018'),attribute($currentfeature,'cs_niv3_2015'),attribute($currentfeature,'cs_niv3_2010'),attribute($currentfeature,'cs_niv3_2009'),attribute($currentfeature,'cs_niv3_2005')))))" symbollevels="0" enableorderby="0" forceraster="0">
  <categories>
   <category value="CS1.1.1.1" type="string" symbol="0" label="CS1.1.1.1 Zones bâties"/>
   <category value="CS1.1.1.2" type="string" symbol="1" label="CS1.1.1.2 Zones non bâties"/>
   <category value="CS1.1.2.1" type="string" symbol="2" label="CS1.1.2.1 Zones à matériaux minéraux"/>
   <category value="CS1.1.2.2" type="string" symbol="3" label="CS1.1.2.2 Zones à autres matériaux composites"/>
   <category value="CS1.2.1" type="string" symbol="4" label="CS1.2.1 Sols nus"/>
   <category value="CS1.2.2" type="string" symbol="5" label="CS1.2.2 Surfaces d’eau"/>
   <category value="CS1.2.3" type="string" symbol="6" label="CS1.2.3 Névés et glaciers"/>
   <category value="CS2.1.1.1" type="string" symbol="7" label="CS2.1.1.1 Peuplements de feuillus"/>
   <category value="CS2.1.1.2" type="string" symbol="8" label="CS2.1.1.2 Peuplements de conifères"/>
   <category value="CS2.1.1.3" type="string" symbol="9" label="CS2.1.1.3 Peuplements mixtes"/>
   <category value="CS2.1.2" type="string" symbol="10" label="CS2.1.2 Formations arbustives et sous-arbrisseaux"/>
   <category value="CS2.1.3" type="string" symbol="11" label="CS2.1.3 Autres formations ligneuses"/>
   <category value="CS2.2.1" type="string" symbol="12" label="CS2.2.1 Formations herbacées"/>
   <category value="CS2.2.2" type="string" symbol="13" label="CS2.2.2 Autres formations non ligneuses"/>
   <category value="" type="string" symbol="14" label="Autres valeurs"/>
  </categories>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,55,122,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,55,122,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,145,145,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,145,145,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,153,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,153,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="166,77,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="166,77,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="204,204,204,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="204,204,204,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="0,204,242,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="0,204,242,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="166,230,204,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="166,230,204,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="128,255,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="128,255,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="8" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="0,166,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="0,166,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="9" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="128,190,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="128,190,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="10" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="166,255,128,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="166,255,128,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="11" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="230,128,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="230,128,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="12" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="204,242,77,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="204,242,77,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="13" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="204,255,204,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="204,255,204,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="14" alpha="1" clip_to_extent="1" force_rhr="0">
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
