<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Réservoir, sous-trame boisée" filter="&quot;statut&quot; = 'reservoir' AND CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 1"/>
   <rule key="r1" symbol="1" label="Pas japonais, sous-trame boisée" filter="&quot;statut&quot; = 'pas_japonais' AND CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 1"/>
   <rule key="r2" symbol="2" label="Réservoir, sous-trame prairiale" filter="&quot;statut&quot; = 'reservoir' AND CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 2"/>
   <rule key="r3" symbol="3" label="Pas japonais, sous-trame prairiale" filter="&quot;statut&quot; = 'pas_japonais' AND CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 2"/>
   <rule key="r4" symbol="4" label="Réservoir, sous-trame humide" filter="&quot;statut&quot; = 'reservoir' AND CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 3"/>
   <rule key="r5" symbol="5" label="Pas japonais, sous-trame humide" filter="&quot;statut&quot; = 'pas_japonais' AND CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 3"/>
   <rule key="r6" symbol="6" label="Réservoir, sous-trame aquatique" filter="&quot;statut&quot; = 'reservoir' AND CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 4"/>
   <rule key="r7" symbol="7" label="Pas japonais, sous-trame aquatique" filter="&quot;statut&quot; = 'pas_japonais' AND CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END = 4"/>
   <rule key="r8" symbol="8" label="Pas japonais, autre sous-trame" filter="&quot;statut&quot; = 'pas_japonais' AND (CASE WHEN regexp_match(lower(&quot;sous_trame&quot;), 'bois|for[eê]t') THEN 1 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'prair|pelouse|ouvert') THEN 2 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'humid|marais') THEN 3 WHEN regexp_match(lower(&quot;sous_trame&quot;), 'aquat|rivi') THEN 4 END) IS NULL"/>
   <rule key="r9" symbol="9" label="Réservoir, autre sous-trame" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="47,107,58,190"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="47,107,58,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="47,107,58,200"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="47,107,58,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.26"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="155,191,90,190"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="155,191,90,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="155,191,90,200"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="155,191,90,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.26"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="63,143,155,190"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="63,143,155,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="63,143,155,200"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="63,143,155,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.26"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="58,111,176,190"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="58,111,176,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="fill" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="58,111,176,200"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="58,111,176,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.26"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="fill" name="8" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="91,102,112,200"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="91,102,112,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.26"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="fill" name="9" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="91,102,112,150"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="91,102,112,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <aliases>
  <alias field="id_reservoir" index="-1" name="Numéro"/>
  <alias field="nom" index="-1" name="Nom"/>
  <alias field="sous_trame" index="-1" name="Sous-trame"/>
  <alias field="statut" index="-1" name="Statut"/>
  <alias field="surface_ha" index="-1" name="Surface (ha)"/>
  <alias field="coeur_ha" index="-1" name="Cœur (ha)"/>
  <alias field="compacite" index="-1" name="Compacité (0 à 1)"/>
  <alias field="naturalite" index="-1" name="Naturalité (0 à 1)"/>
  <alias field="capacite" index="-1" name="Capacité (m²)"/>
  <alias field="origine" index="-1" name="Origine"/>
  <alias field="limite_emprise" index="-1" name="Dépasse du territoire"/>
  <alias field="hors_emprise_ha" index="-1" name="Hors du territoire (ha)"/>
 </aliases>
</qgis>
