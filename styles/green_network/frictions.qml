<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields">
 <aliases>
  <alias field="numero" index="-1" name="Numéro dans la grille"/>
  <alias field="code" index="-1" name="Code"/>
  <alias field="libelle" index="-1" name="Libellé"/>
  <alias field="surface_ha" index="-1" name="Surface (ha)"/>
  <alias field="mailles" index="-1" name="Mailles"/>
  <alias field="friction" index="-1" name="Friction"/>
  <alias field="infranchissable" index="-1" name="Infranchissable"/>
  <alias field="origine" index="-1" name="Origine de la friction"/>
  <alias field="sous_trame" index="-1" name="Sous-trame"/>
 </aliases>
</qgis>
