"""The commands, a module a family: the only printing, exit status and clock."""
