<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Couvert" filter="&quot;nature&quot; = 'couvert'" checkstate="0"/>
   <rule key="r1" symbol="1" label="Non couvert" filter="&quot;nature&quot; = 'non_couvert'"/>
   <rule key="r2" symbol="2" label="Plus courte distance" filter="&quot;nature&quot; = 'distance'"/>
   <rule key="r3" symbol="3" label="Contact" filter="&quot;nature&quot; = 'contact'"/>
   <rule key="r4" symbol="4" label="Accès à pied" filter="&quot;nature&quot; = 'acces'"/>
   <rule key="r5" symbol="5" label="Autres preuves" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="line" name="0" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,255"/>
     <prop k="line_width" v="1.3"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="joinstyle" v="round"/>
     <prop k="capstyle" v="round"/>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="46,125,91,255"/>
     <prop k="line_width" v="0.7"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="joinstyle" v="round"/>
     <prop k="capstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="1" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,255"/>
     <prop k="line_width" v="1.3"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="joinstyle" v="round"/>
     <prop k="capstyle" v="round"/>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="179,38,30,255"/>
     <prop k="line_width" v="0.7"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="dash"/>
     <prop k="joinstyle" v="round"/>
     <prop k="capstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="2" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="29,42,53,255"/>
     <prop k="line_width" v="0.4"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="dash"/>
     <prop k="joinstyle" v="round"/>
     <prop k="capstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="3" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="201,138,0,255"/>
     <prop k="line_width" v="0.7"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="joinstyle" v="round"/>
     <prop k="capstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="4" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="31,78,121,255"/>
     <prop k="line_width" v="0.5"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="joinstyle" v="round"/>
     <prop k="capstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="5" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="115,115,115,255"/>
     <prop k="line_width" v="0.5"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="joinstyle" v="round"/>
     <prop k="capstyle" v="round"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
</qgis>
