"""Land: what covers it, what was consumed, artificialised or sealed, the counter, the urban envelope."""
