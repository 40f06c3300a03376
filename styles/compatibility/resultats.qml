<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields|Forms|AttributeTable">
  <fieldConfiguration>
   <field name="valeur"><editWidget type="Range"><config><Option type="Map"><Option type="bool" name="AllowNull" value="true"/><Option type="double" name="Max" value="1.7976931348623157e+308"/><Option type="double" name="Min" value="-1.7976931348623157e+308"/><Option type="int" name="Precision" value="2"/><Option type="double" name="Step" value="1"/><Option type="QString" name="Style" value="SpinBox"/></Option></config></editWidget></field>
   <field name="valeur_min"><editWidget type="Range"><config><Option type="Map"><Option type="bool" name="AllowNull" value="true"/><Option type="double" name="Max" value="1.7976931348623157e+308"/><Option type="double" name="Min" value="-1.7976931348623157e+308"/><Option type="int" name="Precision" value="2"/><Option type="double" name="Step" value="1"/><Option type="QString" name="Style" value="SpinBox"/></Option></config></editWidget></field>
   <field name="valeur_max"><editWidget type="Range"><config><Option type="Map"><Option type="bool" name="AllowNull" value="true"/><Option type="double" name="Max" value="1.7976931348623157e+308"/><Option type="double" name="Min" value="-1.7976931348623157e+308"/><Option type="int" name="Precision" value="2"/><Option type="double" name="Step" value="1"/><Option type="QString" name="Style" value="SpinBox"/></Option></config></editWidget></field>
   <field name="seuil"><editWidget type="Range"><config><Option type="Map"><Option type="bool" name="AllowNull" value="true"/><Option type="double" name="Max" value="1.7976931348623157e+308"/><Option type="double" name="Min" value="-1.7976931348623157e+308"/><Option type="int" name="Precision" value="2"/><Option type="double" name="Step" value="1"/><Option type="QString" name="Style" value="SpinBox"/></Option></config></editWidget></field>
   <field name="seuil_haut"><editWidget type="Range"><config><Option type="Map"><Option type="bool" name="AllowNull" value="true"/><Option type="double" name="Max" value="1.7976931348623157e+308"/><Option type="double" name="Min" value="-1.7976931348623157e+308"/><Option type="int" name="Precision" value="2"/><Option type="double" name="Step" value="1"/><Option type="QString" name="Style" value="SpinBox"/></Option></config></editWidget></field>
   <field name="depassement"><editWidget type="Range"><config><Option type="Map"><Option type="bool" name="AllowNull" value="true"/><Option type="double" name="Max" value="1.7976931348623157e+308"/><Option type="double" name="Min" value="-1.7976931348623157e+308"/><Option type="int" name="Precision" value="2"/><Option type="double" name="Step" value="1"/><Option type="QString" name="Style" value="SpinBox"/></Option></config></editWidget></field>
   <field name="brute_ha"><editWidget type="Range"><config><Option type="Map"><Option type="bool" name="AllowNull" value="true"/><Option type="double" name="Max" value="1.7976931348623157e+308"/><Option type="double" name="Min" value="-1.7976931348623157e+308"/><Option type="int" name="Precision" value="2"/><Option type="double" name="Step" value="1"/><Option type="QString" name="Style" value="SpinBox"/></Option></config></editWidget></field>
   <field name="nette_ha"><editWidget type="Range"><config><Option type="Map"><Option type="bool" name="AllowNull" value="true"/><Option type="double" name="Max" value="1.7976931348623157e+308"/><Option type="double" name="Min" value="-1.7976931348623157e+308"/><Option type="int" name="Precision" value="2"/><Option type="double" name="Step" value="1"/><Option type="QString" name="Style" value="SpinBox"/></Option></config></editWidget></field>
   <field name="certaine_ha"><editWidget type="Range"><config><Option type="Map"><Option type="bool" name="AllowNull" value="true"/><Option type="double" name="Max" value="1.7976931348623157e+308"/><Option type="double" name="Min" value="-1.7976931348623157e+308"/><Option type="int" name="Precision" value="2"/><Option type="double" name="Step" value="1"/><Option type="QString" name="Style" value="SpinBox"/></Option></config></editWidget></field>
   <field name="numerateur"><editWidget type="Range"><config><Option type="Map"><Option type="bool" name="AllowNull" value="true"/><Option type="double" name="Max" value="1.7976931348623157e+308"/><Option type="double" name="Min" value="-1.7976931348623157e+308"/><Option type="int" name="Precision" value="2"/><Option type="double" name="Step" value="1"/><Option type="QString" name="Style" value="SpinBox"/></Option></config></editWidget></field>
   <field name="denominateur"><editWidget type="Range"><config><Option type="Map"><Option type="bool" name="AllowNull" value="true"/><Option type="double" name="Max" value="1.7976931348623157e+308"/><Option type="double" name="Min" value="-1.7976931348623157e+308"/><Option type="int" name="Precision" value="2"/><Option type="double" name="Step" value="1"/><Option type="QString" name="Style" value="SpinBox"/></Option></config></editWidget></field>
   <field name="surface_double_ha"><editWidget type="Range"><config><Option type="Map"><Option type="bool" name="AllowNull" value="true"/><Option type="double" name="Max" value="1.7976931348623157e+308"/><Option type="double" name="Min" value="-1.7976931348623157e+308"/><Option type="int" name="Precision" value="2"/><Option type="double" name="Step" value="1"/><Option type="QString" name="Style" value="SpinBox"/></Option></config></editWidget></field>
  </fieldConfiguration>
  <aliases>
   <alias field="regle_id" index="-1" name="Règle"/>
   <alias field="titre_court" index="-1" name="Titre"/>
   <alias field="territoire_nom" index="-1" name="Territoire"/>
   <alias field="niveau" index="-1" name="Niveau"/>
   <alias field="valeur" index="-1" name="Valeur"/>
   <alias field="unite" index="-1" name="Unité"/>
   <alias field="operateur" index="-1" name="Op."/>
   <alias field="seuil" index="-1" name="Seuil"/>
   <alias field="tolerance" index="-1" name="Tolérance"/>
   <alias field="depassement" index="-1" name="Dépassement"/>
   <alias field="signal" index="-1" name="Signal"/>
   <alias field="certitude" index="-1" name="Certitude"/>
   <alias field="motif" index="-1" name="Motif"/>
   <alias field="message" index="-1" name="Message"/>
   <alias field="zones" index="-1" name="Zones"/>
   <alias field="brute_ha" index="-1" name="Brute (ha)"/>
   <alias field="nette_ha" index="-1" name="Nette (ha)"/>
   <alias field="certaine_ha" index="-1" name="Certaine (ha)"/>
   <alias field="theme" index="-1" name="Thème"/>
   <alias field="valeur_min" index="-1" name="Valeur min."/>
   <alias field="valeur_max" index="-1" name="Valeur max."/>
   <alias field="mode" index="-1" name="Mode"/>
   <alias field="source_document" index="-1" name="Source"/>
   <alias field="source_page" index="-1" name="Page"/>
   <alias field="territoire_type" index="-1" name="Type de territoire"/>
   <alias field="territoire_id" index="-1" name="Code"/>
   <alias field="n_objets" index="-1" name="Objets"/>
  </aliases>
  <attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
   <columns>
    <column type="field" name="regle_id" hidden="0" width="52"/>
    <column type="field" name="titre_court" hidden="0" width="186"/>
    <column type="field" name="territoire_nom" hidden="0" width="130"/>
    <column type="field" name="signal" hidden="0" width="92"/>
    <column type="field" name="valeur" hidden="0" width="70"/>
    <column type="field" name="unite" hidden="0" width="46"/>
    <column type="field" name="operateur" hidden="0" width="34"/>
    <column type="field" name="seuil" hidden="0" width="62"/>
    <column type="field" name="depassement" hidden="0" width="104"/>
    <column type="field" name="tolerance" hidden="0" width="78"/>
    <column type="field" name="certitude" hidden="0" width="112"/>
    <column type="field" name="motif" hidden="0" width="200"/>
    <column type="field" name="message" hidden="0" width="320"/>
    <column type="field" name="zones" hidden="0" width="160"/>
    <column type="field" name="brute_ha" hidden="0" width="76"/>
    <column type="field" name="nette_ha" hidden="0" width="76"/>
    <column type="field" name="certaine_ha" hidden="0" width="88"/>
    <column type="field" name="valeur_min" hidden="0" width="80"/>
    <column type="field" name="valeur_max" hidden="0" width="80"/>
    <column type="field" name="niveau" hidden="0" width="60"/>
    <column type="field" name="theme" hidden="0" width="150"/>
    <column type="field" name="mode" hidden="0" width="70"/>
    <column type="field" name="source_document" hidden="0" width="110"/>
    <column type="field" name="source_page" hidden="0" width="60"/>
    <column type="field" name="territoire_type" hidden="0" width="80"/>
    <column type="field" name="territoire_id" hidden="0" width="80"/>
    <column type="field" name="n_objets" hidden="0" width="66"/>
    <column type="field" name="grille_id" hidden="1" width="-1"/>
    <column type="field" name="grille_version" hidden="1" width="-1"/>
    <column type="field" name="idurba" hidden="1" width="-1"/>
    <column type="field" name="date_run" hidden="1" width="-1"/>
    <column type="field" name="portee" hidden="1" width="-1"/>
    <column type="field" name="type" hidden="1" width="-1"/>
    <column type="field" name="numerateur" hidden="1" width="-1"/>
    <column type="field" name="denominateur" hidden="1" width="-1"/>
    <column type="field" name="surface_double_ha" hidden="1" width="-1"/>
    <column type="field" name="seuil_haut" hidden="1" width="-1"/>
    <column type="field" name="tolerance_abs" hidden="1" width="-1"/>
    <column type="field" name="n_ignores" hidden="1" width="-1"/>
    <column type="field" name="n_null" hidden="1" width="-1"/>
    <column type="field" name="n_mots" hidden="1" width="-1"/>
    <column type="field" name="entrees" hidden="1" width="-1"/>
    <column type="field" name="parametres" hidden="1" width="-1"/>
    <column type="field" name="logiciel" hidden="1" width="-1"/>
    <column type="field" name="duree_s" hidden="1" width="-1"/>
    <column type="field" name="vocation" hidden="1" width="-1"/>
    <column type="field" name="fid" hidden="1" width="-1"/>
   </columns>
  </attributetableconfig>
  <conditionalstyles>
   <rowstyles/>
   <fieldstyles>
    <fieldstyle fieldname="signal">
   <style rule="@value = 'écart'" name="écart" background_color="#f2c4bf" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
    <font strikethrough="0" underline="0" italic="0" bold="1" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
   </style>
   <style rule="@value = 'écart toléré'" name="écart toléré" background_color="#ead09a" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
    <font strikethrough="0" underline="0" italic="0" bold="0" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
   </style>
   <style rule="@value = 'respecté'" name="respecté" background_color="#dcebe4" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
    <font strikethrough="0" underline="0" italic="0" bold="0" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
   </style>
   <style rule="@value = 'non évaluable'" name="non évaluable" background_color="#e6e7e9" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
    <font strikethrough="0" underline="0" italic="0" bold="0" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
   </style>
   <style rule="@value = 'sans objet'" name="sans objet" background_color="#f3f5f7" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">
    <font strikethrough="0" underline="0" italic="0" bold="0" description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>
   </style>
    </fieldstyle>
   </fieldstyles>
  </conditionalstyles>
</qgis>
