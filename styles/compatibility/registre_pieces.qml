<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Consommé, ouvert" filter="&quot;nature&quot; = 'consommé, ouvert'"/>
   <rule key="r1" symbol="1" label="Consommé, hors de l’ouvert" filter="&quot;nature&quot; = 'consommé, hors de l’ouvert'"/>
   <rule key="r2" symbol="2" label="Ouvert, non consommé" filter="&quot;nature&quot; = 'ouvert, non consommé'"/>
   <rule key="r3" symbol="3" label="Ouvert, consommation inconnue" filter="&quot;nature&quot; = 'ouvert, consommation inconnue'"/>
   <rule key="r4" symbol="4" label="Autres valeurs" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="140,74,47,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="140,74,47,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="29,42,53,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="140,74,47,255"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="140,74,47,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="217,185,168,200"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="140,74,47,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.28"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
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
  </symbols>
 </renderer-v2>
 <aliases>
  <alias field="insee" index="-1" name="Code INSEE"/>
  <alias field="commune" index="-1" name="Commune"/>
  <alias field="niveau" index="-1" name="Niveau"/>
  <alias field="siren_epci" index="-1" name="SIREN de l’EPCI"/>
  <alias field="nature" index="-1" name="Nature"/>
  <alias field="origine" index="-1" name="Origine"/>
  <alias field="libelle" index="-1" name="Libellé"/>
  <alias field="vocation" index="-1" name="Vocation"/>
  <alias field="vocation_zone" index="-1" name="Vocation de la zone"/>
  <alias field="date" index="-1" name="Date de la consommation"/>
  <alias field="aire_ha" index="-1" name="Surface (ha)"/>
  <alias field="idurba" index="-1" name="Document"/>
  <alias field="fid_source" index="-1" name="Objet source"/>
 </aliases>
</qgis>
