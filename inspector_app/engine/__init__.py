"""PyTorch: pixels in, maps out. What is computed, and in which file: ``resources/help/method.md``."""

import os

# Before torch loads its OpenMP: threads that spin while they wait for each other take the processor from decoding,
# from the window and from other programs, and with one busy neighbour a forward pass took 3 to 10 times as long.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
