"""Arithmetic on vectors of three numbers, for the standard library alone."""

from __future__ import annotations

from collections.abc import Sequence
from math import acos, degrees, sqrt

Vector = tuple[float, float, float]


def vector(values: Sequence[float]) -> Vector:
    """Three numbers as a vector."""
    x, y, z = (float(value) for value in values)
    return (x, y, z)


def minus(a: Vector, b: Vector) -> Vector:
    """The vector from b to a."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def between(a: Vector, b: Vector, share: float) -> Vector:
    """The point at a share of the straight way from a to b, also beyond them."""
    d = minus(b, a)
    return (a[0] + share * d[0], a[1] + share * d[1], a[2] + share * d[2])


def dot(a: Vector, b: Vector) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """The vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def unit(a: Vector) -> Vector:
    """The vector scaled to length one; the zero vector stays zero."""
    size = sqrt(dot(a, a)) or 1.0
    return (a[0] / size, a[1] / size, a[2] / size)


def angle(a: Vector, b: Vector) -> float:
    """The angle between two vectors in degrees; 0 if one is the zero vector."""
    lengths = sqrt(dot(a, a) * dot(b, b))
    return degrees(acos(max(-1.0, min(1.0, dot(a, b) / lengths)))) if lengths else 0.0
