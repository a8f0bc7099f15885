"""The workflows that `init` gives a site: their jobs' shell steps, run for real."""
