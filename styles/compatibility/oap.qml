<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis simplifyAlgorithm="0" minScale="100000000" readOnly="0" simplifyMaxScale="1" simplifyDrawingHints="1" simplifyLocal="1" hasScaleBasedVisibilityFlag="0" maxScale="0" simplifyDrawingTol="1" labelsEnabled="0" styleCategories="AllStyleCategories" version="3.22.16-Białowieża" symbologyReferenceScale="-1">
  <flags>
    <Identifiable>1</Identifiable>
    <Removable>1</Removable>
    <Searchable>1</Searchable>
    <Private>0</Private>
  </flags>
  <temporal limitMode="0" mode="0" startField="" accumulate="0" durationUnit="min" fixedDuration="0" endExpression="" startExpression="" durationField="" enabled="0" endField="">
    <fixedRange>
      <start></start>
      <end></end>
    </fixedRange>
  </temporal>
  <renderer-v2 symbollevels="0" attr="CASE WHEN &quot;origine&quot; = 'hors document' THEN 'hors'&#xa;WHEN &quot;lgt&quot; IS NOT NULL AND &quot;ha_net&quot; IS NOT NULL THEN 'complet'&#xa;WHEN &quot;lgt&quot; IS NOT NULL OR &quot;pct_social&quot; IS NOT NULL OR &quot;phase&quot; IS NOT NULL THEN 'partiel' ELSE 'vide' END" enableorderby="0" type="categorizedSymbol" forceraster="0" referencescale="-1">
    <categories>
      <category symbol="0" label="Saisie complète" value="complet" render="true"/>
      <category symbol="1" label="Saisie en partie" value="partiel" render="true"/>
      <category symbol="2" label="À saisir" value="vide" render="true"/>
      <category symbol="3" label="Hors du document, non comptée" value="hors" render="true"/>
      <category symbol="4" label="Autres valeurs" value="" render="true"/>
    </categories>
    <symbols>
      <symbol name="0" clip_to_extent="1" force_rhr="0" alpha="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value=""/>
            <Option name="properties"/>
            <Option name="type" type="QString" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" locked="0" enabled="1" class="SimpleFill">
          <Option type="Map">
            <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="color" type="QString" value="46,125,50,110"/>
            <Option name="joinstyle" type="QString" value="bevel"/>
            <Option name="offset" type="QString" value="0,0"/>
            <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="offset_unit" type="QString" value="MM"/>
            <Option name="outline_color" type="QString" value="29,42,53,255"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.4"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
            <Option name="style" type="QString" value="solid"/>
          </Option>
          <prop k="border_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="color" v="46,125,50,110"/>
          <prop k="joinstyle" v="bevel"/>
          <prop k="offset" v="0,0"/>
          <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="offset_unit" v="MM"/>
          <prop k="outline_color" v="29,42,53,255"/>
          <prop k="outline_style" v="solid"/>
          <prop k="outline_width" v="0.4"/>
          <prop k="outline_width_unit" v="MM"/>
          <prop k="style" v="solid"/>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value=""/>
              <Option name="properties"/>
              <Option name="type" type="QString" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol name="1" clip_to_extent="1" force_rhr="0" alpha="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value=""/>
            <Option name="properties"/>
            <Option name="type" type="QString" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" locked="0" enabled="1" class="SimpleFill">
          <Option type="Map">
            <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="color" type="QString" value="201,138,0,110"/>
            <Option name="joinstyle" type="QString" value="bevel"/>
            <Option name="offset" type="QString" value="0,0"/>
            <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="offset_unit" type="QString" value="MM"/>
            <Option name="outline_color" type="QString" value="29,42,53,255"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.4"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
            <Option name="style" type="QString" value="solid"/>
          </Option>
          <prop k="border_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="color" v="201,138,0,110"/>
          <prop k="joinstyle" v="bevel"/>
          <prop k="offset" v="0,0"/>
          <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="offset_unit" v="MM"/>
          <prop k="outline_color" v="29,42,53,255"/>
          <prop k="outline_style" v="solid"/>
          <prop k="outline_width" v="0.4"/>
          <prop k="outline_width_unit" v="MM"/>
          <prop k="style" v="solid"/>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value=""/>
              <Option name="properties"/>
              <Option name="type" type="QString" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol name="2" clip_to_extent="1" force_rhr="0" alpha="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value=""/>
            <Option name="properties"/>
            <Option name="type" type="QString" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" locked="0" enabled="1" class="SimpleFill">
          <Option type="Map">
            <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="color" type="QString" value="179,38,30,90"/>
            <Option name="joinstyle" type="QString" value="bevel"/>
            <Option name="offset" type="QString" value="0,0"/>
            <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="offset_unit" type="QString" value="MM"/>
            <Option name="outline_color" type="QString" value="29,42,53,255"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.4"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
            <Option name="style" type="QString" value="solid"/>
          </Option>
          <prop k="border_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="color" v="179,38,30,90"/>
          <prop k="joinstyle" v="bevel"/>
          <prop k="offset" v="0,0"/>
          <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="offset_unit" v="MM"/>
          <prop k="outline_color" v="29,42,53,255"/>
          <prop k="outline_style" v="solid"/>
          <prop k="outline_width" v="0.4"/>
          <prop k="outline_width_unit" v="MM"/>
          <prop k="style" v="solid"/>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value=""/>
              <Option name="properties"/>
              <Option name="type" type="QString" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol name="3" clip_to_extent="1" force_rhr="0" alpha="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value=""/>
            <Option name="properties"/>
            <Option name="type" type="QString" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" locked="0" enabled="1" class="SimpleFill">
          <Option type="Map">
            <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="color" type="QString" value="115,115,115,60"/>
            <Option name="joinstyle" type="QString" value="bevel"/>
            <Option name="offset" type="QString" value="0,0"/>
            <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="offset_unit" type="QString" value="MM"/>
            <Option name="outline_color" type="QString" value="29,42,53,255"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.4"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
            <Option name="style" type="QString" value="solid"/>
          </Option>
          <prop k="border_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="color" v="115,115,115,60"/>
          <prop k="joinstyle" v="bevel"/>
          <prop k="offset" v="0,0"/>
          <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="offset_unit" v="MM"/>
          <prop k="outline_color" v="29,42,53,255"/>
          <prop k="outline_style" v="solid"/>
          <prop k="outline_width" v="0.4"/>
          <prop k="outline_width_unit" v="MM"/>
          <prop k="style" v="solid"/>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value=""/>
              <Option name="properties"/>
              <Option name="type" type="QString" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol name="4" clip_to_extent="1" force_rhr="0" alpha="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value=""/>
            <Option name="properties"/>
            <Option name="type" type="QString" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" locked="0" enabled="1" class="SimpleFill">
          <Option type="Map">
            <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="color" type="QString" value="115,115,115,30"/>
            <Option name="joinstyle" type="QString" value="bevel"/>
            <Option name="offset" type="QString" value="0,0"/>
            <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="offset_unit" type="QString" value="MM"/>
            <Option name="outline_color" type="QString" value="29,42,53,255"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.4"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
            <Option name="style" type="QString" value="solid"/>
          </Option>
          <prop k="border_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="color" v="115,115,115,30"/>
          <prop k="joinstyle" v="bevel"/>
          <prop k="offset" v="0,0"/>
          <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
          <prop k="offset_unit" v="MM"/>
          <prop k="outline_color" v="29,42,53,255"/>
          <prop k="outline_style" v="solid"/>
          <prop k="outline_width" v="0.4"/>
          <prop k="outline_width_unit" v="MM"/>
          <prop k="style" v="solid"/>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value=""/>
              <Option name="properties"/>
              <Option name="type" type="QString" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </symbols>
    <rotation/>
    <sizescale/>
  </renderer-v2>
  <customproperties>
    <Option/>
  </customproperties>
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <layerOpacity>1</layerOpacity>
  <geometryOptions geometryPrecision="0" removeDuplicateNodes="0">
    <activeChecks type="StringList">
      <Option type="QString" value=""/>
    </activeChecks>
    <checkConfiguration/>
  </geometryOptions>
  <legend showLabelLegend="0" type="default-vector"/>
  <referencedLayers/>
  <fieldConfiguration>
    <field configurationFlags="None" name="insee">
      <editWidget type="TextEdit">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="None" name="commune">
      <editWidget type="TextEdit">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="None" name="idurba">
      <editWidget type="TextEdit">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="None" name="oap">
      <editWidget type="TextEdit">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="None" name="origine">
      <editWidget type="TextEdit">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="None" name="code">
      <editWidget type="TextEdit">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="None" name="ha_brut">
      <editWidget type="TextEdit">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="None" name="ha_net_estime">
      <editWidget type="TextEdit">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="None" name="ha_net">
      <editWidget type="TextEdit">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="None" name="dans_enveloppe">
      <editWidget type="TextEdit">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="None" name="lgt">
      <editWidget type="Range">
        <config>
          <Option type="Map">
            <Option name="AllowNull" type="bool" value="true"/>
            <Option name="Max" type="int" value="100000"/>
            <Option name="Min" type="int" value="0"/>
            <Option name="Step" type="int" value="1"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="None" name="pct_social">
      <editWidget type="TextEdit">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="None" name="densite">
      <editWidget type="TextEdit">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="None" name="phase">
      <editWidget type="Range">
        <config>
          <Option type="Map">
            <Option name="AllowNull" type="bool" value="true"/>
            <Option name="Max" type="int" value="9"/>
            <Option name="Min" type="int" value="1"/>
            <Option name="Step" type="int" value="1"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="None" name="page">
      <editWidget type="TextEdit">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="None" name="source">
      <editWidget type="TextEdit">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="None" name="fid_source">
      <editWidget type="TextEdit">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias name="Code INSEE" index="0" field="insee"/>
    <alias name="Commune" index="1" field="commune"/>
    <alias name="Document (IDURBA)" index="2" field="idurba"/>
    <alias name="Nom de l’OAP" index="3" field="oap"/>
    <alias name="Origine" index="4" field="origine"/>
    <alias name="Code CNIG" index="5" field="code"/>
    <alias name="Surface brute (ha)" index="6" field="ha_brut"/>
    <alias name="Surface nette estimée (ha)" index="7" field="ha_net_estime"/>
    <alias name="Surface nette (ha)" index="8" field="ha_net"/>
    <alias name="Part dans l’enveloppe (%)" index="9" field="dans_enveloppe"/>
    <alias name="Logements prévus" index="10" field="lgt"/>
    <alias name="Part de logements sociaux (%)" index="11" field="pct_social"/>
    <alias name="Densité nette (lgt/ha)" index="12" field="densite"/>
    <alias name="Phase" index="13" field="phase"/>
    <alias name="Page" index="14" field="page"/>
    <alias name="Source (pièce, version)" index="15" field="source"/>
    <alias name="Objet du document" index="16" field="fid_source"/>
  </aliases>
  <defaults>
    <default expression="" field="insee" applyOnUpdate="0"/>
    <default expression="" field="commune" applyOnUpdate="0"/>
    <default expression="" field="idurba" applyOnUpdate="0"/>
    <default expression="" field="oap" applyOnUpdate="0"/>
    <default expression="" field="origine" applyOnUpdate="0"/>
    <default expression="" field="code" applyOnUpdate="0"/>
    <default expression="round(area($geometry) / 10000, 2)" field="ha_brut" applyOnUpdate="0"/>
    <default expression="" field="ha_net_estime" applyOnUpdate="0"/>
    <default expression="" field="ha_net" applyOnUpdate="0"/>
    <default expression="" field="dans_enveloppe" applyOnUpdate="0"/>
    <default expression="" field="lgt" applyOnUpdate="0"/>
    <default expression="" field="pct_social" applyOnUpdate="0"/>
    <default expression="if(&quot;lgt&quot; IS NOT NULL AND &quot;ha_net&quot; > 0, round(&quot;lgt&quot; / &quot;ha_net&quot;, 2), NULL)" field="densite" applyOnUpdate="1"/>
    <default expression="" field="phase" applyOnUpdate="0"/>
    <default expression="" field="page" applyOnUpdate="0"/>
    <default expression="" field="source" applyOnUpdate="0"/>
    <default expression="" field="fid_source" applyOnUpdate="0"/>
  </defaults>
  <constraints>
    <constraint exp_strength="1" constraints="4" notnull_strength="0" field="insee" unique_strength="0"/>
    <constraint exp_strength="0" constraints="0" notnull_strength="0" field="commune" unique_strength="0"/>
    <constraint exp_strength="0" constraints="0" notnull_strength="0" field="idurba" unique_strength="0"/>
    <constraint exp_strength="1" constraints="4" notnull_strength="0" field="oap" unique_strength="0"/>
    <constraint exp_strength="0" constraints="0" notnull_strength="0" field="origine" unique_strength="0"/>
    <constraint exp_strength="0" constraints="0" notnull_strength="0" field="code" unique_strength="0"/>
    <constraint exp_strength="1" constraints="4" notnull_strength="0" field="ha_brut" unique_strength="0"/>
    <constraint exp_strength="0" constraints="0" notnull_strength="0" field="ha_net_estime" unique_strength="0"/>
    <constraint exp_strength="1" constraints="4" notnull_strength="0" field="ha_net" unique_strength="0"/>
    <constraint exp_strength="1" constraints="4" notnull_strength="0" field="dans_enveloppe" unique_strength="0"/>
    <constraint exp_strength="1" constraints="4" notnull_strength="0" field="lgt" unique_strength="0"/>
    <constraint exp_strength="1" constraints="4" notnull_strength="0" field="pct_social" unique_strength="0"/>
    <constraint exp_strength="0" constraints="0" notnull_strength="0" field="densite" unique_strength="0"/>
    <constraint exp_strength="1" constraints="4" notnull_strength="0" field="phase" unique_strength="0"/>
    <constraint exp_strength="0" constraints="0" notnull_strength="0" field="page" unique_strength="0"/>
    <constraint exp_strength="0" constraints="0" notnull_strength="0" field="source" unique_strength="0"/>
    <constraint exp_strength="0" constraints="0" notnull_strength="0" field="fid_source" unique_strength="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="Code INSEE de la commune : 5 caractères, par exemple 01004 ou 2A004." exp="&quot;insee&quot; IS NOT NULL AND regexp_match(&quot;insee&quot;, '^[0-9][0-9AB][0-9]{3}$')" field="insee"/>
    <constraint desc="" exp="" field="commune"/>
    <constraint desc="" exp="" field="idurba"/>
    <constraint desc="Donnez un nom à l’OAP ou au secteur." exp="coalesce(trim(&quot;oap&quot;), '') &lt;> ''" field="oap"/>
    <constraint desc="" exp="" field="origine"/>
    <constraint desc="" exp="" field="code"/>
    <constraint desc="La surface brute est positive." exp="&quot;ha_brut&quot; IS NULL OR &quot;ha_brut&quot; >= 0" field="ha_brut"/>
    <constraint desc="" exp="" field="ha_net_estime"/>
    <constraint desc="La surface nette va de 0 à la surface brute." exp="&quot;ha_net&quot; IS NULL OR (&quot;ha_net&quot; >= 0 AND (&quot;ha_brut&quot; IS NULL OR &quot;ha_net&quot; &lt;= &quot;ha_brut&quot;))" field="ha_net"/>
    <constraint desc="La part dans l’enveloppe va de 0 à 100." exp="&quot;dans_enveloppe&quot; IS NULL OR (&quot;dans_enveloppe&quot; >= 0 AND &quot;dans_enveloppe&quot; &lt;= 100)" field="dans_enveloppe"/>
    <constraint desc="Le nombre de logements est un entier, 0 ou plus ; laissez vide ce qui n’est pas écrit." exp="&quot;lgt&quot; IS NULL OR (&quot;lgt&quot; >= 0 AND &quot;lgt&quot; = round(&quot;lgt&quot;))" field="lgt"/>
    <constraint desc="La part de logements sociaux va de 0 à 100." exp="&quot;pct_social&quot; IS NULL OR (&quot;pct_social&quot; >= 0 AND &quot;pct_social&quot; &lt;= 100)" field="pct_social"/>
    <constraint desc="" exp="" field="densite"/>
    <constraint desc="La phase est un rang de 1 à 9 : 1 pour ce qui s’ouvre d’abord." exp="&quot;phase&quot; IS NULL OR (&quot;phase&quot; >= 1 AND &quot;phase&quot; &lt;= 9)" field="phase"/>
    <constraint desc="" exp="" field="page"/>
    <constraint desc="" exp="" field="source"/>
    <constraint desc="" exp="" field="fid_source"/>
  </constraintExpressions>
  <expressionfields/>
  <attributeactions/>
  <attributetableconfig sortOrder="0" sortExpression="" actionWidgetStyle="dropDown">
    <columns/>
  </attributetableconfig>
  <conditionalstyles>
    <rowstyles/>
    <fieldstyles/>
  </conditionalstyles>
  <storedexpressions/>
  <editform tolerant="1"></editform>
  <editforminit/>
  <editforminitcodesource>0</editforminitcodesource>
  <editforminitfilepath></editforminitfilepath>
  <editforminitcode><![CDATA[]]></editforminitcode>
  <featformsuppress>0</featformsuppress>
  <editorlayout>tablayout</editorlayout>
  <attributeEditorForm>
    <attributeEditorContainer visibilityExpressionEnabled="0" name="Secteur" groupBox="1" visibilityExpression="" showLabel="1" columnCount="1">
      <attributeEditorField name="oap" index="3" showLabel="1"/>
      <attributeEditorField name="insee" index="0" showLabel="1"/>
      <attributeEditorField name="commune" index="1" showLabel="1"/>
      <attributeEditorField name="origine" index="4" showLabel="1"/>
      <attributeEditorField name="code" index="5" showLabel="1"/>
    </attributeEditorContainer>
    <attributeEditorContainer visibilityExpressionEnabled="0" name="À saisir" groupBox="1" visibilityExpression="" showLabel="1" columnCount="1">
      <attributeEditorField name="lgt" index="10" showLabel="1"/>
      <attributeEditorField name="pct_social" index="11" showLabel="1"/>
      <attributeEditorField name="ha_net" index="8" showLabel="1"/>
      <attributeEditorField name="densite" index="12" showLabel="1"/>
      <attributeEditorField name="phase" index="13" showLabel="1"/>
      <attributeEditorField name="page" index="14" showLabel="1"/>
      <attributeEditorField name="source" index="15" showLabel="1"/>
    </attributeEditorContainer>
    <attributeEditorContainer visibilityExpressionEnabled="0" name="Mesuré" groupBox="1" visibilityExpression="" showLabel="1" columnCount="1">
      <attributeEditorField name="ha_brut" index="6" showLabel="1"/>
      <attributeEditorField name="ha_net_estime" index="7" showLabel="1"/>
      <attributeEditorField name="dans_enveloppe" index="9" showLabel="1"/>
      <attributeEditorField name="idurba" index="2" showLabel="1"/>
      <attributeEditorField name="fid_source" index="16" showLabel="1"/>
    </attributeEditorContainer>
  </attributeEditorForm>
  <editable>
    <field name="code" editable="0"/>
    <field name="commune" editable="0"/>
    <field name="densite" editable="0"/>
    <field name="fid_source" editable="0"/>
    <field name="ha_brut" editable="0"/>
    <field name="ha_net_estime" editable="0"/>
    <field name="idurba" editable="0"/>
    <field name="origine" editable="0"/>
  </editable>
  <labelOnTop/>
  <reuseLastValue/>
  <dataDefinedFieldProperties/>
  <widgets/>
  <previewExpression>"oap" || ' (' || coalesce("commune", "insee") || ')'</previewExpression>
  <mapTip></mapTip>
  <layerGeometryType>2</layerGeometryType>
</qgis>
