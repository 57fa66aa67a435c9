"""Parameters of the model (MODEL 11): what is drawn once per seed, and what is fixed."""

from randomness import uniform

# Symbol: lower and upper end of the uniform draw.
DRAWN = {
    "eps0": (0.14, 0.36),
    "eps1": (0.4, 1.1),
    "dA": (0.1, 0.5),
    "psi0": (0.08, 0.45),
    "psi1": (0.45, 0.8),
    "sp": (0.08, 0.25),
    "h": (2.1, 3.7),
    "H": (1.1, 2.9),
    "zeta": (0.39, 0.57),
    "rho": (0.15, 0.33),
    "chi": (0.1, 0.5),
    "theta": (0.9, 2.0),
    "vs": (0.4, 2.0),
    "pi": (0.03, 0.2),
    "net": (0.1, 0.6),
    "kS": (0.4, 1.6),
    "lead": (0.7, 1.4),
    "hz": (0.6, 1.6),
    "lamq": (1.0, 2.6),
    "rhoq": (4.0, 8.0),
    "kap": (1.5, 4.0),
    "ce": (0.5, 1.5),
    "qd": (0.08, 0.25),
    "ext": (0.2, 0.8),
    "rr": (0.5, 0.9),
    "dl": (0.25, 0.75),
}

FIXED = {
    "sd": 0.05,
    "eta": 0.08,
    "pmax": 30.0,
    "rd": 0.07,
    "wW": 1.0,
    "gsub": 0.25,
    "kI": 0.25,
    "mu": 0.22,
    "ko": 0.3,
    "pf": 1.5,
    "kTh": 0.044,
    "kTb": 0.010,
    "kTec": 0.15,
    "cTec": 0.03,
    "kInf": 0.8,
    "cEsg": 0.05,
    "kA": 0.5,
    "tl": 0.4,
    "kR": 0.15,
    "delta": 0.05,
    "pcb": 0.33,
    "thr": 0.3,
    "mar": 0.25,
    "kdiv": 0.04,
    "qm": 0.35,
    "rec": 0.04,
    "lapse": 0.02,
    "Hnb": 0.029,
    "Hb": 0.0185,
    "coll": 0.25,
    "mraw": 0.2,
    "redl": 0.3,
    "knb": 0.6,
    "kb": 0.9,
    "kX": 0.15,
    "kH": 0.5,
    "dep": 1.0,
}


def draw(seed, overrides):
    """All parameters by symbol; one that the scenario overrides is not drawn."""
    result = {}
    for symbol, (low, high) in DRAWN.items():
        result[symbol] = low + (high - low) * uniform(seed, "par", symbol)
    result.update(FIXED)
    for symbol, value in overrides.items():
        if symbol not in result:
            raise ValueError("parameter: %s (expected: a symbol of MODEL 11)" % symbol)
        result[symbol] = value
    return result
