<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Traversée en conflit" filter="&quot;statut&quot; = 'conflit'"/>
   <rule key="r1" symbol="1" label="Retirée : passage connu" filter="&quot;statut&quot; = 'passage'"/>
   <rule key="r2" symbol="2" label="Autre" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="marker" name="0" alpha="1">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="29,42,53,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="outline_style" v="solid"/>
     <prop k="size" v="2.2"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="1" alpha="1">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="255,255,255,255"/>
     <prop k="outline_color" v="46,125,91,255"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="outline_style" v="solid"/>
     <prop k="size" v="2.4"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="2" alpha="1">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="255,255,255,255"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="outline_style" v="solid"/>
     <prop k="size" v="1.8"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
</qgis>
