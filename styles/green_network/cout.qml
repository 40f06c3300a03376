<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology">
 <pipe>
  <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="100000">
   <rastershader>
    <colorrampshader colorRampType="DISCRETE" classificationMode="1" clip="0" minimumValue="0" maximumValue="100000" labelPrecision="0">
     <item value="0" color="#1f4a2a" alpha="255" label="Source"/>
     <item value="1000" color="#2f6b3a" alpha="255" label="0 à 1 000 mètres-coût"/>
     <item value="2500" color="#4f8a4f" alpha="255" label="1 000 à 2 500 mètres-coût"/>
     <item value="5000" color="#7da76a" alpha="255" label="2 500 à 5 000 mètres-coût"/>
     <item value="10000" color="#a9c38c" alpha="255" label="5 000 à 10 000 mètres-coût"/>
     <item value="25000" color="#cfd9b3" alpha="255" label="10 000 à 25 000 mètres-coût"/>
     <item value="50000" color="#e8e6cf" alpha="255" label="25 000 à 50 000 mètres-coût"/>
     <item value="100000" color="#efe0c2" alpha="255" label="50 000 à 100 000 mètres-coût"/>
     <item value="inf" color="#c9a27a" alpha="255" label="&gt; 100 000 mètres-coût"/>
    </colorrampshader>
   </rastershader>
  </rasterrenderer>
  <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
  <rasterresampler maxOversampling="2"/>
 </pipe>
 <blendMode>0</blendMode>
</qgis>
