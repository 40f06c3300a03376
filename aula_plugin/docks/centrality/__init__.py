"""The panel « Centralités »."""
