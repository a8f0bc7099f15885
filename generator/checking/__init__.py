"""What will go wrong: a module a kind of fault, each with its cure. `kinds` says which there are; nothing is written.

By default the network is not asked: how sources fare stands in the record of runs. `online` asks them.
"""
