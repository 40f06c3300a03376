<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Supérieure" filter="&quot;retenu&quot; AND &quot;gamme&quot; = 'supérieure'"/>
   <rule key="r1" symbol="1" label="Intermédiaire" filter="&quot;retenu&quot; AND &quot;gamme&quot; = 'intermédiaire'"/>
   <rule key="r2" symbol="2" label="Proximité" filter="&quot;retenu&quot; AND &quot;gamme&quot; = 'proximité'"/>
   <rule key="r3" symbol="3" label="Retenu, sans groupe" filter="&quot;retenu&quot; AND (&quot;gamme&quot; IS NULL OR &quot;gamme&quot; NOT IN ('proximité', 'intermédiaire', 'supérieure'))"/>
   <rule key="r4" symbol="4" label="Doublon" filter="&quot;motif&quot; = 'doublon'"/>
   <rule key="r5" symbol="5" label="Localisé à la commune" filter="&quot;motif&quot; = 'localisé à la commune'"/>
   <rule key="r6" symbol="6" label="Hors du territoire, ou autre" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="diamond"/>
     <prop k="color" v="31,78,121,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.25"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="size" v="3.4"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="square"/>
     <prop k="color" v="31,78,121,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.25"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="size" v="2.6"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="31,78,121,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.25"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="size" v="2.4"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="155,176,198,255"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.25"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="size" v="2"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="cross2"/>
     <prop k="color" v="255,255,255,0"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.25"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="size" v="1.8"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="triangle"/>
     <prop k="color" v="255,255,255,255"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.25"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="size" v="2.4"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="marker" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <prop k="name" v="circle"/>
     <prop k="color" v="201,204,209,255"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.25"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="size" v="1.4"/>
     <prop k="size_unit" v="MM"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <aliases>
  <alias field="source" index="-1" name="Source"/>
  <alias field="code" index="-1" name="Code"/>
  <alias field="libelle" index="-1" name="Libellé"/>
  <alias field="groupe" index="-1" name="Groupe"/>
  <alias field="gamme" index="-1" name="Gamme"/>
  <alias field="domaine" index="-1" name="Domaine de la BPE"/>
  <alias field="poids" index="-1" name="Poids"/>
  <alias field="commerce" index="-1" name="Commerce"/>
  <alias field="code_insee" index="-1" name="Code INSEE"/>
  <alias field="date" index="-1" name="Date de la source"/>
  <alias field="retenu" index="-1" name="Retenu"/>
  <alias field="motif" index="-1" name="Motif"/>
  <alias field="nom" index="-1" name="Nom du lieu"/>
 </aliases>
</qgis>
