<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields">
 <aliases>
  <alias field="classe" index="-1" name="Classe"/>
  <alias field="libelle" index="-1" name="Nom de la classe"/>
  <alias field="sous_trame" index="-1" name="Sous-trame"/>
  <alias field="codes" index="-1" name="Codes des mailles"/>
  <alias field="surface_ha" index="-1" name="Surface (ha)"/>
  <alias field="part_habitat" index="-1" name="Part de l’habitat (%)"/>
  <alias field="part_territoire" index="-1" name="Part du territoire (%)"/>
  <alias field="nombre" index="-1" name="Nombre d’éléments"/>
  <alias field="passages_ha" index="-1" name="Dont passages de ponts et boucles (ha)"/>
  <alias field="dans_ouverture_ha" index="-1" name="Dont dans une ouverture (ha)"/>
 </aliases>
</qgis>
