"""Inspector: review flagged parts, mark false calls once, see them go quiet."""

import os

# Before numpy is imported. Its OpenBLAS lets threads spin for tens of milliseconds after every small product, on the
# cores that the backbone needs next: on two cores the forward pass took half as long again. Large products are torch's.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
