<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology">
 <pipe>
  <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="#16202a" classificationMin="1" classificationMax="10000">
   <rastershader>
    <colorrampshader colorRampType="DISCRETE" classificationMode="1" clip="0" minimumValue="1" maximumValue="10000" labelPrecision="2">
     <item value="1" color="#f4f1e6" alpha="255" label="≤ 1 (favorable)"/>
     <item value="3" color="#ecdfbf" alpha="255" label="1 à 3"/>
     <item value="10" color="#e3c78f" alpha="255" label="3 à 10"/>
     <item value="30" color="#d6a765" alpha="255" label="10 à 30"/>
     <item value="100" color="#bf7f4b" alpha="255" label="30 à 100"/>
     <item value="300" color="#9a5b3c" alpha="255" label="100 à 300"/>
     <item value="1000" color="#7d4334" alpha="255" label="300 à 1 000"/>
     <item value="inf" color="#58302e" alpha="255" label="&gt; 1 000 (presque infranchissable)"/>
    </colorrampshader>
   </rastershader>
  </rasterrenderer>
  <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
  <rasterresampler maxOversampling="2"/>
 </pipe>
 <blendMode>0</blendMode>
</qgis>
