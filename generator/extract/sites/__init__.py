"""Sites whose comments need a module of their own."""
