<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Champ de densité" filter="&quot;variante&quot; = 'champ'"/>
   <rule key="r1" symbol="1" label="Tampons autour des commerces" filter="&quot;variante&quot; = 'tampons'"/>
   <rule key="r2" symbol="2" label="Enveloppe concave" filter="&quot;variante&quot; = 'enveloppe'"/>
   <rule key="r3" symbol="3" label="Marche le long des rues" filter="&quot;variante&quot; = 'reseau'"/>
   <rule key="r4" symbol="4" label="Tissu bâti" filter="&quot;variante&quot; = 'tissu'"/>
   <rule key="r5" symbol="5" label="Périmètre du SCoT" filter="&quot;variante&quot; = 'scot'"/>
   <rule key="r6" symbol="6" label="Périmètre du PLU(i)" filter="&quot;variante&quot; = 'plu'"/>
   <rule key="r7" symbol="7" label="Dessiné à la main" filter="&quot;variante&quot; = 'main'"/>
   <rule key="r8" symbol="8" label="Autre" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="31,78,121,255"/>
     <prop k="line_style" v="solid"/>
     <prop k="line_width" v="0.6"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
     <prop k="joinstyle" v="miter"/>
     <prop k="use_custom_dash" v="0"/>
     <prop k="customdash" v="5;2"/>
     <prop k="customdash_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="31,78,121,255"/>
     <prop k="line_style" v="solid"/>
     <prop k="line_width" v="0.5"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
     <prop k="joinstyle" v="miter"/>
     <prop k="use_custom_dash" v="1"/>
     <prop k="customdash" v="4;1.5"/>
     <prop k="customdash_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="31,78,121,255"/>
     <prop k="line_style" v="solid"/>
     <prop k="line_width" v="0.5"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
     <prop k="joinstyle" v="miter"/>
     <prop k="use_custom_dash" v="1"/>
     <prop k="customdash" v="1;1"/>
     <prop k="customdash_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="91,143,196,255"/>
     <prop k="line_style" v="solid"/>
     <prop k="line_width" v="0.5"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
     <prop k="joinstyle" v="miter"/>
     <prop k="use_custom_dash" v="0"/>
     <prop k="customdash" v="5;2"/>
     <prop k="customdash_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="91,143,196,255"/>
     <prop k="line_style" v="solid"/>
     <prop k="line_width" v="0.5"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
     <prop k="joinstyle" v="miter"/>
     <prop k="use_custom_dash" v="1"/>
     <prop k="customdash" v="3;1;0.6;1"/>
     <prop k="customdash_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="29,42,53,255"/>
     <prop k="line_style" v="solid"/>
     <prop k="line_width" v="0.6"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
     <prop k="joinstyle" v="miter"/>
     <prop k="use_custom_dash" v="1"/>
     <prop k="customdash" v="5;1.5"/>
     <prop k="customdash_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="29,42,53,255"/>
     <prop k="line_style" v="solid"/>
     <prop k="line_width" v="0.6"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
     <prop k="joinstyle" v="miter"/>
     <prop k="use_custom_dash" v="1"/>
     <prop k="customdash" v="1;1"/>
     <prop k="customdash_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="29,42,53,255"/>
     <prop k="line_style" v="solid"/>
     <prop k="line_width" v="0.6"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
     <prop k="joinstyle" v="miter"/>
     <prop k="use_custom_dash" v="0"/>
     <prop k="customdash" v="5;2"/>
     <prop k="customdash_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="8" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="115,115,115,255"/>
     <prop k="line_style" v="solid"/>
     <prop k="line_width" v="0.4"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
     <prop k="joinstyle" v="miter"/>
     <prop k="use_custom_dash" v="1"/>
     <prop k="customdash" v="1;2"/>
     <prop k="customdash_unit" v="MM"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <aliases>
  <alias field="code_insee" index="-1" name="Code INSEE"/>
  <alias field="variante" index="-1" name="Variante"/>
  <alias field="famille" index="-1" name="Famille"/>
  <alias field="parametres" index="-1" name="Paramètres"/>
  <alias field="aire_ha" index="-1" name="Surface (ha)"/>
  <alias field="n_equip" index="-1" name="Équipements"/>
  <alias field="n_commerces" index="-1" name="Commerces"/>
  <alias field="n_parties" index="-1" name="Parties"/>
  <alias field="qualite" index="-1" name="Qualité"/>
 </aliases>
</qgis>
