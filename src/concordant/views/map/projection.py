"""The Equal Earth projection (Šavrič, Patterson and Jenny, 2018).

A map on which arms go from state to state should make no state look larger than it is, as Mercator's does,
and should still look like the maps that readers know. Its formulas need no table, and its meridian may be
chosen.
"""

from math import asin, cos, radians, sin, sqrt

Degrees = tuple[float, float]
Plane = tuple[float, float]
WHOLE = 360.0
HALF = 180.0

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


def turned(longitude: float, centre: float) -> float:
    """The longitude as seen from a central meridian, from -180 up to 180."""
    return (longitude - centre + HALF) % WHOLE - HALF


def project(longitude: float, latitude: float) -> Plane:
    """A place seen from the central meridian, in radii of the globe; what lies south has a larger y.

    Args:
        longitude: degrees east of the central meridian, beyond 180 for what lies a turn further.
        latitude: degrees, from -90 to 90.
    """
    t = asin(_M * sin(radians(latitude)))
    s = t * t
    p = s * s * s
    slope = _A1 + 3 * _A2 * s + p * (7 * _A3 + 9 * _A4 * s)
    x = radians(longitude) * cos(t) / (_M * slope)
    return x, -t * (_A1 + _A2 * s + p * (_A3 + _A4 * s))
