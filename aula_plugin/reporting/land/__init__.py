"""The report of the land: consumption, artificialisation, sealing, communal typology, ZAN counter."""
