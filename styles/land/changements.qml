<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Consommé (ENAF)" filter="&quot;ecart&quot; IS NULL AND &quot;sens&quot; = 'conso'"/>
   <rule key="r1" symbol="1" label="Renaturé (ENAF)" filter="&quot;ecart&quot; IS NULL AND &quot;sens&quot; = 'renat'"/>
   <rule key="r2" symbol="2" label="Artificialisé (décret) seulement" filter="&quot;ecart&quot; IS NULL AND &quot;sens&quot; IS NULL AND &quot;sens_artif&quot; = 'artif'"/>
   <rule key="r3" symbol="3" label="Désartificialisé (décret) seulement" filter="&quot;ecart&quot; IS NULL AND &quot;sens&quot; IS NULL AND &quot;sens_artif&quot; = 'desartif'"/>
   <rule key="r4" symbol="4" label="Imperméabilisé seulement" filter="&quot;ecart&quot; IS NULL AND &quot;sens&quot; IS NULL AND &quot;sens_artif&quot; IS NULL AND &quot;sens_imper&quot; = 'imper'"/>
   <rule key="r5" symbol="5" label="Désimperméabilisé seulement" filter="&quot;ecart&quot; IS NULL AND &quot;sens&quot; IS NULL AND &quot;sens_artif&quot; IS NULL AND &quot;sens_imper&quot; = 'desimper'"/>
   <rule key="r6" symbol="6" label="Écart de numérisation, mis à part" filter='"ecart" IS NOT NULL'/>
   <rule key="r7" symbol="7" label="Autres valeurs" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="140,74,47,230"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="140,74,47,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="46,125,91,230"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="46,125,91,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="140,74,47,230"/>
     <prop k="style" v="dense4"/>
     <prop k="outline_color" v="140,74,47,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="46,125,91,230"/>
     <prop k="style" v="dense4"/>
     <prop k="outline_color" v="46,125,91,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="140,74,47,230"/>
     <prop k="style" v="horizontal"/>
     <prop k="outline_color" v="140,74,47,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="46,125,91,230"/>
     <prop k="style" v="horizontal"/>
     <prop k="outline_color" v="46,125,91,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,200"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,0"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <aliases>
  <alias field="code" index="-1" name="Territoire"/>
  <alias field="nom" index="-1" name="Nom"/>
  <alias field="us1" index="-1" name="Usage, date 1"/>
  <alias field="cs1" index="-1" name="Couverture, date 1"/>
  <alias field="us2" index="-1" name="Usage, date 2"/>
  <alias field="cs2" index="-1" name="Couverture, date 2"/>
  <alias field="classe1" index="-1" name="Classe ENAF, date 1"/>
  <alias field="classe2" index="-1" name="Classe ENAF, date 2"/>
  <alias field="sens" index="-1" name="Consommation d’ENAF"/>
  <alias field="artif1" index="-1" name="Artificialisé, date 1"/>
  <alias field="artif2" index="-1" name="Artificialisé, date 2"/>
  <alias field="sens_artif" index="-1" name="Artificialisation"/>
  <alias field="imper1" index="-1" name="Imperméable, date 1"/>
  <alias field="imper2" index="-1" name="Imperméable, date 2"/>
  <alias field="sens_imper" index="-1" name="Imperméabilisation"/>
  <alias field="vocation" index="-1" name="Vocation"/>
  <alias field="ecart" index="-1" name="Écart de numérisation"/>
  <alias field="ha" index="-1" name="Surface (ha)"/>
 </aliases>
</qgis>
