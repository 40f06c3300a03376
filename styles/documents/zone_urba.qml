<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling" labelsEnabled="1">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="U – urbaine" filter="&quot;famille&quot; = 'U'"/>
   <rule key="r1" symbol="1" label="AUc – à urbaniser, ouverte" filter="&quot;sous_type&quot; = 'AUc'"/>
   <rule key="r2" symbol="2" label="AUs – à urbaniser, bloquée" filter="&quot;sous_type&quot; = 'AUs'"/>
   <rule key="r3" symbol="3" label="AU – ouverture inconnue" filter="&quot;sous_type&quot; = 'inconnu'"/>
   <rule key="r4" symbol="4" label="A – agricole" filter="&quot;famille&quot; = 'A'"/>
   <rule key="r5" symbol="5" label="N – naturelle et forestière" filter="&quot;famille&quot; = 'N'"/>
   <rule key="r6" symbol="6" label="Sans famille" filter='"famille" IS NULL'/>
   <rule key="r7" symbol="7" label="Autres valeurs" filter="ELSE"/>
   <rule key="r8" symbol="8" label="TYPEZONE à vérifier" filter='"typezone_conflit" IS NOT NULL'/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="230,0,0,153"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="52,52,52,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,101,101,153"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="52,52,52,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="254,204,190,153"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="52,52,52,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,101,101,153"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="52,52,52,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,0,153"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="52,52,52,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="86,170,2,153"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="52,52,52,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,255"/>
     <prop k="style" v="dense6"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,90"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="52,52,52,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="8" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="29,42,53,0"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.8"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings>
   <text-style fieldName="libelle" isExpression="0" fontFamily="DejaVu Sans" fontSize="8" fontSizeUnit="Point" textColor="29,42,53,255" textOpacity="1">
    <text-buffer bufferDraw="1" bufferSize="0.6" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9"/>
   </text-style>
   <placement placement="1" polygonPlacementFlags="2" centroidInside="1"/>
   <rendering scaleVisibility="1" scaleMin="1" scaleMax="25000" fontMinPixelSize="3" fontMaxPixelSize="10000" obstacle="1" drawLabels="1"/>
  </settings>
 </labeling>
</qgis>
