"""The screen: a Brief, read, marked and checked line by line. Knows the model and a few callables, nothing else."""
