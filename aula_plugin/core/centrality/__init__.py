"""Centralités: offer of services, density field, candidate perimeters, variants and what they agree on."""
