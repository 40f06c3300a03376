<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="1" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Bloquant" filter="&quot;gravite&quot; = 'bloquant'"/>
   <rule key="r1" symbol="1" label="Recouvrement de zones" filter="&quot;type&quot; = 'recouvrement' AND &quot;gravite&quot; = 'avertissement'"/>
   <rule key="r2" symbol="2" label="Trou entre les zones" filter="&quot;type&quot; = 'trou' AND &quot;gravite&quot; = 'avertissement'"/>
   <rule key="r3" symbol="3" label="Autre avertissement" filter="&quot;gravite&quot; = 'avertissement' AND &quot;type&quot; NOT IN ('recouvrement', 'trou')"/>
   <rule key="r4" symbol="4" label="Liseré (recouvrement ou trou)" filter="&quot;gravite&quot; = 'information' AND &quot;type&quot; IN ('recouvrement', 'trou')"/>
   <rule key="r5" symbol="5" label="Limite communale (information)" filter="&quot;gravite&quot; = 'information' AND &quot;type&quot; IN ('lacune_commune', 'hors_commune')"/>
   <rule key="r6" symbol="6" label="Autres défauts" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="3">
     <prop k="name" v="triangle"/>
     <prop k="color" v="179,38,30,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="size" v="4"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="2">
     <prop k="name" v="diamond"/>
     <prop k="color" v="201,138,0,255"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="size" v="3.4"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="2">
     <prop k="name" v="square"/>
     <prop k="color" v="255,255,255,255"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="size" v="2.8"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="2">
     <prop k="name" v="circle"/>
     <prop k="color" v="201,138,0,255"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="size" v="2.8"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="1">
     <prop k="name" v="circle"/>
     <prop k="color" v="255,255,255,255"/>
     <prop k="outline_color" v="201,138,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="size" v="1.8"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="cross2"/>
     <prop k="color" v="115,115,115,255"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="size" v="1.8"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="1">
     <prop k="name" v="circle"/>
     <prop k="color" v="115,115,115,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="size" v="2"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <blendMode>0</blendMode>
</qgis>
