"""What the arrays of the pipeline hold, by name."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
"""Of samples and pixels, of which there are many."""
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Bytes = NDArray[np.uint8]
"""Of pictures as they are written, 0 to 255."""
