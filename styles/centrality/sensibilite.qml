<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields" labelsEnabled="0">
 <aliases>
  <alias field="parametre" index="-1" name="Paramètre changé"/>
  <alias field="valeur" index="-1" name="Valeur"/>
  <alias field="variation_pct" index="-1" name="Variation (%)"/>
  <alias field="variante" index="-1" name="Variante"/>
  <alias field="code_insee" index="-1" name="Code INSEE"/>
  <alias field="aire_ha" index="-1" name="Surface (ha)"/>
  <alias field="ecart_ha" index="-1" name="Écart (ha)"/>
  <alias field="n_parties" index="-1" name="Parties"/>
  <alias field="n_commerces" index="-1" name="Commerces"/>
  <alias field="parametres" index="-1" name="Paramètres"/>
 </aliases>
</qgis>
