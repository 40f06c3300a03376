<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="r0" symbol="0" label="Brute (contour)" filter="&quot;nature&quot; = 'brute'"/>
   <rule key="r1" symbol="1" label="Nette, écart" filter="&quot;nature&quot; = 'nette' AND &quot;signal&quot; = 'écart'"/>
   <rule key="r2" symbol="2" label="Nette, écart toléré" filter="&quot;nature&quot; = 'nette' AND &quot;signal&quot; = 'écart toléré'"/>
   <rule key="r3" symbol="3" label="Nette" filter="&quot;nature&quot; = 'nette'  AND (&quot;signal&quot; IS NULL OR &quot;signal&quot; NOT IN ('écart', 'écart toléré'))"/>
   <rule key="r4" symbol="4" label="Certaine" filter="&quot;nature&quot; = 'certaine'"/>
   <rule key="r5" symbol="5" label="Consommation (ENAF)" filter="&quot;nature&quot; = 'consommation'" checkstate="0"/>
   <rule key="r6" symbol="6" label="Couvert" filter="&quot;nature&quot; = 'couvert'" checkstate="0"/>
   <rule key="r7" symbol="7" label="Non couvert" filter="&quot;nature&quot; = 'non_couvert'"/>
   <rule key="r8" symbol="8" label="Goulet d’un corridor" filter="&quot;nature&quot; = 'goulet'"/>
   <rule key="r9" symbol="9" label="Contact à examiner" filter="&quot;nature&quot; = 'contact'"/>
   <rule key="r10" symbol="10" label="Recouvrement ou vide du zonage" filter="&quot;nature&quot; IN ('recouvrement', 'trou')"/>
   <rule key="r11" symbol="11" label="Objet compté" filter="&quot;nature&quot; = 'objet'" checkstate="0"/>
   <rule key="r12" symbol="12" label="Disponible" filter="&quot;nature&quot; = 'disponible'" checkstate="0"/>
   <rule key="r13" symbol="13" label="Perdu" filter="&quot;nature&quot; = 'perdu'" checkstate="0"/>
   <rule key="r14" symbol="14" label="Gagné" filter="&quot;nature&quot; = 'gagne'" checkstate="0"/>
   <rule key="r15" symbol="15" label="Autres preuves" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol type="fill" name="0" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,0"/>
     <prop k="style" v="no"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,220"/>
     <prop k="line_width" v="1"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
     <prop k="capstyle" v="flat"/>
    </layer>
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="179,38,30,170"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="179,38,30,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,220"/>
     <prop k="line_width" v="1"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
     <prop k="capstyle" v="flat"/>
    </layer>
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="201,138,0,170"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="201,138,0,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,220"/>
     <prop k="line_width" v="1"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
     <prop k="capstyle" v="flat"/>
    </layer>
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,120"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="110,18,12,230"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="110,18,12,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.2"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,220"/>
     <prop k="line_width" v="1"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
     <prop k="capstyle" v="flat"/>
    </layer>
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="140,74,47,150"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="140,74,47,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="46,125,91,90"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="46,125,91,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.26"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="7" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="179,38,30,60"/>
     <prop k="style" v="b_diagonal"/>
     <prop k="outline_color" v="179,38,30,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="8" alpha="1">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="255,255,255,220"/>
     <prop k="line_width" v="1"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
     <prop k="capstyle" v="flat"/>
    </layer>
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="179,38,30,200"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.4"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="9" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="201,138,0,90"/>
     <prop k="style" v="f_diagonal"/>
     <prop k="outline_color" v="201,138,0,255"/>
     <prop k="outline_style" v="dash"/>
     <prop k="outline_width" v="0.4"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="10" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="179,38,30,120"/>
     <prop k="style" v="dense4"/>
     <prop k="outline_color" v="29,42,53,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="11" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,70"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="31,78,121,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.4"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="12" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="31,78,121,40"/>
     <prop k="style" v="f_diagonal"/>
     <prop k="outline_color" v="31,78,121,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.26"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="13" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="179,38,30,90"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="179,38,30,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="14" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="46,125,91,90"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="46,125,91,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
   <symbol type="fill" name="15" alpha="1">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="115,115,115,60"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="115,115,115,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.3"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="miter"/>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
</qgis>
