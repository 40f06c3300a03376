<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Réservoirs qui se touchent (coût nul)" filter='"cout_m" = 0'/>
   <rule key="r1" symbol="1" label="Lien à travers un autre réservoir" filter='"traverse" IS NOT NULL'/>
   <rule key="r2" symbol="2" label="Lien : d’autant plus épais qu’il coûte peu" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="line" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,200"/>
     <prop k="line_style" v="solid"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
     <prop k="line_width" v="1.2999999999999998"/>
     <data_defined_properties><Option type="Map"><Option name="name" value="" type="QString"/><Option name="properties" type="Map"><Option name="outlineWidth" type="Map"><Option name="active" value="true" type="bool"/><Option name="expression" value='(CASE WHEN maximum("cout_m") &gt; minimum("cout_m") THEN scale_linear("cout_m", minimum("cout_m"), maximum("cout_m"), 1.2, 0.35) ELSE 0.7 END) + 0.6' type="QString"/><Option name="type" value="3" type="int"/></Option></Option><Option name="type" value="collection" type="QString"/></Option></data_defined_properties>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="29,42,53,255"/>
     <prop k="line_style" v="dot"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
     <prop k="joinstyle" v="round"/>
     <prop k="line_width" v="0.7"/>
     <data_defined_properties><Option type="Map"><Option name="name" value="" type="QString"/><Option name="properties" type="Map"><Option name="outlineWidth" type="Map"><Option name="active" value="true" type="bool"/><Option name="expression" value='CASE WHEN maximum("cout_m") &gt; minimum("cout_m") THEN scale_linear("cout_m", minimum("cout_m"), maximum("cout_m"), 1.2, 0.35) ELSE 0.7 END' type="QString"/><Option name="type" value="3" type="int"/></Option></Option><Option name="type" value="collection" type="QString"/></Option></data_defined_properties>
    </layer>
   </symbol>
   <symbol type="line" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,200"/>
     <prop k="line_style" v="solid"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
     <prop k="line_width" v="1.2999999999999998"/>
     <data_defined_properties><Option type="Map"><Option name="name" value="" type="QString"/><Option name="properties" type="Map"><Option name="outlineWidth" type="Map"><Option name="active" value="true" type="bool"/><Option name="expression" value='(CASE WHEN maximum("cout_m") &gt; minimum("cout_m") THEN scale_linear("cout_m", minimum("cout_m"), maximum("cout_m"), 1.2, 0.35) ELSE 0.7 END) + 0.6' type="QString"/><Option name="type" value="3" type="int"/></Option></Option><Option name="type" value="collection" type="QString"/></Option></data_defined_properties>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="29,42,53,255"/>
     <prop k="line_style" v="dash"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
     <prop k="joinstyle" v="round"/>
     <prop k="line_width" v="0.7"/>
     <data_defined_properties><Option type="Map"><Option name="name" value="" type="QString"/><Option name="properties" type="Map"><Option name="outlineWidth" type="Map"><Option name="active" value="true" type="bool"/><Option name="expression" value='CASE WHEN maximum("cout_m") &gt; minimum("cout_m") THEN scale_linear("cout_m", minimum("cout_m"), maximum("cout_m"), 1.2, 0.35) ELSE 0.7 END' type="QString"/><Option name="type" value="3" type="int"/></Option></Option><Option name="type" value="collection" type="QString"/></Option></data_defined_properties>
    </layer>
   </symbol>
   <symbol type="line" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,200"/>
     <prop k="line_style" v="solid"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
     <prop k="line_width" v="1.2999999999999998"/>
     <data_defined_properties><Option type="Map"><Option name="name" value="" type="QString"/><Option name="properties" type="Map"><Option name="outlineWidth" type="Map"><Option name="active" value="true" type="bool"/><Option name="expression" value='(CASE WHEN maximum("cout_m") &gt; minimum("cout_m") THEN scale_linear("cout_m", minimum("cout_m"), maximum("cout_m"), 1.2, 0.35) ELSE 0.7 END) + 0.6' type="QString"/><Option name="type" value="3" type="int"/></Option></Option><Option name="type" value="collection" type="QString"/></Option></data_defined_properties>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="29,42,53,255"/>
     <prop k="line_style" v="solid"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
     <prop k="line_width" v="0.7"/>
     <data_defined_properties><Option type="Map"><Option name="name" value="" type="QString"/><Option name="properties" type="Map"><Option name="outlineWidth" type="Map"><Option name="active" value="true" type="bool"/><Option name="expression" value='CASE WHEN maximum("cout_m") &gt; minimum("cout_m") THEN scale_linear("cout_m", minimum("cout_m"), maximum("cout_m"), 1.2, 0.35) ELSE 0.7 END' type="QString"/><Option name="type" value="3" type="int"/></Option></Option><Option name="type" value="collection" type="QString"/></Option></data_defined_properties>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
</qgis>
