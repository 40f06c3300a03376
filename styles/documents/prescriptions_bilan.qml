<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields">
 <aliases>
  <alias field="typepsc" index="-1" name="Type"/>
  <alias field="code" index="-1" name="Code"/>
  <alias field="libelle" index="-1" name="Libellé"/>
  <alias field="primitive" index="-1" name="Dessin"/>
  <alias field="unite" index="-1" name="Unité"/>
  <alias field="n_avant" index="-1" name="Objets avant"/>
  <alias field="n_apres" index="-1" name="Objets après"/>
  <alias field="n_conserves" index="-1" name="Objets conservés"/>
  <alias field="n_perdus" index="-1" name="Objets perdus"/>
  <alias field="n_gagnes" index="-1" name="Objets gagnés"/>
  <alias field="avant" index="-1" name="Taille avant"/>
  <alias field="apres" index="-1" name="Taille après"/>
  <alias field="conserve" index="-1" name="Taille conservée"/>
  <alias field="perdu" index="-1" name="Taille perdue"/>
  <alias field="gagne" index="-1" name="Taille gagnée"/>
  <alias field="insee" index="-1" name="Code INSEE"/>
  <alias field="commune" index="-1" name="Commune"/>
 </aliases>
</qgis>
