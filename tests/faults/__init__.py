"""Faults that are caused, and what is left after them.

``python -m tests.faults kill --times 200``    kill -9 at random moments of import, run, review, mark, migration, report
``python -m tests.faults soak --images 20000`` pictures of changing sizes: memory, handles and threads over time
"""
