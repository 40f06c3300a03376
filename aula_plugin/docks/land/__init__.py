"""The panel « Compteur ZAN »: what was consumed, what is left, at which pace, and what one more project would do."""
