"""Result tables to reports: Jinja2 templates, SVG charts and maps, one HTML file."""
