<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Symbology" labelsEnabled="0">
 <renderer-v2 type="categorizedSymbol" attr="coalesce(upper(trim(to_string(coalesce(attribute($currentfeature,'poste21'),attribute($currentfeature,'poste21_2024'),attribute($currentfeature,'poste21_2021'),attribute($currentfeature,'poste21_2018'),attribute($currentfeature,'poste21_2015'),attribute($currentfeature,'poste21_2010'),attribute($currentfeature,'poste21_2009'),attribute($currentfeature,'poste21_2005'),attribute($currentfeature,'poste_21'),attribute($currentfeature,'poste_21_2024'),attribute($currentfeature,'poste_21_2021'),attribute($currentfeature,'poste_21_2018'),attribute($currentfeature,'poste_21_2015'),attribute($currentfeature,'poste_21_2010'),attribute($currentfeature,'poste_21_2009'),attribute($currentfeature,'poste_21_2005'),attribute($currentfeature,'postes21'),attribute($currentfeature,'postes21_2024'),attribute($currentfeature,'postes21_2021'),attribute($currentfeature,'postes21_2018'),attribute($currentfeature,'postes21_2015'),attribute($currentfeature,'postes21_2010'),attribute($currentfeature,'postes21_2009'),attribute($currentfeature,'postes21_2005'),attribute($currentfeature,'code_21_postes'),attribute($currentfeature,'code_21_postes_2024'),attribute($currentfeature,'code_21_postes_2021'),attribute($currentfeature,'code_21_postes_2018'),attribute($currentfeature,'code_21_postes_2015'),attribute($currentfeature,'code_21_postes_2010'),attribute($currentfeature,'code_21_postes_2009'),attribute($currentfeature,'code_21_postes_2005'))))),map_get(json_to_map('{&quot;US1.1.1 CS1.1.1&quot;:&quot;6&quot;,&quot;US1.1.1 CS4.4.0&quot;:&quot;17&quot;,&quot;US1.1.1 CS6.1.1&quot;:&quot;15&quot;,&quot;US1.1.1 CS6.1.2&quot;:&quot;15&quot;,&quot;US1.1.2 CS1.1.1&quot;:&quot;6&quot;,&quot;US1.1.2 CS6.1.1&quot;:&quot;17&quot;,&quot;US1.1.2 CS6.1.2&quot;:&quot;17&quot;,&quot;US1.1.3 CS1.1.1&quot;:&quot;6&quot;,&quot;US1.1.3 CS6.3.0&quot;:&quot;16&quot;,&quot;US1.1.4 CS1.1.1&quot;:&quot;6&quot;,&quot;US1.1.4 CS1.1.2&quot;:&quot;13&quot;,&quot;US1.1.4 CS4.1.2&quot;:&quot;17&quot;,&quot;US1.1.4 CS4.2.2&quot;:&quot;17&quot;,&quot;US1.1.4 CS4.3.2&quot;:&quot;17&quot;,&quot;US1.1.4 CS6.3.0&quot;:&quot;17&quot;,&quot;US1.1.5 CS1.1.1&quot;:&quot;6&quot;,&quot;US1.1.5 CS4.1.2&quot;:&quot;17&quot;,&quot;US1.1.5 CS4.4.0&quot;:&quot;17&quot;,&quot;US1.1.5 CS5.2.0&quot;:&quot;17&quot;,&quot;US1.1.6 CS1.1.1&quot;:&quot;6&quot;,&quot;US1.1.6 CS1.1.2&quot;:&quot;13&quot;,&quot;US1.1.6 CS1.2.1&quot;:&quot;13&quot;,&quot;US1.1.6 CS1.2.2&quot;:&quot;13&quot;,&quot;US1.1.6 CS3.1.1&quot;:&quot;13&quot;,&quot;US1.1.6 CS4.1.2&quot;:&quot;14&quot;,&quot;US1.1.6 CS4.1.3&quot;:&quot;14&quot;,&quot;US1.1.6 CS4.3.2&quot;:&quot;14&quot;,&quot;US1.1.6 CS4.4.0&quot;:&quot;14&quot;,&quot;US1.1.6 CS5.1.1&quot;:&quot;14&quot;,&quot;US1.1.6 CS5.1.2&quot;:&quot;14&quot;,&quot;US1.1.6 CS5.2.0&quot;:&quot;14&quot;,&quot;US1.1.6 CS6.3.0&quot;:&quot;14&quot;,&quot;US1.1.6 CS6.4.1&quot;:&quot;14&quot;,&quot;US1.1.6 CS6.6.0&quot;:&quot;14&quot;,&quot;US1.1.7 CS1.1.1&quot;:&quot;2&quot;,&quot;US1.1.7 CS1.1.2&quot;:&quot;13&quot;,&quot;US1.1.7 CS1.2.1&quot;:&quot;13&quot;,&quot;US1.1.7 CS1.2.2&quot;:&quot;13&quot;,&quot;US1.1.7 CS3.1.1&quot;:&quot;13&quot;,&quot;US1.1.7 CS4.1.2&quot;:&quot;14&quot;,&quot;US1.1.7 CS4.1.3&quot;:&quot;14&quot;,&quot;US1.1.7 CS4.2.2&quot;:&quot;14&quot;,&quot;US1.1.7 CS4.3.2&quot;:&quot;14&quot;,&quot;US1.1.7 CS4.4.0&quot;:&quot;14&quot;,&quot;US1.1.7 CS5.1.1&quot;:&quot;14&quot;,&quot;US1.1.7 CS5.1.2&quot;:&quot;14&quot;,&quot;US1.1.7 CS5.1.3&quot;:&quot;14&quot;,&quot;US1.1.7 CS6.1.1&quot;:&quot;14&quot;,&quot;US1.1.7 CS6.3.0&quot;:&quot;14&quot;,&quot;US1.1.7 CS6.4.1&quot;:&quot;14&quot;,&quot;US1.1.7 CS6.6.0&quot;:&quot;14&quot;,&quot;US1.2.1 CS1.1.1&quot;:&quot;6&quot;,&quot;US1.2.1 CS1.1.2&quot;:&quot;13&quot;,&quot;US1.2.1 CS1.2.1&quot;:&quot;21&quot;,&quot;US1.2.1 CS1.2.2&quot;:&quot;21&quot;,&quot;US1.2.1 CS2.1.2&quot;:&quot;21&quot;,&quot;US1.2.1 CS5.1.1&quot;:&quot;20&quot;,&quot;US1.2.1 CS5.1.2&quot;:&quot;20&quot;,&quot;US1.2.1 CS5.1.3&quot;:&quot;20&quot;,&quot;US1.2.1 CS6.4.1&quot;:&quot;20&quot;,&quot;US1.2.1 CS6.5.0&quot;:&quot;20&quot;,&quot;US1.2.1 CS6.6.0&quot;:&quot;20&quot;,&quot;US1.2.2 CS4.1.2&quot;:&quot;19&quot;,&quot;US1.2.2 CS4.1.3&quot;:&quot;19&quot;,&quot;US1.2.3 CS4.1.2&quot;:&quot;19&quot;,&quot;US1.2.3 CS4.1.3&quot;:&quot;19&quot;,&quot;US1.2.3 CS4.2.2&quot;:&quot;19&quot;,&quot;US1.2.3 CS4.3.1&quot;:&quot;19&quot;,&quot;US1.2.3 CS4.3.2&quot;:&quot;19&quot;,&quot;US1.2.4 CS1.1.1&quot;:&quot;6&quot;,&quot;US1.2.4 CS1.1.2&quot;:&quot;13&quot;,&quot;US1.2.4 CS1.2.1&quot;:&quot;13&quot;,&quot;US1.2.4 CS4.1.1&quot;:&quot;19&quot;,&quot;US1.2.4 CS4.1.2&quot;:&quot;19&quot;,&quot;US1.2.4 CS4.1.3&quot;:&quot;19&quot;,&quot;US1.2.4 CS4.2.1&quot;:&quot;19&quot;,&quot;US1.2.4 CS4.2.2&quot;:&quot;19&quot;,&quot;US1.2.4 CS4.3.1&quot;:&quot;19&quot;,&quot;US1.2.4 CS4.3.2&quot;:&quot;19&quot;,&quot;US1.2.4 CS5.1.1&quot;:&quot;20&quot;,&quot;US1.2.4 CS5.1.2&quot;:&quot;20&quot;,&quot;US1.2.4 CS6.4.1&quot;:&quot;20&quot;,&quot;US1.2.4 CS6.6.0&quot;:&quot;20&quot;,&quot;US1.3.1 CS1.1.1&quot;:&quot;4&quot;,&quot;US1.3.1 CS1.1.2&quot;:&quot;13&quot;,&quot;US1.3.1 CS1.2.1&quot;:&quot;13&quot;,&quot;US1.3.1 CS1.2.2&quot;:&quot;13&quot;,&quot;US1.3.1 CS3.1.1&quot;:&quot;13&quot;,&quot;US1.3.1 CS4.1.2&quot;:&quot;14&quot;,&quot;US1.3.1 CS4.1.3&quot;:&quot;14&quot;,&quot;US1.3.1 CS4.2.2&quot;:&quot;14&quot;,&quot;US1.3.1 CS5.1.1&quot;:&quot;14&quot;,&quot;US1.3.1 CS5.1.2&quot;:&quot;14&quot;,&quot;US1.3.1 CS6.4.1&quot;:&quot;14&quot;,&quot;US1.3.1 CS6.6.0&quot;:&quot;14&quot;,&quot;US1.3.2 CS1.1.1&quot;:&quot;4&quot;,&quot;US1.3.2 CS1.2.1&quot;:&quot;13&quot;,&quot;US1.3.2 CS4.1.2&quot;:&quot;14&quot;,&quot;US1.3.2 CS5.1.1&quot;:&quot;14&quot;,&quot;US1.3.2 CS5.1.2&quot;:&quot;14&quot;,&quot;US1.3.2 CS6.6.0&quot;:&quot;14&quot;,&quot;US1.4.0 CS1.1.1&quot;:&quot;4&quot;,&quot;US1.4.0 CS1.1.2&quot;:&quot;13&quot;,&quot;US1.4.0 CS1.2.1&quot;:&quot;13&quot;,&quot;US1.4.0 CS1.2.2&quot;:&quot;13&quot;,&quot;US1.4.0 CS2.1.2&quot;:&quot;13&quot;,&quot;US1.4.0 CS2.2.2&quot;:&quot;13&quot;,&quot;US1.4.0 CS3.1.1&quot;:&quot;13&quot;,&quot;US1.4.0 CS4.1.2&quot;:&quot;14&quot;,&quot;US1.4.0 CS4.1.3&quot;:&quot;14&quot;,&quot;US1.4.0 CS4.2.2&quot;:&quot;14&quot;,&quot;US1.4.0 CS4.3.2&quot;:&quot;14&quot;,&quot;US1.4.0 CS5.1.1&quot;:&quot;14&quot;,&quot;US1.4.0 CS5.1.2&quot;:&quot;14&quot;,&quot;US1.4.0 CS6.4.1&quot;:&quot;14&quot;,&quot;US1.4.0 CS6.6.0&quot;:&quot;14&quot;,&quot;US2.1.1 CS1.1.1&quot;:&quot;4&quot;,&quot;US2.1.1 CS1.1.2&quot;:&quot;13&quot;,&quot;US2.1.1 CS1.2.1&quot;:&quot;13&quot;,&quot;US2.1.1 CS1.2.2&quot;:&quot;13&quot;,&quot;US2.1.1 CS2.1.2&quot;:&quot;13&quot;,&quot;US2.1.1 CS3.1.1&quot;:&quot;13&quot;,&quot;US2.1.1 CS3.1.2&quot;:&quot;13&quot;,&quot;US2.1.1 CS4.1.1&quot;:&quot;14&quot;,&quot;US2.1.1 CS4.1.2&quot;:&quot;14&quot;,&quot;US2.1.1 CS4.1.3&quot;:&quot;14&quot;,&quot;US2.1.1 CS4.2.2&quot;:&quot;14&quot;,&quot;US2.1.1 CS4.3.2&quot;:&quot;14&quot;,&quot;US2.1.1 CS4.4.0&quot;:&quot;14&quot;,&quot;US2.1.1 CS5.1.1&quot;:&quot;14&quot;,&quot;US2.1.1 CS5.1.2&quot;:&quot;14&quot;,&quot;US2.1.1 CS5.1.3&quot;:&quot;14&quot;,&quot;US2.1.1 CS6.2.0&quot;:&quot;14&quot;,&quot;US2.1.1 CS6.3.0&quot;:&quot;14&quot;,&quot;US2.1.1 CS6.4.1&quot;:&quot;14&quot;,&quot;US2.1.1 CS6.5.0&quot;:&quot;14&quot;,&quot;US2.1.1 CS6.6.0&quot;:&quot;14&quot;,&quot;US2.1.2 CS1.1.1&quot;:&quot;4&quot;,&quot;US2.1.2 CS1.1.2&quot;:&quot;13&quot;,&quot;US2.1.2 CS1.2.1&quot;:&quot;13&quot;,&quot;US2.1.2 CS3.1.1&quot;:&quot;13&quot;,&quot;US2.1.2 CS4.1.2&quot;:&quot;14&quot;,&quot;US2.1.2 CS4.2.2&quot;:&quot;14&quot;,&quot;US2.1.2 CS5.1.1&quot;:&quot;14&quot;,&quot;US2.1.2 CS6.6.0&quot;:&quot;14&quot;,&quot;US2.1.3 CS1.1.1&quot;:&quot;4&quot;,&quot;US2.1.3 CS1.1.2&quot;:&quot;13&quot;,&quot;US2.1.3 CS1.2.1&quot;:&quot;13&quot;,&quot;US2.1.3 CS1.2.2&quot;:&quot;13&quot;,&quot;US2.1.3 CS4.1.2&quot;:&quot;14&quot;,&quot;US2.1.3 CS5.1.1&quot;:&quot;14&quot;,&quot;US2.1.3 CS6.6.0&quot;:&quot;14&quot;,&quot;US2.1.4 CS1.1.2&quot;:&quot;13&quot;,&quot;US2.1.4 CS1.2.1&quot;:&quot;13&quot;,&quot;US2.1.4 CS4.1.2&quot;:&quot;14&quot;,&quot;US2.1.4 CS5.1.1&quot;:&quot;14&quot;,&quot;US2.1.4 CS6.6.0&quot;:&quot;14&quot;,&quot;US2.1.5 CS1.1.1&quot;:&quot;4&quot;,&quot;US2.1.5 CS1.1.2&quot;:&quot;13&quot;,&quot;US2.1.5 CS1.2.1&quot;:&quot;13&quot;,&quot;US2.1.5 CS1.2.2&quot;:&quot;13&quot;,&quot;US2.1.5 CS4.1.2&quot;:&quot;14&quot;,&quot;US2.1.5 CS4.4.0&quot;:&quot;14&quot;,&quot;US2.1.5 CS6.3.0&quot;:&quot;14&quot;,&quot;US2.1.5 CS6.6.0&quot;:&quot;14&quot;,&quot;US2.2.0 CS1.1.1&quot;:&quot;3&quot;,&quot;US2.2.0 CS1.1.2&quot;:&quot;13&quot;,&quot;US2.2.0 CS1.2.1&quot;:&quot;13&quot;,&quot;US2.2.0 CS1.2.2&quot;:&quot;13&quot;,&quot;US2.2.0 CS2.1.2&quot;:&quot;13&quot;,&quot;US2.2.0 CS3.1.1&quot;:&quot;13&quot;,&quot;US2.2.0 CS4.1.1&quot;:&quot;14&quot;,&quot;US2.2.0 CS4.1.2&quot;:&quot;14&quot;,&quot;US2.2.0 CS4.1.3&quot;:&quot;14&quot;,&quot;US2.2.0 CS4.2.2&quot;:&quot;14&quot;,&quot;US2.2.0 CS4.3.2&quot;:&quot;14&quot;,&quot;US2.2.0 CS4.4.0&quot;:&quot;14&quot;,&quot;US2.2.0 CS5.1.1&quot;:&quot;14&quot;,&quot;US2.2.0 CS5.1.2&quot;:&quot;14&quot;,&quot;US2.2.0 CS5.1.3&quot;:&quot;14&quot;,&quot;US2.2.0 CS6.4.1&quot;:&quot;14&quot;,&quot;US2.2.0 CS6.6.0&quot;:&quot;14&quot;,&quot;US3.1.1 CS1.1.1&quot;:&quot;5&quot;,&quot;US3.1.1 CS1.1.2&quot;:&quot;13&quot;,&quot;US3.1.1 CS1.2.1&quot;:&quot;13&quot;,&quot;US3.1.1 CS1.2.2&quot;:&quot;13&quot;,&quot;US3.1.1 CS3.1.1&quot;:&quot;13&quot;,&quot;US3.1.1 CS4.1.2&quot;:&quot;14&quot;,&quot;US3.1.1 CS4.1.3&quot;:&quot;14&quot;,&quot;US3.1.1 CS4.2.2&quot;:&quot;14&quot;,&quot;US3.1.1 CS4.3.2&quot;:&quot;14&quot;,&quot;US3.1.1 CS4.4.0&quot;:&quot;14&quot;,&quot;US3.1.1 CS5.1.1&quot;:&quot;14&quot;,&quot;US3.1.1 CS5.1.2&quot;:&quot;14&quot;,&quot;US3.1.1 CS6.3.0&quot;:&quot;14&quot;,&quot;US3.1.1 CS6.4.1&quot;:&quot;14&quot;,&quot;US3.1.1 CS6.5.0&quot;:&quot;14&quot;,&quot;US3.1.1 CS6.6.0&quot;:&quot;14&quot;,&quot;US3.1.2 CS1.1.1&quot;:&quot;5&quot;,&quot;US3.1.2 CS1.1.2&quot;:&quot;13&quot;,&quot;US3.1.2 CS1.2.1&quot;:&quot;13&quot;,&quot;US3.1.2 CS1.2.2&quot;:&quot;13&quot;,&quot;US3.1.2 CS2.1.2&quot;:&quot;13&quot;,&quot;US3.1.2 CS3.1.1&quot;:&quot;13&quot;,&quot;US3.1.2 CS4.1.1&quot;:&quot;14&quot;,&quot;US3.1.2 CS4.1.2&quot;:&quot;14&quot;,&quot;US3.1.2 CS4.1.3&quot;:&quot;14&quot;,&quot;US3.1.2 CS4.2.1&quot;:&quot;14&quot;,&quot;US3.1.2 CS4.2.2&quot;:&quot;14&quot;,&quot;US3.1.2 CS4.3.2&quot;:&quot;14&quot;,&quot;US3.1.2 CS4.4.0&quot;:&quot;14&quot;,&quot;US3.1.2 CS5.1.1&quot;:&quot;14&quot;,&quot;US3.1.2 CS5.1.3&quot;:&quot;14&quot;,&quot;US3.1.2 CS6.3.0&quot;:&quot;14&quot;,&quot;US3.1.2 CS6.4.1&quot;:&quot;14&quot;,&quot;US3.1.2 CS6.5.0&quot;:&quot;14&quot;,&quot;US3.1.2 CS6.6.0&quot;:&quot;14&quot;,&quot;US3.1.3 CS1.1.1&quot;:&quot;5&quot;,&quot;US3.1.3 CS1.1.2&quot;:&quot;13&quot;,&quot;US3.1.3 CS1.2.1&quot;:&quot;13&quot;,&quot;US3.1.3 CS1.2.2&quot;:&quot;13&quot;,&quot;US3.1.3 CS3.1.1&quot;:&quot;13&quot;,&quot;US3.1.3 CS4.1.1&quot;:&quot;14&quot;,&quot;US3.1.3 CS4.1.2&quot;:&quot;14&quot;,&quot;US3.1.3 CS4.1.3&quot;:&quot;14&quot;,&quot;US3.1.3 CS4.2.1&quot;:&quot;14&quot;,&quot;US3.1.3 CS4.2.2&quot;:&quot;14&quot;,&quot;US3.1.3 CS4.3.2&quot;:&quot;14&quot;,&quot;US3.1.3 CS4.4.0&quot;:&quot;14&quot;,&quot;US3.1.3 CS5.1.1&quot;:&quot;14&quot;,&quot;US3.1.3 CS6.4.1&quot;:&quot;14&quot;,&quot;US3.1.3 CS6.5.0&quot;:&quot;14&quot;,&quot;US3.1.3 CS6.6.0&quot;:&quot;14&quot;,&quot;US3.1.4 CS1.1.1&quot;:&quot;5&quot;,&quot;US3.1.4 CS1.1.2&quot;:&quot;13&quot;,&quot;US3.1.4 CS1.2.1&quot;:&quot;13&quot;,&quot;US3.1.4 CS1.2.2&quot;:&quot;13&quot;,&quot;US3.1.4 CS3.1.1&quot;:&quot;13&quot;,&quot;US3.1.4 CS4.1.2&quot;:&quot;14&quot;,&quot;US3.1.4 CS4.1.3&quot;:&quot;14&quot;,&quot;US3.1.4 CS4.3.2&quot;:&quot;14&quot;,&quot;US3.1.4 CS5.1.1&quot;:&quot;14&quot;,&quot;US3.1.4 CS6.3.0&quot;:&quot;14&quot;,&quot;US3.1.4 CS6.4.1&quot;:&quot;14&quot;,&quot;US3.1.4 CS6.5.0&quot;:&quot;14&quot;,&quot;US3.1.4 CS6.6.0&quot;:&quot;14&quot;,&quot;US3.1.5 CS1.1.1&quot;:&quot;5&quot;,&quot;US3.1.5 CS1.1.2&quot;:&quot;13&quot;,&quot;US3.1.5 CS1.2.1&quot;:&quot;13&quot;,&quot;US3.1.5 CS1.2.2&quot;:&quot;13&quot;,&quot;US3.1.5 CS3.1.1&quot;:&quot;13&quot;,&quot;US3.1.5 CS4.1.2&quot;:&quot;14&quot;,&quot;US3.1.5 CS4.1.3&quot;:&quot;14&quot;,&quot;US3.1.5 CS4.2.2&quot;:&quot;14&quot;,&quot;US3.1.5 CS4.3.2&quot;:&quot;14&quot;,&quot;US3.1.5 CS5.1.1&quot;:&quot;14&quot;,&quot;US3.1.5 CS6.4.1&quot;:&quot;14&quot;,&quot;US3.1.5 CS6.6.0&quot;:&quot;14&quot;,&quot;US3.1.6 CS1.1.1&quot;:&quot;5&quot;,&quot;US3.1.6 CS1.1.2&quot;:&quot;13&quot;,&quot;US3.1.6 CS1.2.1&quot;:&quot;13&quot;,&quot;US3.1.6 CS1.2.2&quot;:&quot;13&quot;,&quot;US3.1.6 CS2.1.1&quot;:&quot;13&quot;,&quot;US3.1.6 CS3.1.1&quot;:&quot;13&quot;,&quot;US3.1.6 CS3.1.2&quot;:&quot;13&quot;,&quot;US3.1.6 CS4.1.2&quot;:&quot;14&quot;,&quot;US3.1.6 CS4.1.3&quot;:&quot;14&quot;,&quot;US3.1.6 CS4.2.2&quot;:&quot;14&quot;,&quot;US3.1.6 CS4.3.2&quot;:&quot;14&quot;,&quot;US3.1.6 CS4.4.0&quot;:&quot;14&quot;,&quot;US3.1.6 CS5.1.1&quot;:&quot;14&quot;,&quot;US3.1.6 CS5.1.2&quot;:&quot;14&quot;,&quot;US3.1.6 CS5.1.3&quot;:&quot;14&quot;,&quot;US3.1.6 CS6.3.0&quot;:&quot;14&quot;,&quot;US3.1.6 CS6.4.1&quot;:&quot;14&quot;,&quot;US3.1.6 CS6.5.0&quot;:&quot;14&quot;,&quot;US3.1.6 CS6.6.0&quot;:&quot;14&quot;,&quot;US3.2.1 CS1.1.1&quot;:&quot;5&quot;,&quot;US3.2.1 CS1.1.2&quot;:&quot;13&quot;,&quot;US3.2.1 CS1.2.1&quot;:&quot;13&quot;,&quot;US3.2.1 CS1.2.2&quot;:&quot;13&quot;,&quot;US3.2.1 CS2.1.2&quot;:&quot;13&quot;,&quot;US3.2.1 CS3.1.1&quot;:&quot;13&quot;,&quot;US3.2.1 CS3.1.2&quot;:&quot;13&quot;,&quot;US3.2.1 CS4.1.1&quot;:&quot;14&quot;,&quot;US3.2.1 CS4.1.2&quot;:&quot;14&quot;,&quot;US3.2.1 CS4.1.3&quot;:&quot;14&quot;,&quot;US3.2.1 CS4.2.1&quot;:&quot;14&quot;,&quot;US3.2.1 CS4.2.2&quot;:&quot;14&quot;,&quot;US3.2.1 CS4.3.2&quot;:&quot;14&quot;,&quot;US3.2.1 CS4.4.0&quot;:&quot;14&quot;,&quot;US3.2.1 CS5.1.1&quot;:&quot;14&quot;,&quot;US3.2.1 CS5.1.2&quot;:&quot;14&quot;,&quot;US3.2.1 CS6.4.1&quot;:&quot;14&quot;,&quot;US3.2.1 CS6.4.2&quot;:&quot;14&quot;,&quot;US3.2.1 CS6.5.0&quot;:&quot;14&quot;,&quot;US3.2.1 CS6.6.0&quot;:&quot;14&quot;,&quot;US3.2.2 CS1.1.1&quot;:&quot;5&quot;,&quot;US3.2.2 CS1.1.2&quot;:&quot;13&quot;,&quot;US3.2.2 CS1.2.1&quot;:&quot;13&quot;,&quot;US3.2.2 CS1.2.2&quot;:&quot;13&quot;,&quot;US3.2.2 CS2.1.1&quot;:&quot;13&quot;,&quot;US3.2.2 CS2.1.2&quot;:&quot;13&quot;,&quot;US3.2.2 CS3.1.1&quot;:&quot;13&quot;,&quot;US3.2.2 CS4.1.1&quot;:&quot;14&quot;,&quot;US3.2.2 CS4.1.2&quot;:&quot;14&quot;,&quot;US3.2.2 CS4.1.3&quot;:&quot;14&quot;,&quot;US3.2.2 CS4.2.1&quot;:&quot;14&quot;,&quot;US3.2.2 CS4.2.2&quot;:&quot;14&quot;,&quot;US3.2.2 CS4.3.2&quot;:&quot;14&quot;,&quot;US3.2.2 CS4.4.0&quot;:&quot;14&quot;,&quot;US3.2.2 CS5.1.1&quot;:&quot;14&quot;,&quot;US3.2.2 CS5.1.2&quot;:&quot;14&quot;,&quot;US3.2.2 CS5.1.3&quot;:&quot;14&quot;,&quot;US3.2.2 CS6.1.1&quot;:&quot;14&quot;,&quot;US3.2.2 CS6.1.2&quot;:&quot;14&quot;,&quot;US3.2.2 CS6.4.1&quot;:&quot;14&quot;,&quot;US3.2.2 CS6.5.0&quot;:&quot;14&quot;,&quot;US3.2.2 CS6.6.0&quot;:&quot;14&quot;,&quot;US3.2.3 CS1.1.1&quot;:&quot;5&quot;,&quot;US3.2.3 CS1.1.2&quot;:&quot;13&quot;,&quot;US3.2.3 CS1.2.1&quot;:&quot;13&quot;,&quot;US3.2.3 CS2.1.2&quot;:&quot;13&quot;,&quot;US3.2.3 CS3.1.1&quot;:&quot;13&quot;,&quot;US3.2.3 CS4.1.1&quot;:&quot;14&quot;,&quot;US3.2.3 CS4.1.2&quot;:&quot;14&quot;,&quot;US3.2.3 CS4.1.3&quot;:&quot;14&quot;,&quot;US3.2.3 CS4.2.1&quot;:&quot;14&quot;,&quot;US3.2.3 CS4.2.2&quot;:&quot;14&quot;,&quot;US3.2.3 CS4.3.1&quot;:&quot;14&quot;,&quot;US3.2.3 CS4.3.2&quot;:&quot;14&quot;,&quot;US3.2.3 CS5.1.1&quot;:&quot;14&quot;,&quot;US3.2.3 CS5.1.2&quot;:&quot;14&quot;,&quot;US3.2.3 CS5.1.3&quot;:&quot;14&quot;,&quot;US3.2.3 CS6.4.1&quot;:&quot;14&quot;,&quot;US3.2.3 CS6.5.0&quot;:&quot;14&quot;,&quot;US3.2.3 CS6.6.0&quot;:&quot;14&quot;,&quot;US3.2.4 CS1.1.1&quot;:&quot;5&quot;,&quot;US3.2.4 CS1.1.2&quot;:&quot;13&quot;,&quot;US3.2.4 CS1.2.1&quot;:&quot;13&quot;,&quot;US3.2.4 CS1.2.2&quot;:&quot;13&quot;,&quot;US3.2.4 CS2.1.2&quot;:&quot;13&quot;,&quot;US3.2.4 CS3.1.1&quot;:&quot;13&quot;,&quot;US3.2.4 CS4.1.1&quot;:&quot;14&quot;,&quot;US3.2.4 CS4.1.2&quot;:&quot;14&quot;,&quot;US3.2.4 CS4.1.3&quot;:&quot;14&quot;,&quot;US3.2.4 CS4.2.1&quot;:&quot;14&quot;,&quot;US3.2.4 CS4.2.2&quot;:&quot;14&quot;,&quot;US3.2.4 CS4.3.1&quot;:&quot;14&quot;,&quot;US3.2.4 CS4.3.2&quot;:&quot;14&quot;,&quot;US3.2.4 CS4.4.0&quot;:&quot;14&quot;,&quot;US3.2.4 CS5.1.1&quot;:&quot;14&quot;,&quot;US3.2.4 CS5.1.2&quot;:&quot;14&quot;,&quot;US3.2.4 CS5.1.3&quot;:&quot;14&quot;,&quot;US3.2.4 CS6.4.1&quot;:&quot;14&quot;,&quot;US3.2.4 CS6.5.0&quot;:&quot;14&quot;,&quot;US3.2.4 CS6.6.0&quot;:&quot;14&quot;,&quot;US3.2.5 CS1.1.1&quot;:&quot;5&quot;,&quot;US3.2.5 CS1.1.2&quot;:&quot;13&quot;,&quot;US3.2.5 CS1.2.1&quot;:&quot;13&quot;,&quot;US3.2.5 CS1.2.2&quot;:&quot;13&quot;,&quot;US3.2.5 CS2.1.1&quot;:&quot;13&quot;,&quot;US3.2.5 CS2.1.2&quot;:&quot;13&quot;,&quot;US3.2.5 CS3.1.1&quot;:&quot;13&quot;,&quot;US3.2.5 CS3.1.2&quot;:&quot;13&quot;,&quot;US3.2.5 CS4.1.1&quot;:&quot;14&quot;,&quot;US3.2.5 CS4.1.2&quot;:&quot;14&quot;,&quot;US3.2.5 CS4.1.3&quot;:&quot;14&quot;,&quot;US3.2.5 CS4.2.1&quot;:&quot;14&quot;,&quot;US3.2.5 CS4.2.2&quot;:&quot;14&quot;,&quot;US3.2.5 CS4.3.1&quot;:&quot;14&quot;,&quot;US3.2.5 CS4.3.2&quot;:&quot;14&quot;,&quot;US3.2.5 CS4.4.0&quot;:&quot;14&quot;,&quot;US3.2.5 CS5.1.1&quot;:&quot;14&quot;,&quot;US3.2.5 CS5.1.2&quot;:&quot;14&quot;,&quot;US3.2.5 CS5.1.3&quot;:&quot;14&quot;,&quot;US3.2.5 CS6.4.1&quot;:&quot;14&quot;,&quot;US3.2.5 CS6.4.2&quot;:&quot;14&quot;,&quot;US3.2.5 CS6.5.0&quot;:&quot;14&quot;,&quot;US3.2.5 CS6.6.0&quot;:&quot;14&quot;,&quot;US4.1.1 CS1.1.1&quot;:&quot;5&quot;,&quot;US4.1.1 CS1.1.2&quot;:&quot;7&quot;,&quot;US4.1.1 CS1.2.1&quot;:&quot;7&quot;,&quot;US4.1.1 CS4.1.2&quot;:&quot;14&quot;,&quot;US4.1.1 CS6.6.0&quot;:&quot;14&quot;,&quot;US4.1.2 CS1.1.1&quot;:&quot;5&quot;,&quot;US4.1.2 CS1.1.2&quot;:&quot;7&quot;,&quot;US4.1.2 CS1.2.1&quot;:&quot;7&quot;,&quot;US4.1.2 CS4.1.2&quot;:&quot;14&quot;,&quot;US4.1.2 CS5.1.1&quot;:&quot;14&quot;,&quot;US4.1.2 CS6.3.0&quot;:&quot;14&quot;,&quot;US4.1.2 CS6.5.0&quot;:&quot;14&quot;,&quot;US4.1.2 CS6.6.0&quot;:&quot;14&quot;,&quot;US4.2.1 CS1.1.1&quot;:&quot;5&quot;,&quot;US4.2.1 CS1.1.2&quot;:&quot;8&quot;,&quot;US4.2.1 CS1.2.1&quot;:&quot;8&quot;,&quot;US4.2.1 CS1.2.2&quot;:&quot;13&quot;,&quot;US4.2.1 CS4.1.2&quot;:&quot;14&quot;,&quot;US4.2.1 CS4.1.3&quot;:&quot;14&quot;,&quot;US4.2.1 CS5.1.1&quot;:&quot;14&quot;,&quot;US4.2.1 CS6.4.1&quot;:&quot;14&quot;,&quot;US4.2.1 CS6.6.0&quot;:&quot;14&quot;,&quot;US4.2.2 CS1.1.1&quot;:&quot;5&quot;,&quot;US4.2.2 CS1.1.2&quot;:&quot;8&quot;,&quot;US4.2.2 CS1.2.1&quot;:&quot;8&quot;,&quot;US4.2.2 CS4.1.2&quot;:&quot;14&quot;,&quot;US4.2.2 CS5.1.1&quot;:&quot;14&quot;,&quot;US4.2.2 CS6.6.0&quot;:&quot;14&quot;,&quot;US4.3.0 CS1.1.1&quot;:&quot;5&quot;,&quot;US4.3.0 CS1.1.2&quot;:&quot;9&quot;,&quot;US4.3.0 CS1.2.1&quot;:&quot;9&quot;,&quot;US4.3.0 CS1.2.2&quot;:&quot;9&quot;,&quot;US4.3.0 CS4.1.1&quot;:&quot;9&quot;,&quot;US4.3.0 CS4.1.2&quot;:&quot;9&quot;,&quot;US4.3.0 CS5.1.1&quot;:&quot;9&quot;,&quot;US4.3.0 CS6.1.1&quot;:&quot;9&quot;,&quot;US4.3.0 CS6.3.0&quot;:&quot;9&quot;,&quot;US4.3.0 CS6.4.1&quot;:&quot;9&quot;,&quot;US4.3.0 CS6.6.0&quot;:&quot;9&quot;,&quot;US4.4.0 CS1.1.1&quot;:&quot;5&quot;,&quot;US4.4.0 CS1.1.2&quot;:&quot;13&quot;,&quot;US4.4.0 CS1.2.1&quot;:&quot;13&quot;,&quot;US4.4.0 CS1.2.2&quot;:&quot;13&quot;,&quot;US4.4.0 CS2.1.1&quot;:&quot;13&quot;,&quot;US4.4.0 CS2.1.2&quot;:&quot;13&quot;,&quot;US4.4.0 CS2.1.3&quot;:&quot;13&quot;,&quot;US4.4.0 CS2.2.2&quot;:&quot;13&quot;,&quot;US4.4.0 CS3.1.1&quot;:&quot;10&quot;,&quot;US4.4.0 CS3.1.2&quot;:&quot;10&quot;,&quot;US4.4.0 CS3.2.1&quot;:&quot;18&quot;,&quot;US4.4.0 CS3.2.2&quot;:&quot;18&quot;,&quot;US4.4.0 CS4.1.2&quot;:&quot;14&quot;,&quot;US4.4.0 CS4.1.3&quot;:&quot;14&quot;,&quot;US4.4.0 CS5.1.1&quot;:&quot;14&quot;,&quot;US4.4.0 CS5.1.2&quot;:&quot;14&quot;,&quot;US4.4.0 CS5.1.3&quot;:&quot;14&quot;,&quot;US4.4.0 CS6.4.1&quot;:&quot;14&quot;,&quot;US4.4.0 CS6.4.2&quot;:&quot;14&quot;,&quot;US4.4.0 CS6.5.0&quot;:&quot;14&quot;,&quot;US4.4.0 CS6.6.0&quot;:&quot;14&quot;,&quot;US4.5.0 CS1.1.1&quot;:&quot;5&quot;,&quot;US4.5.0 CS1.1.2&quot;:&quot;13&quot;,&quot;US4.5.0 CS1.2.1&quot;:&quot;13&quot;,&quot;US4.5.0 CS1.2.2&quot;:&quot;13&quot;,&quot;US4.5.0 CS3.1.1&quot;:&quot;13&quot;,&quot;US4.5.0 CS4.1.1&quot;:&quot;14&quot;,&quot;US4.5.0 CS4.1.2&quot;:&quot;14&quot;,&quot;US4.5.0 CS4.1.3&quot;:&quot;14&quot;,&quot;US4.5.0 CS4.2.1&quot;:&quot;14&quot;,&quot;US4.5.0 CS4.2.2&quot;:&quot;14&quot;,&quot;US4.5.0 CS4.3.1&quot;:&quot;14&quot;,&quot;US4.5.0 CS4.3.2&quot;:&quot;14&quot;,&quot;US4.5.0 CS4.4.0&quot;:&quot;14&quot;,&quot;US4.5.0 CS5.1.1&quot;:&quot;14&quot;,&quot;US4.5.0 CS5.1.2&quot;:&quot;14&quot;,&quot;US4.5.0 CS5.1.3&quot;:&quot;14&quot;,&quot;US4.5.0 CS6.1.1&quot;:&quot;14&quot;,&quot;US4.5.0 CS6.4.1&quot;:&quot;14&quot;,&quot;US4.5.0 CS6.5.0&quot;:&quot;14&quot;,&quot;US4.5.0 CS6.6.0&quot;:&quot;14&quot;,&quot;US5.1.1 CS1.1.1&quot;:&quot;1&quot;,&quot;US5.1.1 CS1.1.2&quot;:&quot;11&quot;,&quot;US5.1.1 CS1.2.1&quot;:&quot;11&quot;,&quot;US5.1.1 CS4.1.2&quot;:&quot;12&quot;,&quot;US5.1.1 CS4.1.3&quot;:&quot;12&quot;,&quot;US5.1.1 CS4.3.2&quot;:&quot;12&quot;,&quot;US5.1.1 CS5.1.1&quot;:&quot;12&quot;,&quot;US5.1.1 CS5.1.2&quot;:&quot;12&quot;,&quot;US5.1.1 CS6.4.1&quot;:&quot;12&quot;,&quot;US5.1.1 CS6.6.0&quot;:&quot;12&quot;,&quot;US5.1.2 CS1.1.1&quot;:&quot;1&quot;,&quot;US5.1.2 CS1.1.2&quot;:&quot;11&quot;,&quot;US5.1.2 CS1.2.1&quot;:&quot;11&quot;,&quot;US5.1.2 CS1.2.2&quot;:&quot;11&quot;,&quot;US5.1.2 CS2.1.2&quot;:&quot;11&quot;,&quot;US5.1.2 CS3.1.1&quot;:&quot;11&quot;,&quot;US5.1.2 CS4.1.1&quot;:&quot;12&quot;,&quot;US5.1.2 CS4.1.2&quot;:&quot;12&quot;,&quot;US5.1.2 CS4.1.3&quot;:&quot;12&quot;,&quot;US5.1.2 CS4.2.2&quot;:&quot;12&quot;,&quot;US5.1.2 CS4.3.1&quot;:&quot;12&quot;,&quot;US5.1.2 CS4.3.2&quot;:&quot;12&quot;,&quot;US5.1.2 CS4.4.0&quot;:&quot;12&quot;,&quot;US5.1.2 CS5.1.1&quot;:&quot;12&quot;,&quot;US5.1.2 CS5.1.2&quot;:&quot;12&quot;,&quot;US5.1.2 CS6.4.1&quot;:&quot;12&quot;,&quot;US5.1.2 CS6.6.0&quot;:&quot;12&quot;,&quot;US5.1.3 CS1.1.1&quot;:&quot;1&quot;,&quot;US5.1.3 CS1.1.2&quot;:&quot;11&quot;,&quot;US5.1.3 CS1.2.1&quot;:&quot;11&quot;,&quot;US5.1.3 CS1.2.2&quot;:&quot;11&quot;,&quot;US5.1.3 CS2.1.2&quot;:&quot;11&quot;,&quot;US5.1.3 CS3.1.1&quot;:&quot;11&quot;,&quot;US5.1.3 CS4.1.1&quot;:&quot;12&quot;,&quot;US5.1.3 CS4.1.2&quot;:&quot;12&quot;,&quot;US5.1.3 CS4.1.3&quot;:&quot;12&quot;,&quot;US5.1.3 CS4.2.2&quot;:&quot;12&quot;,&quot;US5.1.3 CS4.3.2&quot;:&quot;12&quot;,&quot;US5.1.3 CS4.4.0&quot;:&quot;12&quot;,&quot;US5.1.3 CS5.1.1&quot;:&quot;12&quot;,&quot;US5.1.3 CS5.1.2&quot;:&quot;12&quot;,&quot;US5.1.3 CS6.1.1&quot;:&quot;12&quot;,&quot;US5.1.3 CS6.4.1&quot;:&quot;12&quot;,&quot;US5.1.3 CS6.6.0&quot;:&quot;12&quot;,&quot;US5.2.1 CS1.1.1&quot;:&quot;1&quot;,&quot;US5.2.1 CS1.1.2&quot;:&quot;11&quot;,&quot;US5.2.1 CS1.2.1&quot;:&quot;11&quot;,&quot;US5.2.1 CS4.1.2&quot;:&quot;12&quot;,&quot;US5.2.1 CS4.3.2&quot;:&quot;12&quot;,&quot;US5.2.1 CS5.1.1&quot;:&quot;12&quot;,&quot;US5.2.1 CS6.6.0&quot;:&quot;12&quot;,&quot;US5.2.2 CS1.1.1&quot;:&quot;1&quot;,&quot;US5.2.2 CS1.1.2&quot;:&quot;11&quot;,&quot;US5.2.2 CS1.2.1&quot;:&quot;11&quot;,&quot;US5.2.2 CS1.2.2&quot;:&quot;11&quot;,&quot;US5.2.2 CS3.1.1&quot;:&quot;11&quot;,&quot;US5.2.2 CS3.1.2&quot;:&quot;11&quot;,&quot;US5.2.2 CS4.1.1&quot;:&quot;12&quot;,&quot;US5.2.2 CS4.1.2&quot;:&quot;12&quot;,&quot;US5.2.2 CS4.1.3&quot;:&quot;12&quot;,&quot;US5.2.2 CS4.2.1&quot;:&quot;12&quot;,&quot;US5.2.2 CS4.2.2&quot;:&quot;12&quot;,&quot;US5.2.2 CS4.3.2&quot;:&quot;12&quot;,&quot;US5.2.2 CS4.4.0&quot;:&quot;12&quot;,&quot;US5.2.2 CS5.1.1&quot;:&quot;12&quot;,&quot;US5.2.2 CS5.1.2&quot;:&quot;12&quot;,&quot;US5.2.2 CS5.1.3&quot;:&quot;12&quot;,&quot;US5.2.2 CS6.4.1&quot;:&quot;12&quot;,&quot;US5.2.2 CS6.5.0&quot;:&quot;12&quot;,&quot;US5.2.2 CS6.6.0&quot;:&quot;12&quot;,&quot;US5.2.3 CS1.1.1&quot;:&quot;1&quot;,&quot;US5.2.3 CS1.1.2&quot;:&quot;11&quot;,&quot;US5.2.3 CS1.2.1&quot;:&quot;11&quot;,&quot;US5.2.3 CS1.2.2&quot;:&quot;11&quot;,&quot;US5.2.3 CS2.1.1&quot;:&quot;11&quot;,&quot;US5.2.3 CS2.1.2&quot;:&quot;11&quot;,&quot;US5.2.3 CS3.1.1&quot;:&quot;11&quot;,&quot;US5.2.3 CS3.1.2&quot;:&quot;11&quot;,&quot;US5.2.3 CS4.1.1&quot;:&quot;12&quot;,&quot;US5.2.3 CS4.1.2&quot;:&quot;12&quot;,&quot;US5.2.3 CS4.1.3&quot;:&quot;12&quot;,&quot;US5.2.3 CS4.2.1&quot;:&quot;12&quot;,&quot;US5.2.3 CS4.2.2&quot;:&quot;12&quot;,&quot;US5.2.3 CS4.3.1&quot;:&quot;12&quot;,&quot;US5.2.3 CS4.3.2&quot;:&quot;12&quot;,&quot;US5.2.3 CS4.4.0&quot;:&quot;12&quot;,&quot;US5.2.3 CS5.1.1&quot;:&quot;12&quot;,&quot;US5.2.3 CS5.1.2&quot;:&quot;12&quot;,&quot;US5.2.3 CS5.1.3&quot;:&quot;12&quot;,&quot;US5.2.3 CS5.2.0&quot;:&quot;12&quot;,&quot;US5.2.3 CS6.1.1&quot;:&quot;12&quot;,&quot;US5.2.3 CS6.3.0&quot;:&quot;12&quot;,&quot;US5.2.3 CS6.4.1&quot;:&quot;12&quot;,&quot;US5.2.3 CS6.5.0&quot;:&quot;12&quot;,&quot;US5.2.3 CS6.6.0&quot;:&quot;12&quot;,&quot;US5.3.1 CS1.1.1&quot;:&quot;1&quot;,&quot;US5.3.1 CS1.1.2&quot;:&quot;11&quot;,&quot;US5.3.1 CS1.2.1&quot;:&quot;11&quot;,&quot;US5.3.1 CS1.2.2&quot;:&quot;11&quot;,&quot;US5.3.1 CS4.1.2&quot;:&quot;12&quot;,&quot;US5.3.1 CS4.1.3&quot;:&quot;12&quot;,&quot;US5.3.1 CS4.3.2&quot;:&quot;12&quot;,&quot;US5.3.1 CS5.1.1&quot;:&quot;12&quot;,&quot;US5.3.1 CS6.5.0&quot;:&quot;12&quot;,&quot;US5.3.1 CS6.6.0&quot;:&quot;12&quot;,&quot;US5.3.2 CS1.1.1&quot;:&quot;1&quot;,&quot;US5.3.2 CS1.1.2&quot;:&quot;11&quot;,&quot;US5.3.2 CS1.2.1&quot;:&quot;11&quot;,&quot;US5.3.2 CS1.2.2&quot;:&quot;11&quot;,&quot;US5.3.2 CS2.1.2&quot;:&quot;11&quot;,&quot;US5.3.2 CS3.1.1&quot;:&quot;11&quot;,&quot;US5.3.2 CS4.1.1&quot;:&quot;12&quot;,&quot;US5.3.2 CS4.1.2&quot;:&quot;12&quot;,&quot;US5.3.2 CS4.1.3&quot;:&quot;12&quot;,&quot;US5.3.2 CS4.2.2&quot;:&quot;12&quot;,&quot;US5.3.2 CS4.3.2&quot;:&quot;12&quot;,&quot;US5.3.2 CS5.1.1&quot;:&quot;12&quot;,&quot;US5.3.2 CS5.1.2&quot;:&quot;12&quot;,&quot;US5.3.2 CS5.1.3&quot;:&quot;12&quot;,&quot;US5.3.2 CS6.4.1&quot;:&quot;12&quot;,&quot;US5.3.2 CS6.5.0&quot;:&quot;12&quot;,&quot;US5.3.2 CS6.6.0&quot;:&quot;12&quot;,&quot;US5.4.0 CS1.1.1&quot;:&quot;1&quot;,&quot;US5.4.0 CS1.1.2&quot;:&quot;11&quot;,&quot;US5.4.0 CS1.2.1&quot;:&quot;11&quot;,&quot;US5.4.0 CS1.2.2&quot;:&quot;11&quot;,&quot;US5.4.0 CS2.1.2&quot;:&quot;11&quot;,&quot;US5.4.0 CS3.1.1&quot;:&quot;11&quot;,&quot;US5.4.0 CS4.1.1&quot;:&quot;12&quot;,&quot;US5.4.0 CS4.1.2&quot;:&quot;12&quot;,&quot;US5.4.0 CS4.1.3&quot;:&quot;12&quot;,&quot;US5.4.0 CS4.2.1&quot;:&quot;12&quot;,&quot;US5.4.0 CS4.2.2&quot;:&quot;12&quot;,&quot;US5.4.0 CS4.3.2&quot;:&quot;12&quot;,&quot;US5.4.0 CS4.4.0&quot;:&quot;12&quot;,&quot;US5.4.0 CS5.1.1&quot;:&quot;12&quot;,&quot;US5.4.0 CS5.1.2&quot;:&quot;12&quot;,&quot;US5.4.0 CS5.1.3&quot;:&quot;12&quot;,&quot;US5.4.0 CS5.2.0&quot;:&quot;12&quot;,&quot;US5.4.0 CS6.4.1&quot;:&quot;12&quot;,&quot;US5.4.0 CS6.5.0&quot;:&quot;12&quot;,&quot;US5.4.0 CS6.6.0&quot;:&quot;12&quot;,&quot;US6.1.1 CS1.1.1&quot;:&quot;6&quot;,&quot;US6.1.1 CS1.1.2&quot;:&quot;13&quot;,&quot;US6.1.1 CS1.2.1&quot;:&quot;13&quot;,&quot;US6.1.1 CS1.2.2&quot;:&quot;13&quot;,&quot;US6.1.1 CS3.1.1&quot;:&quot;13&quot;,&quot;US6.1.1 CS4.1.1&quot;:&quot;14&quot;,&quot;US6.1.1 CS4.1.2&quot;:&quot;14&quot;,&quot;US6.1.1 CS4.1.3&quot;:&quot;14&quot;,&quot;US6.1.1 CS4.4.0&quot;:&quot;14&quot;,&quot;US6.1.1 CS5.1.1&quot;:&quot;14&quot;,&quot;US6.1.1 CS5.1.2&quot;:&quot;14&quot;,&quot;US6.1.1 CS6.1.1&quot;:&quot;14&quot;,&quot;US6.1.1 CS6.4.1&quot;:&quot;14&quot;,&quot;US6.1.1 CS6.6.0&quot;:&quot;14&quot;,&quot;US6.1.2 CS1.1.1&quot;:&quot;6&quot;,&quot;US6.1.2 CS1.1.2&quot;:&quot;13&quot;,&quot;US6.1.2 CS1.2.1&quot;:&quot;13&quot;,&quot;US6.1.2 CS1.2.2&quot;:&quot;13&quot;,&quot;US6.1.2 CS3.1.1&quot;:&quot;13&quot;,&quot;US6.1.2 CS4.1.2&quot;:&quot;14&quot;,&quot;US6.1.2 CS4.1.3&quot;:&quot;14&quot;,&quot;US6.1.2 CS4.2.2&quot;:&quot;14&quot;,&quot;US6.1.2 CS4.3.2&quot;:&quot;14&quot;,&quot;US6.1.2 CS5.1.1&quot;:&quot;14&quot;,&quot;US6.1.2 CS5.1.2&quot;:&quot;14&quot;,&quot;US6.1.2 CS6.4.1&quot;:&quot;14&quot;,&quot;US6.1.2 CS6.6.0&quot;:&quot;14&quot;,&quot;US6.2.1 CS1.1.1&quot;:&quot;6&quot;,&quot;US6.2.1 CS1.1.2&quot;:&quot;13&quot;,&quot;US6.2.1 CS1.2.1&quot;:&quot;13&quot;,&quot;US6.2.1 CS1.2.2&quot;:&quot;13&quot;,&quot;US6.2.1 CS3.1.1&quot;:&quot;13&quot;,&quot;US6.2.1 CS4.1.1&quot;:&quot;14&quot;,&quot;US6.2.1 CS4.1.2&quot;:&quot;14&quot;,&quot;US6.2.1 CS4.1.3&quot;:&quot;14&quot;,&quot;US6.2.1 CS4.2.2&quot;:&quot;14&quot;,&quot;US6.2.1 CS4.3.2&quot;:&quot;14&quot;,&quot;US6.2.1 CS5.1.1&quot;:&quot;14&quot;,&quot;US6.2.1 CS5.1.2&quot;:&quot;14&quot;,&quot;US6.2.1 CS5.1.3&quot;:&quot;14&quot;,&quot;US6.2.1 CS6.4.1&quot;:&quot;14&quot;,&quot;US6.2.1 CS6.5.0&quot;:&quot;14&quot;,&quot;US6.2.1 CS6.6.0&quot;:&quot;14&quot;,&quot;US6.2.2 CS1.1.1&quot;:&quot;6&quot;,&quot;US6.2.2 CS1.1.2&quot;:&quot;13&quot;,&quot;US6.2.2 CS1.2.1&quot;:&quot;13&quot;,&quot;US6.2.2 CS1.2.2&quot;:&quot;13&quot;,&quot;US6.2.2 CS2.1.2&quot;:&quot;13&quot;,&quot;US6.2.2 CS3.1.1&quot;:&quot;13&quot;,&quot;US6.2.2 CS4.1.1&quot;:&quot;14&quot;,&quot;US6.2.2 CS4.1.2&quot;:&quot;14&quot;,&quot;US6.2.2 CS4.1.3&quot;:&quot;14&quot;,&quot;US6.2.2 CS4.2.1&quot;:&quot;14&quot;,&quot;US6.2.2 CS4.2.2&quot;:&quot;14&quot;,&quot;US6.2.2 CS4.3.1&quot;:&quot;14&quot;,&quot;US6.2.2 CS4.3.2&quot;:&quot;14&quot;,&quot;US6.2.2 CS4.4.0&quot;:&quot;14&quot;,&quot;US6.2.2 CS5.1.1&quot;:&quot;14&quot;,&quot;US6.2.2 CS5.1.2&quot;:&quot;14&quot;,&quot;US6.2.2 CS5.1.3&quot;:&quot;14&quot;,&quot;US6.2.2 CS6.1.1&quot;:&quot;14&quot;,&quot;US6.2.2 CS6.4.1&quot;:&quot;14&quot;,&quot;US6.2.2 CS6.5.0&quot;:&quot;14&quot;,&quot;US6.2.2 CS6.6.0&quot;:&quot;14&quot;,&quot;US6.2.3 CS1.1.1&quot;:&quot;6&quot;,&quot;US6.2.3 CS1.1.2&quot;:&quot;13&quot;,&quot;US6.2.3 CS1.2.1&quot;:&quot;17&quot;,&quot;US6.2.3 CS1.2.2&quot;:&quot;13&quot;,&quot;US6.2.3 CS3.1.1&quot;:&quot;17&quot;,&quot;US6.2.3 CS4.1.2&quot;:&quot;17&quot;,&quot;US6.2.3 CS4.3.2&quot;:&quot;17&quot;,&quot;US6.2.3 CS4.4.0&quot;:&quot;17&quot;,&quot;US6.2.3 CS5.1.1&quot;:&quot;17&quot;,&quot;US6.2.3 CS5.1.2&quot;:&quot;17&quot;,&quot;US6.2.3 CS5.1.3&quot;:&quot;17&quot;,&quot;US6.2.3 CS6.1.1&quot;:&quot;17&quot;,&quot;US6.2.3 CS6.4.1&quot;:&quot;17&quot;,&quot;US6.2.3 CS6.6.0&quot;:&quot;17&quot;,&quot;US7.0.0 CS1.1.1&quot;:&quot;6&quot;,&quot;US7.0.0 CS1.1.2&quot;:&quot;13&quot;,&quot;US7.0.0 CS1.2.2&quot;:&quot;13&quot;,&quot;US7.0.0 CS2.1.1&quot;:&quot;21&quot;,&quot;US7.0.0 CS2.1.2&quot;:&quot;21&quot;,&quot;US7.0.0 CS2.1.3&quot;:&quot;21&quot;,&quot;US7.0.0 CS2.2.1&quot;:&quot;21&quot;,&quot;US7.0.0 CS2.2.2&quot;:&quot;21&quot;,&quot;US7.0.0 CS3.1.2&quot;:&quot;18&quot;,&quot;US7.0.0 CS3.2.1&quot;:&quot;18&quot;,&quot;US7.0.0 CS3.2.2&quot;:&quot;18&quot;,&quot;US7.0.0 CS4.1.1&quot;:&quot;19&quot;,&quot;US7.0.0 CS4.1.3&quot;:&quot;19&quot;,&quot;US7.0.0 CS4.2.1&quot;:&quot;19&quot;,&quot;US7.0.0 CS4.2.2&quot;:&quot;19&quot;,&quot;US7.0.0 CS4.3.1&quot;:&quot;19&quot;,&quot;US7.0.0 CS5.1.2&quot;:&quot;20&quot;,&quot;US7.0.0 CS5.1.3&quot;:&quot;20&quot;,&quot;US7.0.0 CS6.2.0&quot;:&quot;20&quot;,&quot;US7.0.0 CS6.4.1&quot;:&quot;20&quot;,&quot;US7.0.0 CS6.4.2&quot;:&quot;20&quot;,&quot;US7.0.0 CS6.5.0&quot;:&quot;20&quot;}'),upper(trim(to_string(coalesce(attribute($currentfeature,'us'),attribute($currentfeature,'us_2024'),attribute($currentfeature,'us_2021'),attribute($currentfeature,'us_2018'),attribute($currentfeature,'us_2015'),attribute($currentfeature,'us_2010'),attribute($currentfeature,'us_2009'),attribute($currentfeature,'us_2005'),attribute($currentfeature,'code_us'),attribute($currentfeature,'code_us_2024'),attribute($currentfeature,'code_us_2021'),attribute($currentfeature,'code_us_2018'),attribute($currentfeature,'code_us_2015'),attribute($currentfeature,'code_us_2010'),attribute($currentfeature,'code_us_2009'),attribute($currentfeature,'code_us_2005'),attribute($currentfeature,'usage'),attribute($currentfeature,'usage_2024'),attribute($currentfeature,'usage_2021'),attribute($currentfeature,'usage_2018'),attribute($currentfeature,'usage_2015'),attribute($currentfeature,'usage_2010'),attribute($currentfeature,'usage_2009'),attribute($currentfeature,'usage_2005'),attribute($currentfeature,'code_us_n3'),attribute($currentfeature,'code_us_n3_2024'),attribute($currentfeature,'code_us_n3_2021'),attribute($currentfeature,'code_us_n3_2018'),attribute($currentfeature,'code_us_n3_2015'),attribute($currentfeature,'code_us_n3_2010'),attribute($currentfeature,'code_us_n3_2009'),attribute($currentfeature,'code_us_n3_2005'),attribute($currentfeature,'us_n3'),attribute($currentfeature,'us_n3_2024'),attribute($currentfeature,'us_n3_2021'),attribute($currentfeature,'us_n3_2018'),attribute($currentfeature,'us_n3_2015'),attribute($currentfeature,'us_n3_2010'),attribute($currentfeature,'us_n3_2009'),attribute($currentfeature,'us_n3_2005'),attribute($currentfeature,'us_niv3'),attribute($currentfeature,'us_niv3_2024'),attribute($currentfeature,'us_niv3_2021'),attribute($currentfeature,'us_niv3_2018'),attribute($currentfeature,'us_niv3_2015'),attribute($currentfeature,'us_niv3_2010'),attribute($currentfeature,'us_niv3_2009'),attribute($currentfeature,'us_niv3_2005')))))||' '||upper(trim(to_string(coalesce(attribute($currentfeature,'cs'),attribute($currentfeature,'cs_2024'),attribute($currentfeature,'cs_2021'),attribute($currentfeature,'cs_2018'),attribute($currentfeature,'cs_2015'),attribute($currentfeature,'cs_2010'),attribute($currentfeature,'cs_2009'),attribute($currentfeature,'cs_2005'),attribute($currentfeature,'code_cs'),attribute($currentfeature,'code_cs_2024'),attribute($currentfeature,'code_cs_2021'),attribute($currentfeature,'code_cs_2018'),attribute($currentfeature,'code_cs_2015'),attribute($currentfeature,'code_cs_2010'),attribute($currentfeature,'code_cs_2009'),attribute($currentfeature,'code_cs_2005'),attribute($currentfeature,'couvert'),attribute($currentfeature,'couvert_2024'),attribute($currentfeature,'couvert_2021'),attribute($currentfeature,'couvert_2018'),attribute($currentfeature,'couvert_2015'),attribute($currentfeature,'couvert_2010'),attribute($currentfeature,'couvert_2009'),attribute($currentfeature,'couvert_2005'),attribute($currentfeature,'code_cs_n3'),attribute($currentfeature,'code_cs_n3_2024'),attribute($currentfeature,'code_cs_n3_2021'),attribute($currentfeature,'code_cs_n3_2018'),attribute($currentfeature,'code_cs_n3_2015'),attribute($currentfeature,'code_cs_n3_2010'),attribute($currentfeature,'code_cs_n3_2009'),attribute($currentfeature,'code_cs_n3_2005'),attribute($currentfeature,'cs_n3'),attribute($currentfeature,'cs_n3_2024'),attribute($currentfeature,'cs_n3_2021'),attribute($currentfeature,'cs_n3_2018'),attribute($currentfeature,'cs_n3_2015'),attribute($currentfeature,'cs_n3_2010'),attribute($currentfeature,'cs_n3_2009'),attribute($currentfeature,'cs_n3_2005'),attribute($currentfeature,'cs_niv3'),attribute($currentfeature,'cs_niv3_2024'),attribute($currentfeature,'cs_niv3_2021'),attribute($currentfeature,'cs_niv3_2018'),attribute($currentfeature,'cs_niv3_2015'),attribute($currentfeature,'cs_niv3_2010'),attribute($currentfeature,'cs_niv3_2009'),attribute($currentfeature,'cs_niv3_2005')))))))" symbollevels="0" enableorderby="0" forceraster="0">
  <categories>
   <category value="1" type="string" symbol="0" label="1 Bâti de l’habitat"/>
   <category value="2" type="string" symbol="1" label="2 Bâti des exploitations agricoles"/>
   <category value="3" type="string" symbol="2" label="3 Bâti commercial"/>
   <category value="4" type="string" symbol="3" label="4 Bâti industriel et autres activités économiques"/>
   <category value="5" type="string" symbol="4" label="5 Bâti des services et transports"/>
   <category value="6" type="string" symbol="5" label="6 Autres bâtis"/>
   <category value="7" type="string" symbol="6" label="7 Routes"/>
   <category value="8" type="string" symbol="7" label="8 Voies ferrées"/>
   <category value="9" type="string" symbol="8" label="9 Zones aéroportuaires"/>
   <category value="10" type="string" symbol="9" label="10 Canaux et rivières navigables"/>
   <category value="11" type="string" symbol="10" label="11 Espaces non végétalisés de l’habitat"/>
   <category value="12" type="string" symbol="11" label="12 Espaces végétalisés de l’habitat"/>
   <category value="13" type="string" symbol="12" label="13 Autres espaces artificialisés non végétalisés"/>
   <category value="14" type="string" symbol="13" label="14 Autres espaces artificialisés végétalisés"/>
   <category value="15" type="string" symbol="14" label="15 Prairies"/>
   <category value="16" type="string" symbol="15" label="16 Cultures annuelles"/>
   <category value="17" type="string" symbol="16" label="17 Autres terres agricoles"/>
   <category value="18" type="string" symbol="17" label="18 Surfaces en eau"/>
   <category value="19" type="string" symbol="18" label="19 Espaces boisés"/>
   <category value="20" type="string" symbol="19" label="20 Espaces végétalisés non boisés"/>
   <category value="21" type="string" symbol="20" label="21 Espaces non végétalisés"/>
   <category value="" type="string" symbol="21" label="Autres valeurs"/>
  </categories>
  <symbols>
   <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="192,80,77,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="192,80,77,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="226,107,10,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="226,107,10,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="204,153,255,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="204,153,255,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="177,160,199,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="177,160,199,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="250,191,143,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="250,191,143,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="192,192,192,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="192,192,192,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="196,189,151,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="196,189,151,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="238,236,225,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="238,236,225,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="8" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="253,233,217,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="253,233,217,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="9" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="141,180,226,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="141,180,226,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="10" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="230,184,183,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="230,184,183,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="11" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="182,240,189,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="182,240,189,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="12" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="242,242,242,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="242,242,242,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="13" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="235,241,222,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="235,241,222,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="14" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="216,228,188,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="216,228,188,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="15" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,204,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="255,255,204,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="16" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="253,233,217,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="253,233,217,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="17" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="218,238,243,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="218,238,243,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="18" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="0,176,80,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="0,176,80,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="19" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="146,208,80,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="146,208,80,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="20" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="252,246,246,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="252,246,246,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
   </symbol>
   <symbol type="fill" name="21" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <prop k="color" v="255,255,255,255"/>
     <prop k="style" v="solid"/>
     <prop k="outline_color" v="208,28,139,255"/>
     <prop k="outline_style" v="solid"/>
     <prop k="outline_width" v="0.1"/>
     <prop k="outline_width_unit" v="MM"/>
     <prop k="joinstyle" v="bevel"/>
    </layer>
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <prop k="angle" v="135"/>
     <prop k="distance" v="1.3"/>
     <prop k="distance_unit" v="MM"/>
     <symbol type="line" name="@0@1" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <prop k="line_color" v="208,28,139,255"/>
     <prop k="line_width" v="0.18"/>
     <prop k="line_width_unit" v="MM"/>
     <prop k="capstyle" v="flat"/>
    </layer>
     </symbol>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
</qgis>
