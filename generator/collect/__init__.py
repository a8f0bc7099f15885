"""Sources -> entries: the network and the inbox."""
