"""The explanation of the program, in the program."""
