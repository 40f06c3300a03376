<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology">
 <pipe>
  <rasterrenderer type="paletted" band="1" opacity="1" alphaBand="-1" nodataColor="">
   <colorPalette>
    <paletteEntry value="17" color="#2f6b3a" alpha="255" label="Cœur"/>
    <paletteEntry value="9" color="#8a5a2b" alpha="255" label="Îlot"/>
    <paletteEntry value="3" color="#9bbf5a" alpha="255" label="Lisière"/>
    <paletteEntry value="5" color="#3a6fb0" alpha="255" label="Perforation"/>
    <paletteEntry value="33" color="#c23b3b" alpha="255" label="Pont"/>
    <paletteEntry value="35" color="#9bbf5a" alpha="255" label="Pont à travers une lisière"/>
    <paletteEntry value="37" color="#3a6fb0" alpha="255" label="Pont à travers une perforation"/>
    <paletteEntry value="65" color="#e0b63c" alpha="255" label="Boucle"/>
    <paletteEntry value="67" color="#9bbf5a" alpha="255" label="Boucle à travers une lisière"/>
    <paletteEntry value="69" color="#3a6fb0" alpha="255" label="Boucle à travers une perforation"/>
    <paletteEntry value="1" color="#e08a3c" alpha="255" label="Branche"/>
    <paletteEntry value="117" color="#2f6b3a" alpha="255" label="Cœur, dans une ouverture"/>
    <paletteEntry value="109" color="#8a5a2b" alpha="255" label="Îlot, dans une ouverture"/>
    <paletteEntry value="103" color="#9bbf5a" alpha="255" label="Lisière, dans une ouverture"/>
    <paletteEntry value="105" color="#3a6fb0" alpha="255" label="Perforation, dans une ouverture"/>
    <paletteEntry value="133" color="#c23b3b" alpha="255" label="Pont, dans une ouverture"/>
    <paletteEntry value="135" color="#9bbf5a" alpha="255" label="Pont à travers une lisière, dans une ouverture"/>
    <paletteEntry value="137" color="#3a6fb0" alpha="255" label="Pont à travers une perforation, dans une ouverture"/>
    <paletteEntry value="165" color="#e0b63c" alpha="255" label="Boucle, dans une ouverture"/>
    <paletteEntry value="167" color="#9bbf5a" alpha="255" label="Boucle à travers une lisière, dans une ouverture"/>
    <paletteEntry value="169" color="#3a6fb0" alpha="255" label="Boucle à travers une perforation, dans une ouverture"/>
    <paletteEntry value="101" color="#e08a3c" alpha="255" label="Branche, dans une ouverture"/>
    <paletteEntry value="100" color="#b8b3a6" alpha="255" label="Ouverture dans un cœur"/>
    <paletteEntry value="220" color="#d6d2c6" alpha="255" label="Ouverture dans un bord"/>
    <paletteEntry value="0" color="#f1efe8" alpha="255" label="Hors habitat"/>
    <paletteEntry value="129" color="#ffffff" alpha="0" label="Sans donnée"/>
   </colorPalette>
  </rasterrenderer>
  <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
  <rasterresampler maxOversampling="2"/>
 </pipe>
 <blendMode>0</blendMode>
</qgis>
