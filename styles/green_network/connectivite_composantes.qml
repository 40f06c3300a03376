<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Fields" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Composante qui tient la moitié de la capacité ou plus" filter='"part" &gt;= 0.5'/>
   <rule key="r1" symbol="1" label="Composante de plusieurs nœuds" filter='"nb_noeuds" &gt; 1 AND ("part" &lt; 0.5 OR "part" IS NULL)'/>
   <rule key="r2" symbol="2" label="Nœud isolé" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,255"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,255"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="91,103,112,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.35"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,255"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <aliases>
  <alias field="composante" index="-1" name="Composante"/>
  <alias field="nb_noeuds" index="-1" name="Nœuds"/>
  <alias field="nb_liens" index="-1" name="Liens"/>
  <alias field="capacite" index="-1" name="Capacité"/>
  <alias field="part" index="-1" name="Part de la capacité (0 à 1)"/>
  <alias field="sous_trame" index="-1" name="Sous-trame"/>
 </aliases>
</qgis>
