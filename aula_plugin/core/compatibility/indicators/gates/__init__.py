"""Gates on the data of a document, one module each."""
