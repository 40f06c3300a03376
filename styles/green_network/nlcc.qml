<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology">
 <pipe>
  <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="1000">
   <rastershader>
    <colorrampshader colorRampType="DISCRETE" classificationMode="1" clip="0" minimumValue="0" maximumValue="1000" labelPrecision="2">
     <item value="10" color="#1d3f2a" alpha="255" label="≤ 10 m (meilleur chemin)"/>
     <item value="50" color="#2f6b3a" alpha="255" label="10 à 50 m"/>
     <item value="100" color="#4f8a4e" alpha="255" label="50 à 100 m"/>
     <item value="250" color="#7eac6d" alpha="255" label="100 à 250 m"/>
     <item value="500" color="#abcb96" alpha="255" label="250 à 500 m"/>
     <item value="1000" color="#d0e2c2" alpha="255" label="500 à 1 000 m"/>
     <item value="inf" color="#ecf3e5" alpha="255" label="&gt; 1 000 m de surcoût"/>
    </colorrampshader>
   </rastershader>
  </rasterrenderer>
  <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
  <rasterresampler maxOversampling="2"/>
 </pipe>
 <blendMode>0</blendMode>
</qgis>
