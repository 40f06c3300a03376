"""The window « Table de friction »: the frictions of each code by sous-trame, those that lack one first."""
