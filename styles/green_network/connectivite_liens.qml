<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Fields" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="1" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Lien non retenu (coût au-dessus du seuil)" filter='"retenu" = false'/>
   <rule key="r1" symbol="1" label="BC : chemin de personne" filter='"bc" = 0'/>
   <rule key="r2" symbol="2" label="BC : moins de 5 % du plus fort" filter='"bc" &gt; 0 AND "bc" &lt; 0.05 * maximum("bc")'/>
   <rule key="r3" symbol="3" label="BC : de 5 à 20 %" filter='"bc" &gt; 0 AND "bc" &gt;= 0.05 * maximum("bc") AND "bc" &lt; 0.2 * maximum("bc")'/>
   <rule key="r4" symbol="4" label="BC : de 20 à 50 %" filter='"bc" &gt; 0 AND "bc" &gt;= 0.2 * maximum("bc") AND "bc" &lt; 0.5 * maximum("bc")'/>
   <rule key="r5" symbol="5" label="BC : 50 % et plus" filter='"bc" &gt; 0 AND "bc" &gt;= 0.5 * maximum("bc")'/>
   <rule key="r6" symbol="6" label="BC non renseignée" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="line" name="0" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="154,163,171,255"/>
     <prop k="line_width" v="0.25"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="dot"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="1" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="154,163,171,255"/>
     <prop k="line_width" v="0.25"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="dash"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="2" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,255"/>
     <prop k="line_width" v="0.85"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="143,169,196,255"/>
     <prop k="line_width" v="0.35"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="3" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,255"/>
     <prop k="line_width" v="1.2"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="91,130,171,255"/>
     <prop k="line_width" v="0.7"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="4" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,255"/>
     <prop k="line_width" v="1.7"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="31,78,121,255"/>
     <prop k="line_width" v="1.2"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="5" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,255"/>
     <prop k="line_width" v="2.5"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="18,49,77,255"/>
     <prop k="line_width" v="2.0"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="6" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="154,163,171,255"/>
     <prop k="line_width" v="0.25"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="dash dot"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <aliases>
  <alias field="id_lien" index="-1" name="Lien"/>
  <alias field="id_a" index="-1" name="Nœud de départ"/>
  <alias field="id_b" index="-1" name="Nœud d’arrivée"/>
  <alias field="sous_trame" index="-1" name="Sous-trame"/>
  <alias field="cout_m" index="-1" name="Coût (mètres-coût)"/>
  <alias field="equivalent_m" index="-1" name="Équivalent mètres"/>
  <alias field="longueur_m" index="-1" name="Longueur (m)"/>
  <alias field="composante" index="-1" name="Composante"/>
  <alias field="retenu" index="-1" name="Retenu (coût ≤ seuil)"/>
  <alias field="mst" index="-1" name="Dans l’arbre couvrant"/>
  <alias field="rang_bc" index="-1" name="Rang (BC)"/>
  <alias field="bc" index="-1" name="Intermédiarité BC"/>
  <alias field="dpc" index="-1" name="dPC (0 à 1)"/>
 </aliases>
</qgis>
