<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Parcelle ajoutée" filter="&quot;action&quot; = 'ajout'"/>
   <rule key="r1" symbol="1" label="Parcelle retirée" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,120"/>
     <prop k="style" v="dense6"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,200"/>
     <prop k="style" v="f_diagonal"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <aliases>
  <alias field="candidat_id" index="-1" name="Candidat"/>
  <alias field="code_insee" index="-1" name="Code INSEE"/>
  <alias field="action" index="-1" name="Action"/>
  <alias field="objet" index="-1" name="Parcelle"/>
  <alias field="aire_ha" index="-1" name="Surface (ha)"/>
  <alias field="part_calcul" index="-1" name="Part dans le calcul d’alors (0 à 1)"/>
  <alias field="geste" index="-1" name="Geste"/>
  <alias field="date" index="-1" name="Date"/>
  <alias field="auteur" index="-1" name="Auteur"/>
  <alias field="motif" index="-1" name="Motif"/>
 </aliases>
</qgis>
