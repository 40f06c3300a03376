<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="categorizedSymbol" attr="upper(trim(to_string(coalesce(attribute($currentfeature,'cs'),attribute($currentfeature,'cs_2024'),attribute($currentfeature,'cs_2021'),attribute($currentfeature,'cs_2018'),attribute($currentfeature,'cs_2015'),attribute($currentfeature,'cs_2010'),attribute($currentfeature,'cs_2009'),attribute($currentfeature,'cs_2005'),attribute($currentfeature,'code_cs'),attribute($currentfeature,'code_cs_2024'),attribute($currentfeature,'code_cs_2021'),attribute($currentfeature,'code_cs_2018'),attribute($currentfeature,'code_cs_2015'),attribute($currentfeature,'code_cs_2010'),attribute($currentfeature,'code_cs_2009'),attribute($currentfeature,'code_cs_2005'),attribute($currentfeature,'couvert'),attribute($currentfeature,'couvert_2024'),attribute($currentfeature,'couvert_2021'),attribute($currentfeature,'couvert_2018'),attribute($currentfeature,'couvert_2015'),attribute($currentfeature,'couvert_2010'),attribute($currentfeature,'couvert_2009'),attribute($currentfeature,'couvert_2005'),attribute($currentfeature,'code_cs_n3'),attribute($currentfeature,'code_cs_n3_2024'),attribute($currentfeature,'code_cs_n3_2021'),attribute($currentfeature,'code_cs_n3_2018'),attribute($currentfeature,'code_cs_n3_2015'),attribute($currentfeature,'code_cs_n3_2010'),attribute($currentfeature,'code_cs_n3_2009'),attribute($currentfeature,'code_cs_n3_2005'),attribute($currentfeature,'cs_n3'),attribute($currentfeature,'cs_n3_2024'),attribute($currentfeature,'cs_n3_2021'),attribute($currentfeature,'cs_n3_2018'),attribute($currentfeature,'cs_n3_2015'),attribute($currentfeature,'cs_n3_2010'),attribute($currentfeature,'cs_n3_2009'),attribute($currentfeature,'cs_n3_2005'),attribute($currentfeature,'cs_niv3'),attribute($currentfeature,'cs_niv3_2024'),attribute($currentfeature,'cs_niv3_2021'),attribute($currentfeature,'cs_niv3_2018'),attribute($currentfeature,'cs_niv3_2015'),attribute($currentfeature,'cs_niv3_2010'),attribute($currentfeature,'cs_niv3_2009'),attribute($currentfeature,'cs_niv3_2005')))))" symbollevels="0" enableorderby="0" forceraster="0">
  <categories>
   <category value="CS1.1.1" type="string" symbol="0" label="CS1.1.1 Surfaces bâties"/>
   <category value="CS1.1.2" type="string" symbol="1" label="CS1.1.2 Surfaces non bâties"/>
   <category value="CS1.2.1" type="string" symbol="2" label="CS1.2.1 Surfaces à matériaux minéraux - pierre - terre"/>
   <category value="CS1.2.2" type="string" symbol="3" label="CS1.2.2 Surfaces composées d’autres matériaux"/>
   <category value="CS2.1.1" type="string" symbol="4" label="CS2.1.1 Plage de sable"/>
   <category value="CS2.1.2" type="string" symbol="5" label="CS2.1.2 Dunes"/>
   <category value="CS2.1.3" type="string" symbol="6" label="CS2.1.3 Vasières et alluvions sableux"/>
   <category value="CS2.2.1" type="string" symbol="7" label="CS2.2.1 Plages de galets et alluvions grossiers"/>
   <category value="CS2.2.2" type="string" symbol="8" label="CS2.2.2 Côtes rocheuses et falaises"/>
   <category value="CS3.1.1" type="string" symbol="9" label="CS3.1.1 Plans d’eau"/>
   <category value="CS3.1.2" type="string" symbol="10" label="CS3.1.2 Cours d’eau"/>
   <category value="CS3.2.1" type="string" symbol="11" label="CS3.2.1 Zone subtidale saumâtre"/>
   <category value="CS3.2.2" type="string" symbol="12" label="CS3.2.2 Mer"/>
   <category value="CS4.1.1" type="string" symbol="13" label="CS4.1.1 Feuillus sur dunes"/>
   <category value="CS4.1.2" type="string" symbol="14" label="CS4.1.2 Feuillus"/>
   <category value="CS4.1.3" type="string" symbol="15" label="CS4.1.3 Boisements humides"/>
   <category value="CS4.2.1" type="string" symbol="16" label="CS4.2.1 Conifères sur dunes"/>
   <category value="CS4.2.2" type="string" symbol="17" label="CS4.2.2 Conifères"/>
   <category value="CS4.3.1" type="string" symbol="18" label="CS4.3.1 Peuplements mixtes sur dunes"/>
   <category value="CS4.3.2" type="string" symbol="19" label="CS4.3.2 Peuplements mixtes ou indéterminés"/>
   <category value="CS4.4.0" type="string" symbol="20" label="CS4.4.0 Vergers"/>
   <category value="CS5.1.1" type="string" symbol="21" label="CS5.1.1 Landes - fourrés - broussailles"/>
   <category value="CS5.1.2" type="string" symbol="22" label="CS5.1.2 Landes et fourrés humides"/>
   <category value="CS5.1.3" type="string" symbol="23" label="CS5.1.3 Végétations arbustives sur dunes"/>
   <category value="CS5.2.0" type="string" symbol="24" label="CS5.2.0 Vignes"/>
   <category value="CS6.1.1" type="string" symbol="25" label="CS6.1.1 Prairies mésophiles"/>
   <category value="CS6.1.2" type="string" symbol="26" label="CS6.1.2 Prairies humides"/>
   <category value="CS6.2.0" type="string" symbol="27" label="CS6.2.0 Pelouses naturelles"/>
   <category value="CS6.3.0" type="string" symbol="28" label="CS6.3.0 Terres arables"/>
   <category value="CS6.4.1" type="string" symbol="29" label="CS6.4.1 Formations herbacées humides continentales"/>
   <category value="CS6.4.2" type="string" symbol="30" label="CS6.4.2 Formations herbacées humides maritimes"/>
   <category value="CS6.5.0" type="string" symbol="31" label="CS6.5.0 Formations herbacées sur dunes"/>
   <category value="CS6.6.0" type="string" symbol="32" label="CS6.6.0 Autres couverts à dominante herbacée"/>
   <category value="" type="string" symbol="33" label="Autres valeurs"/>
  </categories>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
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
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,210,210,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,210,210,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="180,130,15,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="180,130,15,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="104,104,104,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="104,104,104,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,115,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,115,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
    <layer class="PointPatternFill" enabled="1" locked="0" pass="0">
     <prop k="distance_x" v="1.5"/>
     <prop k="distance_y" v="1.5"/>
     <prop k="displacement_x" v="0.75"/>
     <prop k="displacement_y" v="0"/>
     <prop k="distance_x_unit" v="MM"/>
     <prop k="distance_y_unit" v="MM"/>
     <prop k="displacement_x_unit" v="MM"/>
     <prop k="displacement_y_unit" v="MM"/>
     <symbol type="marker" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="0,0,0,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,115,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <prop k="angle" v="45"/>
     <prop k="distance" v="1.3"/>
     <prop k="distance_unit" v="MM"/>
     <symbol type="line" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="193,255,86,255"/>
     <prop k="line_width" v="0.18"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="178,178,178,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="178,178,178,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="8" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="178,178,178,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="178,178,178,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
    <layer class="PointPatternFill" enabled="1" locked="0" pass="0">
     <prop k="distance_x" v="1.5"/>
     <prop k="distance_y" v="1.5"/>
     <prop k="displacement_x" v="0.75"/>
     <prop k="displacement_y" v="0"/>
     <prop k="distance_x_unit" v="MM"/>
     <prop k="distance_y_unit" v="MM"/>
     <prop k="displacement_x_unit" v="MM"/>
     <prop k="displacement_y_unit" v="MM"/>
     <symbol type="marker" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="0,0,0,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="9" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="0,132,168,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="0,132,168,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="10" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="111,178,255,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,178,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="11" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="204,255,255,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="204,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
    <layer class="PointPatternFill" enabled="1" locked="0" pass="0">
     <prop k="distance_x" v="1.5"/>
     <prop k="distance_y" v="1.5"/>
     <prop k="displacement_x" v="0.75"/>
     <prop k="displacement_y" v="0"/>
     <prop k="distance_x_unit" v="MM"/>
     <prop k="distance_y_unit" v="MM"/>
     <prop k="displacement_x_unit" v="MM"/>
     <prop k="displacement_y_unit" v="MM"/>
     <symbol type="marker" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="0,0,0,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="12" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="204,255,255,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="204,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="13" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="56,168,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="56,168,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
    <layer class="PointPatternFill" enabled="1" locked="0" pass="0">
     <prop k="distance_x" v="1.5"/>
     <prop k="distance_y" v="1.5"/>
     <prop k="displacement_x" v="0.75"/>
     <prop k="displacement_y" v="0"/>
     <prop k="distance_x_unit" v="MM"/>
     <prop k="distance_y_unit" v="MM"/>
     <prop k="displacement_x_unit" v="MM"/>
     <prop k="displacement_y_unit" v="MM"/>
     <symbol type="marker" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="255,255,0,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="14" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="56,168,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="56,168,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="15" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="56,168,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="56,168,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
    <layer class="PointPatternFill" enabled="1" locked="0" pass="0">
     <prop k="distance_x" v="1.5"/>
     <prop k="distance_y" v="1.5"/>
     <prop k="displacement_x" v="0.75"/>
     <prop k="displacement_y" v="0"/>
     <prop k="distance_x_unit" v="MM"/>
     <prop k="distance_y_unit" v="MM"/>
     <prop k="displacement_x_unit" v="MM"/>
     <prop k="displacement_y_unit" v="MM"/>
     <symbol type="marker" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="255,0,0,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="16" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="0,115,76,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="0,115,76,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
    <layer class="PointPatternFill" enabled="1" locked="0" pass="0">
     <prop k="distance_x" v="1.5"/>
     <prop k="distance_y" v="1.5"/>
     <prop k="displacement_x" v="0.75"/>
     <prop k="displacement_y" v="0"/>
     <prop k="distance_x_unit" v="MM"/>
     <prop k="distance_y_unit" v="MM"/>
     <prop k="displacement_x_unit" v="MM"/>
     <prop k="displacement_y_unit" v="MM"/>
     <symbol type="marker" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="255,255,0,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="17" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="0,115,76,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="0,115,76,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="18" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="100,210,55,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="100,210,55,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
    <layer class="PointPatternFill" enabled="1" locked="0" pass="0">
     <prop k="distance_x" v="1.5"/>
     <prop k="distance_y" v="1.5"/>
     <prop k="displacement_x" v="0.75"/>
     <prop k="displacement_y" v="0"/>
     <prop k="distance_x_unit" v="MM"/>
     <prop k="distance_y_unit" v="MM"/>
     <prop k="displacement_x_unit" v="MM"/>
     <prop k="displacement_y_unit" v="MM"/>
     <symbol type="marker" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="255,255,0,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="19" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="100,210,55,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="100,210,55,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="20" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="230,230,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="230,230,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
    <layer class="PointPatternFill" enabled="1" locked="0" pass="0">
     <prop k="distance_x" v="1.5"/>
     <prop k="distance_y" v="1.5"/>
     <prop k="displacement_x" v="0.75"/>
     <prop k="displacement_y" v="0"/>
     <prop k="distance_x_unit" v="MM"/>
     <prop k="distance_y_unit" v="MM"/>
     <prop k="displacement_x_unit" v="MM"/>
     <prop k="displacement_y_unit" v="MM"/>
     <symbol type="marker" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="56,168,0,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="21" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="22" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
    <layer class="PointPatternFill" enabled="1" locked="0" pass="0">
     <prop k="distance_x" v="1.5"/>
     <prop k="distance_y" v="1.5"/>
     <prop k="displacement_x" v="0.75"/>
     <prop k="displacement_y" v="0"/>
     <prop k="distance_x_unit" v="MM"/>
     <prop k="distance_y_unit" v="MM"/>
     <prop k="displacement_x_unit" v="MM"/>
     <prop k="displacement_y_unit" v="MM"/>
     <symbol type="marker" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="255,0,0,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="23" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
    <layer class="PointPatternFill" enabled="1" locked="0" pass="0">
     <prop k="distance_x" v="1.5"/>
     <prop k="distance_y" v="1.5"/>
     <prop k="displacement_x" v="0.75"/>
     <prop k="displacement_y" v="0"/>
     <prop k="distance_x_unit" v="MM"/>
     <prop k="distance_y_unit" v="MM"/>
     <prop k="displacement_x_unit" v="MM"/>
     <prop k="displacement_y_unit" v="MM"/>
     <symbol type="marker" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="255,255,0,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="24" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="252,182,107,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="252,182,107,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="25" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="233,255,190,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="233,255,190,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="26" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="82,204,163,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="82,204,163,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
    <layer class="PointPatternFill" enabled="1" locked="0" pass="0">
     <prop k="distance_x" v="1.5"/>
     <prop k="distance_y" v="1.5"/>
     <prop k="displacement_x" v="0.75"/>
     <prop k="displacement_y" v="0"/>
     <prop k="distance_x_unit" v="MM"/>
     <prop k="distance_y_unit" v="MM"/>
     <prop k="displacement_x_unit" v="MM"/>
     <prop k="displacement_y_unit" v="MM"/>
     <symbol type="marker" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="0,92,230,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="27" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="171,205,102,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="171,205,102,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="28" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,210,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,210,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="29" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="209,255,115,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="209,255,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
    <layer class="PointPatternFill" enabled="1" locked="0" pass="0">
     <prop k="distance_x" v="1.5"/>
     <prop k="distance_y" v="1.5"/>
     <prop k="displacement_x" v="0.75"/>
     <prop k="displacement_y" v="0"/>
     <prop k="distance_x_unit" v="MM"/>
     <prop k="distance_y_unit" v="MM"/>
     <prop k="displacement_x_unit" v="MM"/>
     <prop k="displacement_y_unit" v="MM"/>
     <symbol type="marker" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="255,0,0,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="30" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="209,255,115,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="209,255,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
    <layer class="PointPatternFill" enabled="1" locked="0" pass="0">
     <prop k="distance_x" v="1.5"/>
     <prop k="distance_y" v="1.5"/>
     <prop k="displacement_x" v="0.75"/>
     <prop k="displacement_y" v="0"/>
     <prop k="distance_x_unit" v="MM"/>
     <prop k="distance_y_unit" v="MM"/>
     <prop k="displacement_x_unit" v="MM"/>
     <prop k="displacement_y_unit" v="MM"/>
     <symbol type="marker" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="255,0,0,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="31" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="209,255,115,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="209,255,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
    <layer class="PointPatternFill" enabled="1" locked="0" pass="0">
     <prop k="distance_x" v="1.5"/>
     <prop k="distance_y" v="1.5"/>
     <prop k="displacement_x" v="0.75"/>
     <prop k="displacement_y" v="0"/>
     <prop k="distance_x_unit" v="MM"/>
     <prop k="distance_y_unit" v="MM"/>
     <prop k="displacement_x_unit" v="MM"/>
     <prop k="displacement_y_unit" v="MM"/>
     <symbol type="marker" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="255,211,127,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="32" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,240,196,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,240,196,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="33" alpha="1" clip_to_extent="1" force_rhr="0">
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
