<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology">
 <pipe>
  <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="1">
   <rastershader>
    <colorrampshader colorRampType="DISCRETE" classificationMode="1" clip="0" minimumValue="0" maximumValue="1" labelPrecision="2">
     <item value="0.02" color="#eef2f6" alpha="255" label="≤ 0,02 (flux étalé)"/>
     <item value="0.05" color="#cfdbe8" alpha="255" label="0,02 à 0,05"/>
     <item value="0.1" color="#a3bdd6" alpha="255" label="0,05 à 0,1"/>
     <item value="0.2" color="#6f97bf" alpha="255" label="0,1 à 0,2"/>
     <item value="0.4" color="#3f71a3" alpha="255" label="0,2 à 0,4"/>
     <item value="0.7" color="#1f4e79" alpha="255" label="0,4 à 0,7"/>
     <item value="inf" color="#1d2a35" alpha="255" label="&gt; 0,7 (tout passe là)"/>
    </colorrampshader>
   </rastershader>
  </rasterrenderer>
  <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
  <rasterresampler maxOversampling="2"/>
 </pipe>
 <blendMode>0</blendMode>
</qgis>
