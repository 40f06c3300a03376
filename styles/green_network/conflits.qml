<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="1" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Priorité 1 : obstacle difficile sur un lien majeur" filter="&quot;priorite&quot; = 1"/>
   <rule key="r1" symbol="1" label="Priorité 2 : obstacle difficile ou lien majeur" filter="&quot;priorite&quot; = 2"/>
   <rule key="r2" symbol="2" label="Priorité 3 : ni l’un ni l’autre" filter="&quot;priorite&quot; = 3"/>
   <rule key="r3" symbol="3" label="Priorité non renseignée" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="marker" name="0" alpha="1">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="29,42,53,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="outline_style" v="solid"/>
     <prop k="size" v="6.4"/>
     <prop k="size_unit" v="MM"/>
    </layer>
    <layer class="FontMarker" enabled="1" locked="0" pass="0">
     <prop k="font" v="DejaVu Sans"/>
     <prop k="font_style" v="Bold"/>
     <prop k="chr" v="0"/>
     <prop k="color" v="255,255,255,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_width" v="0"/>
     <prop k="size" v="3.0"/>
     <prop k="size_unit" v="MM"/>
     <prop k="horizontal_anchor_point" v="1"/>
     <prop k="vertical_anchor_point" v="1"/>
     <data_defined_properties><Option type="Map"><Option name="name" value="" type="QString"/><Option name="properties" type="Map"><Option name="char" type="Map"><Option name="active" value="true" type="bool"/><Option name="expression" value="coalesce(to_string(&quot;id_conflit&quot;), '?')" type="QString"/><Option name="type" value="3" type="int"/></Option></Option><Option name="type" value="collection" type="QString"/></Option></data_defined_properties>
    </layer>
   </symbol>
   <symbol type="marker" name="1" alpha="1">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="107,120,132,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="outline_style" v="solid"/>
     <prop k="size" v="5.4"/>
     <prop k="size_unit" v="MM"/>
    </layer>
    <layer class="FontMarker" enabled="1" locked="0" pass="0">
     <prop k="font" v="DejaVu Sans"/>
     <prop k="font_style" v="Bold"/>
     <prop k="chr" v="0"/>
     <prop k="color" v="255,255,255,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_width" v="0"/>
     <prop k="size" v="2.6"/>
     <prop k="size_unit" v="MM"/>
     <prop k="horizontal_anchor_point" v="1"/>
     <prop k="vertical_anchor_point" v="1"/>
     <data_defined_properties><Option type="Map"><Option name="name" value="" type="QString"/><Option name="properties" type="Map"><Option name="char" type="Map"><Option name="active" value="true" type="bool"/><Option name="expression" value="coalesce(to_string(&quot;id_conflit&quot;), '?')" type="QString"/><Option name="type" value="3" type="int"/></Option></Option><Option name="type" value="collection" type="QString"/></Option></data_defined_properties>
    </layer>
   </symbol>
   <symbol type="marker" name="2" alpha="1">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="255,255,255,255"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_width" v="0.35"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="outline_style" v="solid"/>
     <prop k="size" v="4.6"/>
     <prop k="size_unit" v="MM"/>
    </layer>
    <layer class="FontMarker" enabled="1" locked="0" pass="0">
     <prop k="font" v="DejaVu Sans"/>
     <prop k="font_style" v="Bold"/>
     <prop k="chr" v="0"/>
     <prop k="color" v="29,42,53,255"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_width" v="0"/>
     <prop k="size" v="2.2"/>
     <prop k="size_unit" v="MM"/>
     <prop k="horizontal_anchor_point" v="1"/>
     <prop k="vertical_anchor_point" v="1"/>
     <data_defined_properties><Option type="Map"><Option name="name" value="" type="QString"/><Option name="properties" type="Map"><Option name="char" type="Map"><Option name="active" value="true" type="bool"/><Option name="expression" value="coalesce(to_string(&quot;id_conflit&quot;), '?')" type="QString"/><Option name="type" value="3" type="int"/></Option></Option><Option name="type" value="collection" type="QString"/></Option></data_defined_properties>
    </layer>
   </symbol>
   <symbol type="marker" name="3" alpha="1">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="255,255,255,255"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_width" v="0.35"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="outline_style" v="solid"/>
     <prop k="size" v="4.0"/>
     <prop k="size_unit" v="MM"/>
    </layer>
    <layer class="FontMarker" enabled="1" locked="0" pass="0">
     <prop k="font" v="DejaVu Sans"/>
     <prop k="font_style" v="Bold"/>
     <prop k="chr" v="0"/>
     <prop k="color" v="115,115,115,255"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_width" v="0"/>
     <prop k="size" v="2.0"/>
     <prop k="size_unit" v="MM"/>
     <prop k="horizontal_anchor_point" v="1"/>
     <prop k="vertical_anchor_point" v="1"/>
     <data_defined_properties><Option type="Map"><Option name="name" value="" type="QString"/><Option name="properties" type="Map"><Option name="char" type="Map"><Option name="active" value="true" type="bool"/><Option name="expression" value="'?'" type="QString"/><Option name="type" value="3" type="int"/></Option></Option><Option name="type" value="collection" type="QString"/></Option></data_defined_properties>
    </layer>
   </symbol>
  </symbols>
  <orderby>
   <orderByClause asc="0" nullsFirst="0">&quot;priorite&quot;</orderByClause>
   <orderByClause asc="0" nullsFirst="0">&quot;id_conflit&quot;</orderByClause>
  </orderby>
 </renderer-v2>
</qgis>
