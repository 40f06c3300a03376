<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields|Forms|AttributeTable">
 <fieldConfiguration>
  <field name="choix"><editWidget type="ValueMap"><config><Option type="Map"><Option type="List" name="map"><Option type="Map"><Option type="QString" name="(à trancher)" value="{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"/></Option><Option type="Map"><Option type="QString" name="oui" value="oui"/></Option><Option type="Map"><Option type="QString" name="non" value="non"/></Option></Option></Option></config></editWidget></field>
 </fieldConfiguration>
 <aliases>
  <alias field="grille_id" index="-1" name="Grille"/>
  <alias field="regle_id" index="-1" name="Règle"/>
  <alias field="territoire_type" index="-1" name="Type de territoire"/>
  <alias field="territoire_id" index="-1" name="Territoire"/>
  <alias field="idurba" index="-1" name="Document"/>
  <alias field="territoire_nom" index="-1" name="Nom du territoire"/>
  <alias field="titre_court" index="-1" name="Titre"/>
  <alias field="dossier" index="-1" name="Dossier"/>
  <alias field="avis" index="-1" name="Avis"/>
  <alias field="justification" index="-1" name="Justification"/>
  <alias field="modification" index="-1" name="Modification demandée"/>
  <alias field="piece" index="-1" name="Pièce"/>
  <alias field="page" index="-1" name="Page"/>
  <alias field="reponse_commune" index="-1" name="Réponse de la commune"/>
  <alias field="auteur" index="-1" name="Auteur"/>
  <alias field="date_avis" index="-1" name="Date de l’avis"/>
  <alias field="signal_vu" index="-1" name="Signal vu"/>
  <alias field="valeur_vue" index="-1" name="Valeur vue"/>
  <alias field="en_vigueur" index="-1" name="En vigueur"/>
  <alias field="proposition" index="-1" name="Proposition"/>
  <alias field="choix" index="-1" name="Choix (oui)"/>
 </aliases>
 <attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
  <columns>
   <column type="field" name="regle_id" hidden="0" width="-1"/>
   <column type="field" name="titre_court" hidden="0" width="-1"/>
   <column type="field" name="territoire_nom" hidden="0" width="-1"/>
   <column type="field" name="avis" hidden="0" width="-1"/>
   <column type="field" name="justification" hidden="0" width="-1"/>
   <column type="field" name="modification" hidden="0" width="-1"/>
   <column type="field" name="auteur" hidden="0" width="-1"/>
   <column type="field" name="date_avis" hidden="0" width="-1"/>
   <column type="field" name="dossier" hidden="0" width="-1"/>
   <column type="field" name="en_vigueur" hidden="0" width="-1"/>
   <column type="field" name="choix" hidden="0" width="-1"/>
   <column type="field" name="piece" hidden="0" width="-1"/>
   <column type="field" name="page" hidden="0" width="-1"/>
   <column type="field" name="reponse_commune" hidden="0" width="-1"/>
   <column type="field" name="signal_vu" hidden="0" width="-1"/>
   <column type="field" name="valeur_vue" hidden="0" width="-1"/>
   <column type="field" name="proposition" hidden="0" width="-1"/>
   <column type="field" name="territoire_id" hidden="0" width="-1"/>
   <column type="field" name="territoire_type" hidden="0" width="-1"/>
   <column type="field" name="idurba" hidden="0" width="-1"/>
   <column type="field" name="grille_id" hidden="1" width="-1"/>
  </columns>
 </attributetableconfig>
 <editable>
  <field name="grille_id" editable="0"/>
  <field name="regle_id" editable="0"/>
  <field name="territoire_type" editable="0"/>
  <field name="territoire_id" editable="0"/>
  <field name="idurba" editable="0"/>
  <field name="territoire_nom" editable="0"/>
  <field name="titre_court" editable="0"/>
  <field name="dossier" editable="0"/>
  <field name="avis" editable="0"/>
  <field name="justification" editable="0"/>
  <field name="modification" editable="0"/>
  <field name="piece" editable="0"/>
  <field name="page" editable="0"/>
  <field name="reponse_commune" editable="0"/>
  <field name="auteur" editable="0"/>
  <field name="date_avis" editable="0"/>
  <field name="signal_vu" editable="0"/>
  <field name="valeur_vue" editable="0"/>
  <field name="en_vigueur" editable="0"/>
  <field name="proposition" editable="0"/>
  <field name="choix" editable="1"/>
 </editable>
</qgis>
