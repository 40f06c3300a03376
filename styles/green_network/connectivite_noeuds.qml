<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Fields" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="dPC : 10 % et plus" filter='"dpc" &gt;= 0.1'/>
   <rule key="r1" symbol="1" label="dPC : de 3 à 10 %" filter='"dpc" &gt;= 0.03 AND "dpc" &lt; 0.1'/>
   <rule key="r2" symbol="2" label="dPC : de 1 à 3 %" filter='"dpc" &gt;= 0.01 AND "dpc" &lt; 0.03'/>
   <rule key="r3" symbol="3" label="dPC : de 0,1 à 1 %" filter='"dpc" &gt;= 0.001 AND "dpc" &lt; 0.01'/>
   <rule key="r4" symbol="4" label="dPC : moins de 0,1 %" filter='"dpc" &lt; 0.001'/>
   <rule key="r5" symbol="5" label="dPC non calculé" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="18,58,32,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="47,107,58,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="120,168,120,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="183,210,174,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="234,242,230,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,255"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <aliases>
  <alias field="id_reservoir" index="-1" name="Réservoir"/>
  <alias field="nom" index="-1" name="Nom"/>
  <alias field="sous_trame" index="-1" name="Sous-trame"/>
  <alias field="statut" index="-1" name="Statut"/>
  <alias field="capacite" index="-1" name="Capacité"/>
  <alias field="surface_ha" index="-1" name="Surface (ha)"/>
  <alias field="composante" index="-1" name="Composante"/>
  <alias field="degre" index="-1" name="Nombre de liens"/>
  <alias field="rang_dpc" index="-1" name="Rang (dPC)"/>
  <alias field="dpc" index="-1" name="dPC (0 à 1)"/>
  <alias field="dpc_intra" index="-1" name="dPC, habitat propre"/>
  <alias field="dpc_flux" index="-1" name="dPC, échanges"/>
  <alias field="dpc_connecteur" index="-1" name="dPC, relais entre les autres"/>
  <alias field="f" index="-1" name="Flux F"/>
  <alias field="interaction" index="-1" name="Interactions"/>
  <alias field="fpc" index="-1" name="Part de PC"/>
  <alias field="bc" index="-1" name="Intermédiarité BC"/>
  <alias field="cf" index="-1" name="Courant traversant"/>
  <alias field="cc" index="-1" name="Voisins liés entre eux (0 à 1)"/>
  <alias field="ccor" index="-1" name="Degré, rapporté à celui des voisins"/>
  <alias field="cce_m" index="-1" name="Distance moyenne (mètres-coût)"/>
  <alias field="ec_m" index="-1" name="Distance maximale (mètres-coût)"/>
 </aliases>
</qgis>
