<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields" labelsEnabled="1">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Pôle supérieur" filter="&quot;niveau_insee&quot; = 'supérieure'"/>
   <rule key="r1" symbol="1" label="Pôle intermédiaire" filter="&quot;niveau_insee&quot; = 'intermédiaire'"/>
   <rule key="r2" symbol="2" label="Pôle de proximité" filter="&quot;niveau_insee&quot; = 'proximité'"/>
   <rule key="r3" symbol="3" label="Aucun palier" filter="&quot;niveau_insee&quot; = 'aucun'"/>
   <rule key="r4" symbol="4" label="Indécidable : la source ne montre pas assez" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,215"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,140"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,65"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,120"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings>
   <text-style fieldName="coalesce(&quot;nom&quot;, '') || '&#10;' || &quot;n_proximite&quot; || if(&quot;niveau_insee&quot; = 'indécidable', ' vus sur ', ' sur ') || &quot;total_proximite&quot;" isExpression="1" fontFamily="DejaVu Sans" fontSize="8" fontSizeUnit="Point" textColor="29,42,53,255" textOpacity="1">
    <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9"/>
   </text-style>
   <placement placement="1" polygonPlacementFlags="2" centroidInside="1"/>
   <rendering scaleVisibility="1" scaleMin="1" scaleMax="250000" obstacle="1" drawLabels="1"/>
  </settings>
 </labeling>
 <aliases>
  <alias field="code_insee" index="-1" name="Code INSEE"/>
  <alias field="nom" index="-1" name="Commune"/>
  <alias field="niveau" index="-1" name="Niveau d’armature"/>
  <alias field="niveau_officiel" index="-1" name="Niveau officiel (étude de 2020)"/>
  <alias field="niveau_insee" index="-1" name="Pôle (lecture INSEE)"/>
  <alias field="n_equip" index="-1" name="Équipements"/>
  <alias field="n_proximite" index="-1" name="Groupes présents, proximité"/>
  <alias field="total_proximite" index="-1" name="Groupes de la gamme, proximité"/>
  <alias field="seuil_proximite" index="-1" name="Seuil de pôle, proximité"/>
  <alias field="pole_proximite" index="-1" name="Pôle, proximité"/>
  <alias field="manque_proximite" index="-1" name="Groupes à gagner, proximité"/>
  <alias field="n_intermediaire" index="-1" name="Groupes présents, intermédiaire"/>
  <alias field="total_intermediaire" index="-1" name="Groupes de la gamme, intermédiaire"/>
  <alias field="seuil_intermediaire" index="-1" name="Seuil de pôle, intermédiaire"/>
  <alias field="pole_intermediaire" index="-1" name="Pôle, intermédiaire"/>
  <alias field="manque_intermediaire" index="-1" name="Groupes à gagner, intermédiaire"/>
  <alias field="n_superieure" index="-1" name="Groupes présents, supérieure"/>
  <alias field="total_superieure" index="-1" name="Groupes de la gamme, supérieure"/>
  <alias field="seuil_superieure" index="-1" name="Seuil de pôle, supérieure"/>
  <alias field="pole_superieure" index="-1" name="Pôle, supérieure"/>
  <alias field="manque_superieure" index="-1" name="Groupes à gagner, supérieure"/>
  <alias field="prochain_palier" index="-1" name="Prochain palier"/>
  <alias field="prochain_manque" index="-1" name="Groupes à gagner pour le prochain palier"/>
  <alias field="prochain_groupes" index="-1" name="Groupes possibles pour le prochain palier"/>
  <alias field="groupes" index="-1" name="Groupes de proximité présents"/>
  <alias field="groupes_manquants" index="-1" name="Groupes de proximité manquants"/>
  <alias field="groupes_non_observes" index="-1" name="Groupes de proximité non observés"/>
  <alias field="part_local" index="-1" name="Équipements caractéristiques présents, centre local (0 à 1)"/>
  <alias field="part_intermediaire" index="-1" name="Équipements caractéristiques présents, centre intermédiaire (0 à 1)"/>
  <alias field="part_structurant" index="-1" name="Équipements caractéristiques présents, centre structurant (0 à 1)"/>
  <alias field="listes" index="-1" name="Gammes dont la liste est connue"/>
 </aliases>
</qgis>
