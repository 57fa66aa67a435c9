"""Chance (MODEL 2): every draw is a function of the seed and a name, so one more draw never moves another."""

import hashlib
import hmac

MASK = (1 << 64) - 1
UNIT = 2.0 ** -53


def unit(bits):
    """The first 53 of 64 bits as a number in [0, 1)."""
    return (bits >> 11) * UNIT


def mix(z):
    """The finaliser of SplitMix64 on a 64-bit number."""
    z = (z + 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def identity(name):
    """FNV-1a of the UTF-8 bytes of a name, 64 bit."""
    result = 0xCBF29CE484222325
    for byte in name.encode("utf-8"):
        result = ((result ^ byte) * 0x100000001B3) & MASK
    return result


def uniform(seed, stream, entity, step=0):
    """The public draw in [0, 1) of one stream, entity and step; seed and step are taken modulo 2^64."""
    state = mix(seed & MASK)
    state = mix(state ^ identity(stream))
    state = mix(state ^ identity(entity))
    state = mix(state ^ (step & MASK))
    return unit(state)


def open_secret(country):
    """The secret of a country in open research mode; a session for a class takes random ones instead."""
    return hashlib.sha256(("open" + country).encode("utf-8")).digest()


def private_bits(secret, seed, name):
    """A seat's 64 private bits: keyed, so that nobody without the secret can compute them from the seed."""
    digest = hmac.new(secret, ("%d|%s" % (seed, name)).encode("utf-8"), hashlib.sha256).digest()
    return int.from_bytes(digest[:8], "big")


def private_uniform(secret, seed, name):
    """A seat's private draw in [0, 1)."""
    return unit(private_bits(secret, seed, name))
