"""Documents that leave the program, each made from a neutral report."""
