"""Arithmetic that another language can repeat (MODEL 1): sums in index order, powers as MODEL 1 defines them."""

import math


def total(values):
    """Sum in order, each step rounded; the built-in sum() compensates rounding since Python 3.12."""
    result = 0.0
    for value in values:
        result += value
    return result


def power(base, exponent):
    """base ** exponent for base > 0: whole exponents by repeated squaring, all others as exp(exponent * log(base))."""
    if exponent >= 0 and exponent == math.floor(exponent):
        return _whole_power(base, int(exponent))
    return math.exp(exponent * math.log(base))


def _whole_power(base, exponent):
    result = 1.0
    while exponent > 0:
        if exponent % 2 == 1:
            result *= base
        base *= base
        exponent //= 2
    return result


def clamp(value, low, high):
    """The value, or the end of the range that it passed."""
    return min(high, max(low, value))
