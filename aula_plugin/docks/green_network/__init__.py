"""The panel « Trame verte et bleue »: sous-trames as tabs, steps in order, what is ready and what is not any more."""
