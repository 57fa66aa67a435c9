"""How a built-in seat plays a table (MODEL 8.3, 8.4): a path of concessions, and how fast it follows that path."""

import math

from arithmetic import power
from deals import surplus
from randomness import identity, mix, open_secret, private_bits, unit

LONGEST_MENU = 40
EXPONENTS = {"boulware": 4.0, "linear": 1.0, "conceder": 0.25, "hardheaded": math.inf}
TOLERANCE = 1e-4
LARGEST_EXPONENT = 700  # beyond it exp overflows, and the chance is 0 for all purposes


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
    return [deal for deal in path if any(deal) and deal != table.opening and surplus(snapshot, table, deal, code) >= 0]


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


class Seat:
    """A seat that is to move at a table: what its deals are worth to it, what it and the other side have offered."""

    def __init__(self, snapshot, table, code, affordable):
        self.snapshot, self.table, self.code, self.affordable = snapshot, table, code, affordable
        self.deals = [(deal, self.worth(deal)) for deal in menu(snapshot, table, code)]
        self.best = max((value for _, value in self.deals), default=0.0)

    def worth(self, deal):
        """Surplus of a deal today."""
        return surplus(self.snapshot, self.table, deal, self.code)

    def offered(self, own):
        """The offers of the seat or of the other side, oldest first."""
        return [deal for by, deal in self.table.history if (by == self.code) == own]

    def luck(self):
        """Two private draws for this table and turn: for a noisy acceptance, for a repeated offer."""
        name = "turn.%d.%s" % (self.snapshot.round, self.snapshot.turn)
        bits = private_bits(open_secret(self.code), self.snapshot.world.seed, name)
        first = mix(bits ^ identity(self.table.id))
        return unit(first), unit(mix(first))


def decide(snapshot, table, code, affordable):
    """("ACCEPT", deal), ("OFFER", deal) or ("WAIT", None); `affordable` says whether a deal fits the seat's budget."""
    seat = Seat(snapshot, table, code, affordable)
    if seat.best <= 0:
        return "WAIT", None
    name, *rules = snapshot.world.seats[code].profile.strategy.split("/")
    if name == "micro":
        chosen, threshold = micro(seat)
    elif name == "naive-tft":
        chosen, threshold = lowest_reaching(seat, naive_tit_for_tat(seat))
    else:
        chosen, threshold = lowest_reaching(seat, aspiration(name, table, seat.best))
    if table.standing is not None and table.standing_by != code and affordable(table.standing):
        if accepts(seat, rules, threshold, chosen):
            return "ACCEPT", table.standing
    return ("OFFER", chosen) if chosen else ("WAIT", None)


def accepts(seat, rules, threshold, chosen):
    """Whether the seat accepts the standing offer: above the threshold or, with acnext, its own next offer."""
    standing = seat.worth(seat.table.standing)
    if "acnext" in rules and chosen:
        threshold = seat.worth(chosen)
    if standing < 0:
        return False
    for rule in rules:
        if rule.startswith("noise:"):
            sharpness = -float(rule[len("noise:"):]) * (standing - threshold) / seat.best
            odds = math.exp(sharpness) if sharpness < LARGEST_EXPONENT else math.inf
            return seat.luck()[0] < 1 / (1 + odds)
    return standing >= threshold


def lowest_reaching(seat, threshold):
    """The deal of the menu that is worth least but no less than the threshold, the first of equals; the threshold."""
    chosen = None
    for deal, value in seat.deals:
        if value >= threshold and seat.affordable(deal) and (chosen is None or value < chosen[1]):
            chosen = (deal, value)
    return chosen[0] if chosen else None, threshold


def aspiration(strategy, table, best):
    """Least surplus that a seat asks for at this turn, if it concedes by the clock."""
    time = (table.turn + 1.0) / (table.turns + 1.0)
    x = exponent(strategy)
    passed = 0.0 if math.isinf(x) else power(time, x)
    return max(0.0, best * (1 - passed) - TOLERANCE * best)


def naive_tit_for_tat(seat):
    """Least surplus that a seat asks for if it concedes what it is given."""
    step = seat.table.turn // 2
    received = seat.offered(own=False)
    if step == 0:
        concession = 0.0
    elif step <= 2:
        ranked = sorted((value for _, value in seat.deals), reverse=True)
        concession = (seat.best - ranked[min(1, len(ranked) - 1)] + 1e-12) / seat.best
    else:
        concession = max(0.0, seat.worth(received[-1]) / seat.best) if received else 0.0
    return seat.best * (1 - concession if 0 <= concession <= 1 else 1.0)


def micro(seat):
    """What MiCRO offers, if anything, and the least surplus that it accepts: a new deal for each new one of the other's."""
    sent = list(dict.fromkeys(seat.offered(own=True)))
    fresh = None
    if len(sent) <= len(set(seat.offered(own=False))):
        for deal, value in seat.deals:
            if deal not in sent and seat.affordable(deal) and (fresh is None or value > fresh[1]):
                fresh = (deal, value)
    if fresh:
        return fresh
    possible = [deal for deal in sent if seat.worth(deal) >= 0 and seat.affordable(deal)]
    repeated = possible[int(seat.luck()[1] * len(possible))] if possible else None
    return repeated, max(0.0, min((seat.worth(deal) for deal in sent), default=seat.best))
