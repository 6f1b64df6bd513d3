"""Operation: backups, faults of the program, what is offered at the start."""
