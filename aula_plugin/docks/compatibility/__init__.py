"""The panel « Compatibilité »: read the evidence of each line, write the avis."""
