<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields">
 <aliases>
  <alias field="perimetre" index="-1" name="Périmètre"/>
  <alias field="id_unite" index="-1" name="Unité"/>
  <alias field="nom" index="-1" name="Nom"/>
  <alias field="sous_trame" index="-1" name="Sous-trame"/>
  <alias field="methode" index="-1" name="Méthode"/>
  <alias field="metrique" index="-1" name="Mesure"/>
  <alias field="valeur" index="-1" name="Valeur"/>
  <alias field="unite" index="-1" name="Unité de mesure"/>
 </aliases>
</qgis>
