"""What a person clicks: panels that show a dossier and run algorithms; nothing is measured here."""
