<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields">
 <aliases>
  <alias field="code" index="-1" name="Code"/>
  <alias field="nom" index="-1" name="Nom"/>
  <alias field="valeur" index="-1" name="Valeur"/>
  <alias field="unite" index="-1" name="Unité"/>
  <alias field="definition" index="-1" name="Définition"/>
  <alias field="source" index="-1" name="Source"/>
  <alias field="remarque" index="-1" name="Remarque"/>
  <alias field="sous_trame" index="-1" name="Sous-trame"/>
 </aliases>
</qgis>
