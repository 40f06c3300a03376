<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <pipe>
  <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" classificationMin="0" classificationMax="1">
   <rastershader>
    <colorrampshader colorRampType="DISCRETE" classificationMode="1" clip="0" minimumValue="0" maximumValue="1">
     <item value="0" color="#ffffff" alpha="0" label="aucun calcul"/>
     <item value="0.25" color="#dbe6f2" alpha="200" label="jusqu’à un quart"/>
     <item value="0.5" color="#b3cce4" alpha="220" label="jusqu’à la moitié"/>
     <item value="0.75" color="#7fa8d1" alpha="235" label="jusqu’aux trois quarts"/>
     <item value="0.999" color="#4a7fb5" alpha="245" label="presque tous"/>
     <item value="inf" color="#1f4e79" alpha="255" label="tous"/>
    </colorrampshader>
   </rastershader>
  </rasterrenderer>
  <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
  <rasterresampler maxOversampling="2"/>
 </pipe>
 <blendMode>0</blendMode>
</qgis>
