"""The parts of a report that the program writes, each from the facts and nothing else."""
