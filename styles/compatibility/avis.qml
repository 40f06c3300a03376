<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields|Forms|AttributeTable">
 <fieldConfiguration>
  <field name="grille_id"><editWidget type="TextEdit"><config><Option type="Map"><Option type="bool" name="IsMultiline" value="false"/><Option type="bool" name="UseHtml" value="false"/></Option></config></editWidget></field>
  <field name="regle_id"><editWidget type="TextEdit"><config><Option type="Map"><Option type="bool" name="IsMultiline" value="false"/><Option type="bool" name="UseHtml" value="false"/></Option></config></editWidget></field>
  <field name="territoire_type"><editWidget type="TextEdit"><config><Option type="Map"><Option type="bool" name="IsMultiline" value="false"/><Option type="bool" name="UseHtml" value="false"/></Option></config></editWidget></field>
  <field name="territoire_id"><editWidget type="TextEdit"><config><Option type="Map"><Option type="bool" name="IsMultiline" value="false"/><Option type="bool" name="UseHtml" value="false"/></Option></config></editWidget></field>
  <field name="idurba"><editWidget type="TextEdit"><config><Option type="Map"><Option type="bool" name="IsMultiline" value="false"/><Option type="bool" name="UseHtml" value="false"/></Option></config></editWidget></field>
  <field name="version_vue"><editWidget type="TextEdit"><config><Option type="Map"><Option type="bool" name="IsMultiline" value="false"/><Option type="bool" name="UseHtml" value="false"/></Option></config></editWidget></field>
  <field name="avis"><editWidget type="ValueMap"><config><Option type="Map"><Option type="List" name="map"><Option type="Map"><Option type="QString" name="compatible" value="compatible"/></Option><Option type="Map"><Option type="QString" name="compatible avec remarque" value="compatible avec remarque"/></Option><Option type="Map"><Option type="QString" name="compatible avec réserve" value="compatible avec réserve"/></Option><Option type="Map"><Option type="QString" name="incompatible" value="incompatible"/></Option><Option type="Map"><Option type="QString" name="sans objet" value="sans objet"/></Option><Option type="Map"><Option type="QString" name="non examiné" value="non examiné"/></Option></Option></Option></config></editWidget></field>
  <field name="justification"><editWidget type="TextEdit"><config><Option type="Map"><Option type="bool" name="IsMultiline" value="true"/><Option type="bool" name="UseHtml" value="false"/></Option></config></editWidget></field>
  <field name="modification"><editWidget type="TextEdit"><config><Option type="Map"><Option type="bool" name="IsMultiline" value="true"/><Option type="bool" name="UseHtml" value="false"/></Option></config></editWidget></field>
  <field name="piece"><editWidget type="ValueMap"><config><Option type="Map"><Option type="List" name="map"><Option type="Map"><Option type="QString" name="(aucune)" value="{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"/></Option><Option type="Map"><Option type="QString" name="rapport" value="rapport"/></Option><Option type="Map"><Option type="QString" name="PADD" value="PADD"/></Option><Option type="Map"><Option type="QString" name="OAP" value="OAP"/></Option><Option type="Map"><Option type="QString" name="règlement écrit" value="règlement écrit"/></Option><Option type="Map"><Option type="QString" name="règlement graphique" value="règlement graphique"/></Option><Option type="Map"><Option type="QString" name="annexes" value="annexes"/></Option></Option></Option></config></editWidget></field>
  <field name="page"><editWidget type="TextEdit"><config><Option type="Map"><Option type="bool" name="IsMultiline" value="false"/><Option type="bool" name="UseHtml" value="false"/></Option></config></editWidget></field>
  <field name="reponse_commune"><editWidget type="TextEdit"><config><Option type="Map"><Option type="bool" name="IsMultiline" value="true"/><Option type="bool" name="UseHtml" value="false"/></Option></config></editWidget></field>
  <field name="auteur"><editWidget type="TextEdit"><config><Option type="Map"><Option type="bool" name="IsMultiline" value="false"/><Option type="bool" name="UseHtml" value="false"/></Option></config></editWidget></field>
  <field name="date_avis"><editWidget type="DateTime"><config><Option type="Map"><Option type="bool" name="allow_null" value="true"/><Option type="bool" name="calendar_popup" value="true"/><Option type="QString" name="display_format" value="dd/MM/yyyy HH:mm"/><Option type="QString" name="field_format" value="yyyy-MM-dd HH:mm:ss"/><Option type="bool" name="field_iso_format" value="false"/></Option></config></editWidget></field>
  <field name="signal_vu"><editWidget type="TextEdit"><config><Option type="Map"><Option type="bool" name="IsMultiline" value="false"/><Option type="bool" name="UseHtml" value="false"/></Option></config></editWidget></field>
  <field name="valeur_vue"><editWidget type="TextEdit"><config><Option type="Map"><Option type="bool" name="IsMultiline" value="false"/><Option type="bool" name="UseHtml" value="false"/></Option></config></editWidget></field>
 </fieldConfiguration>
 <aliases>
  <alias field="grille_id" index="-1" name="Grille"/>
  <alias field="regle_id" index="-1" name="Règle"/>
  <alias field="territoire_type" index="-1" name="Type de territoire"/>
  <alias field="territoire_id" index="-1" name="Territoire"/>
  <alias field="idurba" index="-1" name="Document"/>
  <alias field="version_vue" index="-1" name="Version de la grille vue"/>
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
 </aliases>
 <defaults>
  <default field="date_avis" expression="now()" applyOnUpdate="1"/>
 </defaults>
 <constraints>
  <constraint field="avis" constraints="1" unique_strength="0" notnull_strength="1" exp_strength="0"/>
 </constraints>
 <attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
  <columns>
   <column type="field" name="regle_id" hidden="0" width="-1"/>
   <column type="field" name="territoire_id" hidden="0" width="-1"/>
   <column type="field" name="avis" hidden="0" width="-1"/>
   <column type="field" name="justification" hidden="0" width="-1"/>
   <column type="field" name="modification" hidden="0" width="-1"/>
   <column type="field" name="piece" hidden="0" width="-1"/>
   <column type="field" name="page" hidden="0" width="-1"/>
   <column type="field" name="reponse_commune" hidden="0" width="-1"/>
   <column type="field" name="auteur" hidden="0" width="-1"/>
   <column type="field" name="date_avis" hidden="0" width="-1"/>
   <column type="field" name="signal_vu" hidden="0" width="-1"/>
   <column type="field" name="valeur_vue" hidden="0" width="-1"/>
   <column type="field" name="territoire_type" hidden="0" width="-1"/>
   <column type="field" name="idurba" hidden="0" width="-1"/>
   <column type="field" name="grille_id" hidden="1" width="-1"/>
   <column type="field" name="version_vue" hidden="1" width="-1"/>
   <column type="field" name="fid" hidden="1" width="-1"/>
  </columns>
 </attributetableconfig>
 <editorlayout>tablayout</editorlayout>
 <attributeEditorForm>
  <attributeEditorContainer name="Ligne" groupBox="1" columnCount="2" showLabel="1" visibilityExpressionEnabled="0" visibilityExpression="">
   <attributeEditorField name="regle_id" index="-1" showLabel="1"/>
   <attributeEditorField name="territoire_id" index="-1" showLabel="1"/>
   <attributeEditorField name="idurba" index="-1" showLabel="1"/>
   <attributeEditorField name="signal_vu" index="-1" showLabel="1"/>
   <attributeEditorField name="valeur_vue" index="-1" showLabel="1"/>
  </attributeEditorContainer>
  <attributeEditorContainer name="Avis" groupBox="1" columnCount="1" showLabel="1" visibilityExpressionEnabled="0" visibilityExpression="">
   <attributeEditorField name="avis" index="-1" showLabel="1"/>
   <attributeEditorField name="justification" index="-1" showLabel="1"/>
   <attributeEditorField name="modification" index="-1" showLabel="1"/>
   <attributeEditorField name="piece" index="-1" showLabel="1"/>
   <attributeEditorField name="page" index="-1" showLabel="1"/>
   <attributeEditorField name="auteur" index="-1" showLabel="1"/>
   <attributeEditorField name="date_avis" index="-1" showLabel="1"/>
  </attributeEditorContainer>
  <attributeEditorContainer name="Réponse de la commune" groupBox="1" columnCount="1" showLabel="1" visibilityExpressionEnabled="0" visibilityExpression="">
   <attributeEditorField name="reponse_commune" index="-1" showLabel="1"/>
  </attributeEditorContainer>
 </attributeEditorForm>
 <editable>
  <field name="fid" editable="0"/>
  <field name="grille_id" editable="0"/>
  <field name="regle_id" editable="0"/>
  <field name="territoire_type" editable="0"/>
  <field name="territoire_id" editable="0"/>
  <field name="idurba" editable="0"/>
  <field name="version_vue" editable="0"/>
  <field name="avis" editable="1"/>
  <field name="justification" editable="1"/>
  <field name="modification" editable="1"/>
  <field name="piece" editable="1"/>
  <field name="page" editable="1"/>
  <field name="reponse_commune" editable="1"/>
  <field name="auteur" editable="1"/>
  <field name="date_avis" editable="0"/>
  <field name="signal_vu" editable="0"/>
  <field name="valeur_vue" editable="0"/>
 </editable>
 <labelOnTop>
  <field name="grille_id" labelOnTop="0"/>
  <field name="regle_id" labelOnTop="0"/>
  <field name="territoire_type" labelOnTop="0"/>
  <field name="territoire_id" labelOnTop="0"/>
  <field name="idurba" labelOnTop="0"/>
  <field name="version_vue" labelOnTop="0"/>
  <field name="avis" labelOnTop="0"/>
  <field name="justification" labelOnTop="1"/>
  <field name="modification" labelOnTop="1"/>
  <field name="piece" labelOnTop="0"/>
  <field name="page" labelOnTop="0"/>
  <field name="reponse_commune" labelOnTop="1"/>
  <field name="auteur" labelOnTop="0"/>
  <field name="date_avis" labelOnTop="0"/>
  <field name="signal_vu" labelOnTop="0"/>
  <field name="valeur_vue" labelOnTop="0"/>
 </labelOnTop>
 <previewExpression>"regle_id" || ' ' || "territoire_id" || ' : ' || "avis"</previewExpression>
</qgis>
