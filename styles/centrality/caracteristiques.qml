<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields" labelsEnabled="0">
 <aliases>
  <alias field="code_insee" index="-1" name="Code INSEE"/>
  <alias field="nom" index="-1" name="Commune"/>
  <alias field="niveau_etude" index="-1" name="Niveau de l’étude de 2020"/>
  <alias field="n_presents" index="-1" name="Équipements caractéristiques présents"/>
  <alias field="n_observables" index="-1" name="Équipements observables"/>
  <alias field="n_publies" index="-1" name="Équipements publiés"/>
  <alias field="part" index="-1" name="Part (0 à 1)"/>
  <alias field="presents" index="-1" name="Présents"/>
  <alias field="manquants" index="-1" name="Manquants"/>
  <alias field="non_observes" index="-1" name="Non observés"/>
 </aliases>
</qgis>
