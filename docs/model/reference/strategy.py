"""How a built-in seat plays a table (MODEL 8.3, 8.4): a path of concessions, and an aspiration that falls with time."""

import math

from arithmetic import power
from deals import surplus

LONGEST_MENU = 40
EXPONENTS = {"boulware": 4.0, "linear": 1.0, "conceder": 0.25, "hardheaded": math.inf}
TOLERANCE = 1e-4


def exponent(strategy):
    """Exponent of a time-dependent strategy by its name."""
    return float(strategy[len("time:"):]) if strategy.startswith("time:") else EXPONENTS[strategy]


def menu(snapshot, table, code):
    """The party's deals worth offering, from its best one along the cheapest concessions (MODEL 8.3)."""
    own, others = _marginals(snapshot, table, code)
    current = [
        max(range(len(values)), key=lambda x, i=i: (own[i][x], others[i][x], -x)) for i, values in enumerate(own)
    ]
    path = [tuple(current)]
    while len(path) < LONGEST_MENU:
        step = _cheapest_concession(own, others, current)
        if step is None:
            break
        current[step[0]] = step[1]
        path.append(tuple(current))
    return [deal for deal in path if any(deal) and surplus(snapshot, table, deal, code) >= 0]


def _marginals(snapshot, table, code):
    """Surplus of the middle deal with one issue changed: one's own, and the other's as it is estimated."""
    sizes = [len(levels) for levels in table.data.values]
    middle = [size // 2 for size in sizes]
    own, others = [], []
    for i, size in enumerate(sizes):
        deals = [tuple(middle[:i] + [x] + middle[i + 1:]) for x in range(size)]
        own.append([surplus(snapshot, table, deal, code) for deal in deals])
        others.append([surplus(snapshot, table, deal, table.other(code), public=True) for deal in deals])
    return own, others


def _cheapest_concession(own, others, current):
    """The change of one issue that gives the other side most for what it costs; the first one of equals."""
    best = None
    for i, values in enumerate(own):
        for x in range(len(values)):
            gain = others[i][x] - others[i][current[i]]
            cost = values[current[i]] - values[x]
            if gain > 1e-12:
                ratio = gain / max(cost, 1e-12)
                if best is None or ratio > best[2] * (1 + 1e-12):
                    best = (i, x, ratio)
    return best


def decide(snapshot, table, code, affordable):
    """("ACCEPT", deal), ("OFFER", deal) or ("WAIT", None); `affordable` says whether a deal fits the seat's budget."""
    deals = menu(snapshot, table, code)
    worth = [surplus(snapshot, table, deal, code) for deal in deals]
    best = max(worth, default=0.0)
    if best <= 0:
        return "WAIT", None
    threshold = aspiration(snapshot.world.seats[code].profile.strategy, table, best)
    if table.standing is not None and table.standing_by != code:
        standing = surplus(snapshot, table, table.standing, code)
        if standing >= threshold and standing >= 0 and affordable(table.standing):
            return "ACCEPT", table.standing
    chosen = None
    for deal, value in zip(deals, worth):
        if value >= threshold and affordable(deal) and (chosen is None or value < chosen[1]):
            chosen = (deal, value)
    return ("OFFER", chosen[0]) if chosen else ("WAIT", None)


def aspiration(strategy, table, best):
    """Least surplus that the seat asks for at this turn."""
    time = (table.turn + 1.0) / (table.turns + 1.0)
    x = exponent(strategy)
    passed = 0.0 if math.isinf(x) else power(time, x)
    return max(0.0, best * (1 - passed) - TOLERANCE * best)
