<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields">
 <aliases>
  <alias field="type" index="-1" name="Défaut"/>
  <alias field="gravite" index="-1" name="Gravité"/>
  <alias field="classe" index="-1" name="Classe"/>
  <alias field="couche" index="-1" name="Couche"/>
  <alias field="idurba" index="-1" name="Document"/>
  <alias field="aire_m2" index="-1" name="Aire (m²)"/>
  <alias field="w_m" index="-1" name="Largeur moyenne (m)"/>
  <alias field="x" index="-1" name="X"/>
  <alias field="y" index="-1" name="Y"/>
 </aliases>
</qgis>
