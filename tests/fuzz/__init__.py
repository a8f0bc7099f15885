"""Readers given what nobody would write: by hypothesis in the suite, for longer by `make fuzz`."""
