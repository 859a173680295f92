"""The most memory that this process has held."""

import sys


def peak_megabytes() -> float | None:
    """Peak resident memory in megabytes; None on systems that do not tell."""
    if sys.platform == "win32":
        return None
    import resource

    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
