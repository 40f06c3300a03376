<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields">
 <aliases>
  <alias field="id_lien" index="-1" name="Lien"/>
  <alias field="id_a" index="-1" name="Nœud de départ"/>
  <alias field="id_b" index="-1" name="Nœud d’arrivée"/>
  <alias field="sous_trame" index="-1" name="Sous-trame"/>
  <alias field="cout_m" index="-1" name="Coût (mètres-coût)"/>
  <alias field="equivalent_m" index="-1" name="Équivalent mètres"/>
  <alias field="longueur_m" index="-1" name="Longueur (m)"/>
  <alias field="composante" index="-1" name="Composante"/>
  <alias field="retenu" index="-1" name="Retenu (coût ≤ seuil)"/>
  <alias field="mst" index="-1" name="Dans l’arbre couvrant"/>
  <alias field="rang_bc" index="-1" name="Rang (BC)"/>
  <alias field="bc" index="-1" name="Intermédiarité BC"/>
  <alias field="dpc" index="-1" name="dPC (0 à 1)"/>
 </aliases>
</qgis>
