"""What the panels share: colours that follow the theme, line icons, messages."""
