<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields" labelsEnabled="1">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Pôle" filter="&quot;statut&quot; = 'pôle'"/>
   <rule key="r1" symbol="1" label="Indépendante" filter="&quot;statut&quot; = 'indépendante'"/>
   <rule key="r2" symbol="2" label="Subordonnée" filter="&quot;statut&quot; = 'subordonnée'"/>
   <rule key="r3" symbol="3" label="Sans flux au-dessus des seuils" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,130"/>
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
     <prop k="color" v="91,143,196,110"/>
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
     <prop k="color" v="31,78,121,20"/>
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
   <text-style fieldName='"nom"' isExpression="1" fontFamily="DejaVu Sans" fontSize="8" fontSizeUnit="Point" textColor="29,42,53,255" textOpacity="1">
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
  <alias field="interne" index="-1" name="Flux interne"/>
  <alias field="sortants" index="-1" name="Vers les autres communes"/>
  <alias field="sortants_hors" index="-1" name="Vers l’extérieur"/>
  <alias field="entrants" index="-1" name="Depuis les autres communes"/>
  <alias field="entrants_hors" index="-1" name="Depuis l’extérieur"/>
  <alias field="emis" index="-1" name="Émis en tout"/>
  <alias field="recus" index="-1" name="Reçus en tout"/>
  <alias field="solde" index="-1" name="Solde"/>
  <alias field="attraction_nette" index="-1" name="Attraction nette (−1 à 1)"/>
  <alias field="part_interne" index="-1" name="Part interne des émis (0 à 1)"/>
  <alias field="part_recus_interne" index="-1" name="Part interne des reçus (0 à 1)"/>
  <alias field="statut" index="-1" name="Statut"/>
  <alias field="dominant_code" index="-1" name="Flux dominant, code"/>
  <alias field="dominant_nom" index="-1" name="Flux dominant vers"/>
  <alias field="dominant_valeur" index="-1" name="Flux dominant"/>
  <alias field="dominant_part" index="-1" name="Part du flux dominant dans les sortants (0 à 1)"/>
  <alias field="pole_code" index="-1" name="Pôle, code"/>
  <alias field="pole_nom" index="-1" name="Pôle"/>
  <alias field="profondeur" index="-1" name="Pas jusqu’au pôle"/>
  <alias field="n_directes" index="-1" name="Communes qui en dépendent"/>
  <alias field="n_rattachees" index="-1" name="Communes rattachées"/>
  <alias field="hors_principal" index="-1" name="Principal code hors du territoire"/>
  <alias field="hors_principal_valeur" index="-1" name="Flux vers lui"/>
 </aliases>
</qgis>
