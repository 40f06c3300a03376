<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Fields" labelsEnabled="0">
 <aliases>
  <alias field="id_unite" index="-1" name="Unité"/>
  <alias field="nom" index="-1" name="Nom"/>
  <alias field="sous_trame" index="-1" name="Sous-trame"/>
  <alias field="surface_ha" index="-1" name="Surface (ha)"/>
  <alias field="nb_taches" index="-1" name="Taches ou morceaux"/>
  <alias field="taches_ha" index="-1" name="Surface des taches (ha)"/>
  <alias field="part_taches" index="-1" name="Part des taches (%)"/>
  <alias field="msiz_cut_ha" index="-1" name="Taille effective de maille, CUT (ha)"/>
  <alias field="msiz_cbc_ha" index="-1" name="Taille effective de maille, CBC (ha)"/>
  <alias field="divi" index="-1" name="Degré de division"/>
  <alias field="spli" index="-1" name="Nombre effectif de mailles"/>
  <alias field="sden_1000km2" index="-1" name="Densité de mailles (pour 1 000 km²)"/>
  <alias field="coherence" index="-1" name="Cohérence (C)"/>
  <alias field="npro_cut_ha2" index="-1" name="Produit net, CUT (ha²)"/>
  <alias field="npro_cbc_ha2" index="-1" name="Produit net, CBC (ha²)"/>
  <alias field="taches_bord" index="-1" name="Taches au bord de la donnée"/>
  <alias field="sans_donnee_ha" index="-1" name="Mailles sans valeur (ha)"/>
 </aliases>
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Moins de 10 ha (très fragmenté)" filter='"msiz_cbc_ha" &lt; 10'/>
   <rule key="r1" symbol="1" label="10 à 50 ha" filter='"msiz_cbc_ha" &gt;= 10 AND "msiz_cbc_ha" &lt; 50'/>
   <rule key="r2" symbol="2" label="50 à 100 ha" filter='"msiz_cbc_ha" &gt;= 50 AND "msiz_cbc_ha" &lt; 100'/>
   <rule key="r3" symbol="3" label="100 à 500 ha" filter='"msiz_cbc_ha" &gt;= 100 AND "msiz_cbc_ha" &lt; 500'/>
   <rule key="r4" symbol="4" label="500 à 1 000 ha" filter='"msiz_cbc_ha" &gt;= 500 AND "msiz_cbc_ha" &lt; 1000'/>
   <rule key="r5" symbol="5" label="1 000 à 5 000 ha" filter='"msiz_cbc_ha" &gt;= 1000 AND "msiz_cbc_ha" &lt; 5000'/>
   <rule key="r6" symbol="6" label="5 000 ha et plus (peu fragmenté)" filter='"msiz_cbc_ha" &gt;= 5000'/>
   <rule key="r7" symbol="7" label="Sans mesure" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="246,241,222,230"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="150,158,166,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="226,231,190,230"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="150,158,166,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="190,212,148,230"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="150,158,166,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="140,184,108,230"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="93,153,83,230"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="47,107,58,230"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="24,66,38,230"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,230"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
</qgis>
