<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <pipe>
  <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" classificationMin="0" classificationMax="20">
   <rastershader>
    <colorrampshader colorRampType="DISCRETE" classificationMode="1" clip="0" minimumValue="0" maximumValue="20">
     <item value="0" color="#ffffff" alpha="0" label="0"/>
     <item value="2" color="#dbe6f2" alpha="200" label="0 à 2"/>
     <item value="5" color="#b3cce4" alpha="220" label="2 à 5"/>
     <item value="10" color="#7fa8d1" alpha="235" label="5 à 10"/>
     <item value="20" color="#4a7fb5" alpha="245" label="10 à 20"/>
     <item value="inf" color="#1f4e79" alpha="255" label="plus de 20"/>
    </colorrampshader>
   </rastershader>
  </rasterrenderer>
  <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
  <rasterresampler maxOversampling="2"/>
 </pipe>
 <blendMode>0</blendMode>
</qgis>
