"""The atlas of a trame verte et bleue: which sheets, what they say, what they draw."""
