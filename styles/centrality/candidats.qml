<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields" labelsEnabled="1">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Retenu" filter="&quot;statut&quot; = 'retenu'"/>
   <rule key="r1" symbol="1" label="Proposé" filter="&quot;statut&quot; = 'proposé'"/>
   <rule key="r2" symbol="2" label="Écarté" filter="&quot;statut&quot; = 'écarté'"/>
   <rule key="r3" symbol="3" label="Candidat" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,150"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="31,78,121,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.8"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,100"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="31,78,121,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.6"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,120"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.4"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,70"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="31,78,121,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.6"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings>
   <text-style fieldName="coalesce(&quot;nom&quot;, right(&quot;id_candidat&quot;, 2)) || '&#10;' || format_number(&quot;aire_ha&quot;, 1, 'fr') || ' ha'" isExpression="1" fontFamily="DejaVu Sans" fontSize="8" fontSizeUnit="Point" textColor="29,42,53,255" textOpacity="1">
    <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9"/>
   </text-style>
   <placement placement="1" polygonPlacementFlags="2" centroidInside="1"/>
   <rendering scaleVisibility="1" scaleMin="1" scaleMax="50000" obstacle="1" drawLabels="1"/>
  </settings>
 </labeling>
 <aliases>
  <alias field="id_candidat" index="-1" name="Identifiant"/>
  <alias field="code_insee" index="-1" name="Code INSEE"/>
  <alias field="nom" index="-1" name="Nom"/>
  <alias field="niveau" index="-1" name="Niveau d’armature"/>
  <alias field="statut" index="-1" name="Statut"/>
  <alias field="aire_ha" index="-1" name="Surface (ha)"/>
  <alias field="n_equip" index="-1" name="Équipements"/>
  <alias field="n_groupes" index="-1" name="Groupes attendus présents"/>
  <alias field="n_commerces" index="-1" name="Commerces"/>
  <alias field="groupes" index="-1" name="Groupes présents"/>
  <alias field="groupes_manquants" index="-1" name="Groupes manquants"/>
  <alias field="part_commerces_commune" index="-1" name="Part des commerces de la commune (0 à 1)"/>
  <alias field="k_max" index="-1" name="Densité maximale"/>
  <alias field="b_median" index="-1" name="Bâti médian (m² par m²)"/>
  <alias field="jambe_batie" index="-1" name="Bâti évalué"/>
  <alias field="pop" index="-1" name="Habitants"/>
  <alias field="emplois" index="-1" name="Emplois"/>
  <alias field="pop_5min" index="-1" name="Habitants à 5 min"/>
  <alias field="pop_10min" index="-1" name="Habitants à 10 min"/>
  <alias field="vacance" index="-1" name="Vacance (0 à 1)"/>
  <alias field="vacance_source" index="-1" name="Source de la vacance"/>
  <alias field="zonage" index="-1" name="Zonage"/>
  <alias field="ecart_daacl" index="-1" name="Part hors du DAACL (0 à 1)"/>
  <alias field="iou_daacl" index="-1" name="Recouvrement avec le DAACL (IoU)"/>
  <alias field="lineaires_m" index="-1" name="Linéaires protégés (m)"/>
  <alias field="part_lineaires" index="-1" name="Part des fronts protégée (0 à 1)"/>
  <alias field="part_enveloppe" index="-1" name="Part de l’enveloppe urbaine (0 à 1)"/>
  <alias field="aire_coeur_sur_ha" index="-1" name="Cœur sûr (ha)"/>
  <alias field="aire_a_discuter_ha" index="-1" name="Zone à discuter (ha)"/>
  <alias field="qualite" index="-1" name="Qualité"/>
  <alias field="parametres" index="-1" name="Paramètres"/>
  <alias field="sources" index="-1" name="Sources"/>
  <alias field="date_run" index="-1" name="Calculé le"/>
 </aliases>
</qgis>
