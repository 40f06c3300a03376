<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="categorizedSymbol" attr="upper(trim(to_string(coalesce(attribute($currentfeature,'us'),attribute($currentfeature,'us_2024'),attribute($currentfeature,'us_2021'),attribute($currentfeature,'us_2018'),attribute($currentfeature,'us_2015'),attribute($currentfeature,'us_2010'),attribute($currentfeature,'us_2009'),attribute($currentfeature,'us_2005'),attribute($currentfeature,'code_us'),attribute($currentfeature,'code_us_2024'),attribute($currentfeature,'code_us_2021'),attribute($currentfeature,'code_us_2018'),attribute($currentfeature,'code_us_2015'),attribute($currentfeature,'code_us_2010'),attribute($currentfeature,'code_us_2009'),attribute($currentfeature,'code_us_2005'),attribute($currentfeature,'usage'),attribute($currentfeature,'usage_2024'),attribute($currentfeature,'usage_2021'),attribute($currentfeature,'usage_2018'),attribute($currentfeature,'usage_2015'),attribute($currentfeature,'usage_2010'),attribute($currentfeature,'usage_2009'),attribute($currentfeature,'usage_2005'),attribute($currentfeature,'code_us_n3'),attribute($currentfeature,'code_us_n3_2024'),attribute($currentfeature,'code_us_n3_2021'),attribute($currentfeature,'code_us_n3_2018'),attribute($currentfeature,'code_us_n3_2015'),attribute($currentfeature,'code_us_n3_2010'),attribute($currentfeature,'code_us_n3_2009'),attribute($currentfeature,'code_us_n3_2005'),attribute($currentfeature,'us_n3'),attribute($currentfeature,'us_n3_2024'),attribute($currentfeature,'us_n3_2021'),attribute($currentfeature,'us_n3_2018'),attribute($currentfeature,'us_n3_2015'),attribute($currentfeature,'us_n3_2010'),attribute($currentfeature,'us_n3_2009'),attribute($currentfeature,'us_n3_2005'),attribute($currentfeature,'us_niv3'),attribute($currentfeature,'us_niv3_2024'),attribute($currentfeature,'us_niv3_2021'),attribute($currentfeature,'us_niv3_2018'),attribute($currentfeature,'us_niv3_2015'),attribute($currentfeature,'us_niv3_2010'),attribute($currentfeature,'us_niv3_2009'),attribute($currentfeature,'us_niv3_2005')))))" symbollevels="0" enableorderby="0" forceraster="0">
  <categories>
   <category value="US1.1.1" type="string" symbol="0" label="US1.1.1 Prairies"/>
   <category value="US1.1.2" type="string" symbol="1" label="US1.1.2 Bandes enherbées"/>
   <category value="US1.1.3" type="string" symbol="2" label="US1.1.3 Cultures annuelles"/>
   <category value="US1.1.4" type="string" symbol="3" label="US1.1.4 Horticulture - pépinières"/>
   <category value="US1.1.5" type="string" symbol="4" label="US1.1.5 Cultures permanentes"/>
   <category value="US1.1.6" type="string" symbol="5" label="US1.1.6 Autoconsommation"/>
   <category value="US1.1.7" type="string" symbol="6" label="US1.1.7 Infrastructures agricoles"/>
   <category value="US1.2.1" type="string" symbol="7" label="US1.2.1 Zones de coupes"/>
   <category value="US1.2.2" type="string" symbol="8" label="US1.2.2 Peupleraies"/>
   <category value="US1.2.3" type="string" symbol="9" label="US1.2.3 Plantations récentes"/>
   <category value="US1.2.4" type="string" symbol="10" label="US1.2.4 Autres plantations"/>
   <category value="US1.3.1" type="string" symbol="11" label="US1.3.1 Extraction de matériaux en exploitation"/>
   <category value="US1.3.2" type="string" symbol="12" label="US1.3.2 Terrils en exploitation"/>
   <category value="US1.4.0" type="string" symbol="13" label="US1.4.0 Aquaculture - pisciculture"/>
   <category value="US2.1.1" type="string" symbol="14" label="US2.1.1 Zones industrielles et activités économiques"/>
   <category value="US2.1.2" type="string" symbol="15" label="US2.1.2 Zone de stockage ou production d’énergie fossile"/>
   <category value="US2.1.3" type="string" symbol="16" label="US2.1.3 Zone de stockage ou production de biogaz"/>
   <category value="US2.1.4" type="string" symbol="17" label="US2.1.4 Zone de production d’énergie solaire"/>
   <category value="US2.1.5" type="string" symbol="18" label="US2.1.5 Zone de production éolienne"/>
   <category value="US2.2.0" type="string" symbol="19" label="US2.2.0 Zones commerciales"/>
   <category value="US3.1.1" type="string" symbol="20" label="US3.1.1 Emprises scolaires - universitaires"/>
   <category value="US3.1.2" type="string" symbol="21" label="US3.1.2 Emprises hospitalières"/>
   <category value="US3.1.3" type="string" symbol="22" label="US3.1.3 Cimetières et lieux de culte"/>
   <category value="US3.1.4" type="string" symbol="23" label="US3.1.4 Parkings et places"/>
   <category value="US3.1.5" type="string" symbol="24" label="US3.1.5 Déchetteries et décharges publiques"/>
   <category value="US3.1.6" type="string" symbol="25" label="US3.1.6 Autres emprises collectives"/>
   <category value="US3.2.1" type="string" symbol="26" label="US3.2.1 Parcs et espaces verts paysagers"/>
   <category value="US3.2.2" type="string" symbol="27" label="US3.2.2 Complexes sportifs et terrains de sports"/>
   <category value="US3.2.3" type="string" symbol="28" label="US3.2.3 Golfs"/>
   <category value="US3.2.4" type="string" symbol="29" label="US3.2.4 Campings"/>
   <category value="US3.2.5" type="string" symbol="30" label="US3.2.5 Complexes culturels et zones de loisirs"/>
   <category value="US4.1.1" type="string" symbol="31" label="US4.1.1 Routier principal"/>
   <category value="US4.1.2" type="string" symbol="32" label="US4.1.2 Routier secondaire"/>
   <category value="US4.2.1" type="string" symbol="33" label="US4.2.1 Ferré principal"/>
   <category value="US4.2.2" type="string" symbol="34" label="US4.2.2 Ferré secondaire"/>
   <category value="US4.3.0" type="string" symbol="35" label="US4.3.0 Aérien"/>
   <category value="US4.4.0" type="string" symbol="36" label="US4.4.0 Fluvial et maritime"/>
   <category value="US4.5.0" type="string" symbol="37" label="US4.5.0 Espaces associés aux réseaux de transports"/>
   <category value="US5.1.1" type="string" symbol="38" label="US5.1.1 Habitat continu fortement compact"/>
   <category value="US5.1.2" type="string" symbol="39" label="US5.1.2 Habitat continu moyennement compact"/>
   <category value="US5.1.3" type="string" symbol="40" label="US5.1.3 Habitat continu faiblement compact"/>
   <category value="US5.2.1" type="string" symbol="41" label="US5.2.1 Habitat discontinu fortement compact"/>
   <category value="US5.2.2" type="string" symbol="42" label="US5.2.2 Habitat discontinu moyennement compact"/>
   <category value="US5.2.3" type="string" symbol="43" label="US5.2.3 Habitat discontinu faiblement compact"/>
   <category value="US5.3.1" type="string" symbol="44" label="US5.3.1 Grands ensembles collectifs"/>
   <category value="US5.3.2" type="string" symbol="45" label="US5.3.2 Collectifs"/>
   <category value="US5.4.0" type="string" symbol="46" label="US5.4.0 Habitat isolé"/>
   <category value="US6.1.1" type="string" symbol="47" label="US6.1.1 Chantiers"/>
   <category value="US6.1.2" type="string" symbol="48" label="US6.1.2 Extraction de matériaux en mutation"/>
   <category value="US6.2.1" type="string" symbol="49" label="US6.2.1 Friches économiques"/>
   <category value="US6.2.2" type="string" symbol="50" label="US6.2.2 Vacants urbains"/>
   <category value="US6.2.3" type="string" symbol="51" label="US6.2.3 Espaces agricoles non exploités"/>
   <category value="US7.0.0" type="string" symbol="52" label="US7.0.0 Usages indéterminés"/>
   <category value="" type="string" symbol="53" label="Autres valeurs"/>
  </categories>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
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
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="233,255,190,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="233,255,190,255"/>
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
     <prop k="color" v="38,155,0,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,225,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,225,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="233,255,190,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="233,255,190,255"/>
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
     <prop k="color" v="169,0,230,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="233,255,190,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="233,255,190,255"/>
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
     <prop k="color" v="170,255,0,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="233,255,190,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="233,255,190,255"/>
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
     <prop k="color" v="255,127,127,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="233,255,190,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="233,255,190,255"/>
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
     <prop k="line_color" v="110,110,110,255"/>
     <prop k="line_width" v="0.18"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="70,180,10,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="70,180,10,255"/>
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
     <prop k="line_color" v="255,255,255,255"/>
     <prop k="line_width" v="0.18"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="8" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="70,180,10,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="70,180,10,255"/>
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
     <prop k="color" v="205,245,122,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="9" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="70,180,10,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="70,180,10,255"/>
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
     <prop k="color" v="255,255,255,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="10" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="70,180,10,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="70,180,10,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="11" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="110,110,110,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="90,90,90,255"/>
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
     <prop k="color" v="110,110,110,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="90,90,90,255"/>
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
   <symbol type="fill" name="13" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="151,219,242,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="64,101,235,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="14" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="132,0,168,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="132,0,168,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="15" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="132,0,168,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="110,110,110,255"/>
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
     <prop k="color" v="255,255,255,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="16" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="132,0,168,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="110,110,110,255"/>
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
     <prop k="color" v="129,255,129,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="17" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="132,0,168,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="110,110,110,255"/>
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
     <prop k="color" v="255,255,99,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="18" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="132,0,168,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="110,110,110,255"/>
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
     <prop k="color" v="35,167,167,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="19" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="168,0,132,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="168,0,132,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="20" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,170,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,170,0,255"/>
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
     <prop k="line_color" v="110,110,110,255"/>
     <prop k="line_width" v="0.18"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="21" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,170,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,170,0,255"/>
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
     <prop k="color" v="227,26,28,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="22" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,170,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,170,0,255"/>
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
     <prop k="color" v="255,170,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="110,110,110,255"/>
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
     <prop k="color" v="110,110,110,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="24" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,170,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,170,0,255"/>
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
     <prop k="line_color" v="110,110,110,255"/>
     <prop k="line_width" v="0.18"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="25" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,170,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,170,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="26" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="245,202,122,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="245,202,122,255"/>
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
   <symbol type="fill" name="27" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="245,202,122,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="245,202,122,255"/>
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
     <prop k="color" v="0,112,155,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="28" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="245,202,122,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="245,202,122,255"/>
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
     <prop k="color" v="170,255,0,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="29" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="245,202,102,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="245,202,102,255"/>
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
     <prop k="color" v="104,104,104,255"/>
     <prop k="outline_style" v="no"/>
     <prop k="size" v="0.45"/>
     <prop k="size_unit" v="MM"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="30" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="245,202,122,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="245,202,122,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="31" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,0,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="32" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="35,35,35,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="33" alpha="1" clip_to_extent="1" force_rhr="0">
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
   <symbol type="fill" name="34" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="130,130,130,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="130,130,130,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="35" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="178,178,178,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="178,178,178,255"/>
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
     <prop k="line_color" v="110,110,110,255"/>
     <prop k="line_width" v="0.18"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
    </layer>
     </symbol>
    </layer>
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <prop k="angle" v="135"/>
     <prop k="distance" v="1.3"/>
     <prop k="distance_unit" v="MM"/>
     <symbol type="line" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="110,110,110,255"/>
     <prop k="line_width" v="0.18"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="36" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,178,255,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,178,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="37" alpha="1" clip_to_extent="1" force_rhr="0">
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
   <symbol type="fill" name="38" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,0,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,0,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="39" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="168,0,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="168,0,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="40" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="230,0,0,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="230,0,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="41" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="250,110,110,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="250,110,110,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="42" alpha="1" clip_to_extent="1" force_rhr="0">
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
   <symbol type="fill" name="43" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,200,200,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="35,35,35,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="44" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="205,102,102,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="205,102,102,255"/>
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
     <prop k="line_color" v="110,110,110,255"/>
     <prop k="line_width" v="0.18"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="45" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="205,102,102,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="205,102,102,255"/>
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
     <prop k="line_color" v="110,110,110,255"/>
     <prop k="line_width" v="0.18"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="46" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="205,60,90,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="205,60,90,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="47" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="234,217,247,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="234,217,247,255"/>
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
     <prop k="line_color" v="255,0,0,255"/>
     <prop k="line_width" v="0.18"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="48" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="234,217,247,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="234,217,247,255"/>
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
     <prop k="line_color" v="0,0,0,255"/>
     <prop k="line_width" v="0.18"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="49" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="234,217,247,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="234,217,247,255"/>
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
     <prop k="line_color" v="156,156,156,255"/>
     <prop k="line_width" v="0.18"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="50" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="234,217,247,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="234,217,247,255"/>
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
     <prop k="line_color" v="255,127,127,255"/>
     <prop k="line_width" v="0.18"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="51" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="234,217,247,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="234,217,247,255"/>
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
     <prop k="line_color" v="85,255,0,255"/>
     <prop k="line_width" v="0.18"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="fill" name="52" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="230,230,230,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="230,230,230,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="53" alpha="1" clip_to_extent="1" force_rhr="0">
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
