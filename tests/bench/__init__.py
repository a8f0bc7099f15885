"""Speed, with peers measured in the same run: `make bench`."""
