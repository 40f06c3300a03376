<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="tous" label="Tous les projets (dernier rang)" filter="&quot;rang&quot; = maximum(&quot;rang&quot;)">
    <rule key="r0" symbol="0" label="Lien perdu" filter="&quot;etat&quot; = 'perdu'"/>
    <rule key="r1" symbol="1" label="Lien allongé" filter="&quot;etat&quot; = 'allonge'"/>
    <rule key="r2" symbol="2" label="Lien raccourci" filter="&quot;etat&quot; = 'raccourci'"/>
    <rule key="r6" symbol="6" label="Lien nouveau" filter="&quot;etat&quot; = 'nouveau'"/>
    <rule key="r3" symbol="3" label="Lien d’un morceau" filter="&quot;etat&quot; = 'morceau'"/>
    <rule key="r7" symbol="7" label="Lien remplacé : plus voisins" filter="&quot;etat&quot; = 'remplace'"/>
    <rule key="r4" symbol="4" label="Lien inchangé" filter="&quot;etat&quot; = 'inchange'"/>
    <rule key="r5" symbol="5" label="Autre" filter="ELSE"/>
   </rule>
   <rule key="autres" symbol="5" label="Autres scénarios" filter="ELSE" checkstate="0"/>
  </rules>
  <symbols>
   <symbol type="line" name="0" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,255"/>
     <prop k="line_width" v="1.6"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="29,42,53,255"/>
     <prop k="line_width" v="0.9"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="dash"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="1" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,255"/>
     <prop k="line_width" v="1.6"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="29,42,53,255"/>
     <prop k="line_width" v="0.9"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="2" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="47,107,58,255"/>
     <prop k="line_width" v="0.6"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="3" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="154,163,171,255"/>
     <prop k="line_width" v="0.4"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="dot"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="4" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="154,163,171,255"/>
     <prop k="line_width" v="0.25"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="5" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="115,115,115,255"/>
     <prop k="line_width" v="0.25"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="dash dot"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="6" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,255"/>
     <prop k="line_width" v="1.6"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="solid"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="47,107,58,255"/>
     <prop k="line_width" v="0.9"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="dot"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
   <symbol type="line" name="7" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="154,163,171,255"/>
     <prop k="line_width" v="0.25"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="line_style" v="dash"/>
     <prop k="capstyle" v="round"/>
     <prop k="joinstyle" v="round"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
</qgis>
