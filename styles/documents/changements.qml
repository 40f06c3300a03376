<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Ouverture à l’urbanisation" filter="&quot;sens&quot; = 'ouverture à l’urbanisation'"/>
   <rule key="r1" symbol="1" label="Déblocage d’une zone AU" filter="&quot;sens&quot; = 'déblocage d’une zone AU'"/>
   <rule key="r2" symbol="2" label="Fermeture" filter="&quot;sens&quot; = 'fermeture'"/>
   <rule key="r3" symbol="3" label="Blocage d’une zone AU" filter="&quot;sens&quot; = 'blocage d’une zone AU'"/>
   <rule key="r4" symbol="4" label="Changement de destination" filter="&quot;sens&quot; = 'changement de destination'"/>
   <rule key="r5" symbol="5" label="Couverture gagnée" filter="&quot;sens&quot; = 'couverture gagnée'"/>
   <rule key="r6" symbol="6" label="Couverture perdue" filter="&quot;sens&quot; = 'couverture perdue'"/>
   <rule key="r7" symbol="7" label="Famille inconnue" filter="&quot;sens&quot; = 'famille inconnue'"/>
   <rule key="r8" symbol="8" label="Libellé seul" filter="&quot;sens&quot; = 'libellé seul'"/>
   <rule key="r9" symbol="9" label="Retouche de limite" filter="&quot;sens&quot; = 'retouche de limite'"/>
   <rule key="r10" symbol="10" label="Autres valeurs" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="140,74,47,200"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="140,74,47,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="140,74,47,255"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="140,74,47,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="47,107,58,200"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="47,107,58,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="47,107,58,255"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="47,107,58,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="143,176,207,200"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="31,78,121,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,160"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="107,116,124,255"/>
     <prop k="style" v="diagonal_x"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,255"/>
     <prop k="style" v="f_diagonal"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="8" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="223,227,231,160"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="107,116,124,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="9" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="0,0,0,0"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="107,76,134,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="10" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="200,200,200,120"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <aliases>
  <alias field="numero" index="-1" name="N°"/>
  <alias field="insee" index="-1" name="Code INSEE"/>
  <alias field="commune" index="-1" name="Commune"/>
  <alias field="sens" index="-1" name="Sens"/>
  <alias field="zone_avant" index="-1" name="Zone avant"/>
  <alias field="zone_apres" index="-1" name="Zone après"/>
  <alias field="famille_avant" index="-1" name="Famille avant"/>
  <alias field="famille_apres" index="-1" name="Famille après"/>
  <alias field="sous_type_avant" index="-1" name="Sous-type avant"/>
  <alias field="sous_type_apres" index="-1" name="Sous-type après"/>
  <alias field="vocation_avant" index="-1" name="Vocation avant"/>
  <alias field="vocation_apres" index="-1" name="Vocation après"/>
  <alias field="aire_ha" index="-1" name="Surface (ha)"/>
  <alias field="largeur_m" index="-1" name="Largeur moyenne (m)"/>
 </aliases>
</qgis>
