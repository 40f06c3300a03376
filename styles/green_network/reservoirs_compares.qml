<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="tous" label="Tous les projets (dernier rang)" filter="&quot;rang&quot; = maximum(&quot;rang&quot;)">
    <rule key="r0" symbol="0" label="Réservoir perdu" filter="&quot;etat&quot; = 'perdu'"/>
    <rule key="r1" symbol="1" label="Réservoir coupé" filter="&quot;etat&quot; = 'coupe'"/>
    <rule key="r2" symbol="2" label="Réservoir réduit" filter="&quot;etat&quot; = 'reduit'"/>
    <rule key="r3" symbol="3" label="Morceau d’un réservoir coupé" filter="&quot;etat&quot; = 'morceau'"/>
    <rule key="r6" symbol="6" label="Réservoir créé" filter="&quot;etat&quot; = 'cree'"/>
    <rule key="r4" symbol="4" label="Réservoir inchangé" filter="&quot;etat&quot; = 'inchange'"/>
    <rule key="r5" symbol="5" label="Autre" filter="ELSE"/>
   </rule>
   <rule key="autres" symbol="5" label="Autres scénarios" filter="ELSE" checkstate="0"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,255"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="77,138,88,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.5"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="127,174,136,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.4"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="47,107,58,255"/>
     <prop k="style" v="f_diagonal"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.4"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="207,224,210,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="47,107,58,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="243,245,247,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="155,191,90,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="47,107,58,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.7"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
</qgis>
