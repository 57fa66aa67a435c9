#!/usr/bin/env python3
"""Plays small negotiations from the definitions alone and prints what must come of them.

A second opinion on the Java library: nothing here is tuned for speed, and every choice is made by
looking at all outcomes. Needs Python 3.8 or later and nothing else. To record anew:

    python3 src/test/python/saop_check.py > src/test/resources/parley/bargaining/saop.txt
"""

import itertools
import math
import random

EXPONENTS = {"boulware": 4, "linear": 1, "conceder": 0.25, "hardheaded": math.inf}
TOLERANCE = 1e-4
# A threshold this close to a utility could fall on either side of it on another machine.
MARGIN = 1e-9


def on_grid(utility):
    return round(utility * 1e12) / 1e12


def range_utilities(profile):
    """The utilities of all outcomes, the last issue varying fastest, from 0 to 1."""
    weights, evaluations = profile["weights"], profile["evaluations"]
    sums = []
    for values in itertools.product(*evaluations):
        total = 0.0
        for weight, value in zip(weights, values):
            total += weight * value
        sums.append(total)
    low, high = min(sums), max(sums)
    return [on_grid((s - low) / (high - low)) for s in sums]


def power(t, exponent):
    if exponent == 4:
        return (t * t) * (t * t)
    if exponent == 1:
        return t
    return math.exp(exponent * math.log(t))


def threshold(strategy, t, utilities, reservation):
    exponent = EXPONENTS[strategy] if strategy in EXPONENTS else float(strategy[len("time:"):])
    low, high = max(min(utilities), reservation), max(utilities)
    value = min(high, max(low, low + (high - low) * (1 - power(t, exponent)) - TOLERANCE))
    if value not in (low, high):
        assert min(abs(u - value) for u in utilities) > MARGIN, "too close to call"
    return value


def luck(round_number, seat):
    """Made-up draws, so that another program can make the same: for noisy acceptances, for repeated proposals."""
    return (
        ((round_number * 37 + seat * 11) % 101 + 0.5) / 101,
        ((round_number * 53 + seat * 29) % 103 + 0.5) / 103,
    )


def micro(own, reservation, offered, received, draw):
    """What MiCRO would offer and the least it accepts, from the outcomes offered so far by it and by the others."""
    ranking = sorted((w for w in range(len(own)) if own[w] >= reservation), key=lambda w: (-own[w], w))
    sent = list(dict.fromkeys(offered))
    if len(sent) <= len(set(received)) and len(sent) < len(ranking):
        return ranking[len(sent)], own[ranking[len(sent)]]
    return sent[int(draw * len(sent))], own[sent[-1]]


def naive(s, own, reservation, received):
    """What naive tit-for-tat would offer and the least it accepts."""
    low, high = max(min(own), reservation), max(own)
    first, second = sorted(own, reverse=True)[:2]
    if s == 0:
        concession = 0.0
    elif s < 3:
        concession = (first - second + 1e-12) / (high - low)
    else:
        concession = max(0.0, (own[received[-1]] - low) / (high - low)) if received else 0.0
    kept = 1 - concession if 0 <= concession <= 1 else 1.0
    return lowest(own, min(high, low + (high - low) * kept))


def lowest(own, least):
    good_enough = [w for w in range(len(own)) if own[w] >= least]
    return min(good_enough, key=lambda w: (own[w], w)), least


def accepts(rules, worth, least, following, low, high, draw):
    """Whether the standing offer is accepted under the rules after the strategy's name."""
    if "acnext" in rules:
        least = following
    noise = [float(rule[len("noise:"):]) for rule in rules if rule.startswith("noise:")]
    if worth < low or not noise:
        return worth >= low and worth >= least
    chance = 1 / (1 + math.exp(-noise[0] * (worth - least) / (high - low)))
    assert abs(chance - draw) > MARGIN, "too close to call"
    return draw < chance


def play(strategies, utilities, reservations, rounds):
    """Returns how it ended, the last round, and every action: an outcome offered, or "a" for accepting."""
    seats = len(strategies)
    actions, history, standing, accepted = [], [], None, 0
    for s in range(rounds):
        t = (s + 1) / (rounds + 1)
        for seat in range(seats):
            own, reservation = utilities[seat], reservations[seat]
            name, *rules = strategies[seat].split("/")
            received = [w for by, w in history if by != seat]
            acceptance, repetition = luck(s + 1, seat)
            if name == "micro":
                following, least = micro(own, reservation, [w for by, w in history if by == seat], received, repetition)
            elif name == "naive-tft":
                following, least = naive(s, own, reservation, received)
            else:
                following, least = lowest(own, threshold(name, t, own, reservation))
            low, high = max(min(own), reservation), max(own)
            if standing is not None and accepts(rules, own[standing], least, own[following], low, high, acceptance):
                actions.append("a")
                accepted += 1
                if accepted == seats:
                    return f"agreed {standing}", s + 1, actions
            else:
                standing, accepted = following, 1
                history.append((seat, standing))
                actions.append(str(standing))
    return "timed-out", rounds, actions


def made_up_profile(luck, levels, whole):
    draw = (lambda: float(luck.randint(0, 4))) if whole else (lambda: round(luck.uniform(0, 10), 3))
    weights = [1.0 if whole else round(luck.uniform(0.1, 1), 3) for _ in levels]
    return {"weights": weights, "evaluations": [[draw() for _ in range(n)] for n in levels]}


def numbers(values):
    return ",".join(repr(v) for v in values)


def record(name, levels, reservations, seed, whole=False):
    luck = random.Random(seed)
    profiles = [made_up_profile(luck, levels, whole) for _ in reservations]
    print()
    print("domain", name, ",".join(map(str, levels)))
    for profile, reservation in zip(profiles, reservations):
        rows = " ".join(numbers(row) for row in profile["evaluations"])
        print("profile", reservation, numbers(profile["weights"]), rows)
    utilities = [range_utilities(profile) for profile in profiles]
    for strategies in line_ups(len(reservations)):
        for rounds in (9, 40):
            end, last, actions = play(strategies, utilities, reservations, rounds)
            print("run", ",".join(strategies), rounds, end, "round", last, ":", *actions)


def line_ups(seats):
    yield from itertools.product(("boulware", "linear", "conceder"), repeat=seats)
    yield ("hardheaded",) * seats
    yield ("hardheaded", "time:0.1") + ("linear",) * (seats - 2)
    yield ("time:2.5",) * seats
    for name in ("micro", "naive-tft", "linear/acnext", "boulware/noise:12"):
        yield (name,) * seats
        yield (name,) + ("linear",) * (seats - 1)
        yield ("boulware",) * (seats - 1) + (name,)
    yield ("micro", "naive-tft") + ("micro/acnext/noise:3",) * (seats - 2)


def main():
    print("# Negotiations under SAOP on made-up domains, recorded by src/test/python/saop_check.py.")
    print("# domain <name> <number of values of each issue>")
    print("# profile <reservation value> <weights> <evaluations of each issue>, one line per seat; RANGE utilities")
    print("# run <strategy of each seat> <rounds> <end> round <last round> : <outcome offered, or a for accepting>...")
    record("pasture", (3, 4, 2), (0.0, 0.0), seed=1)
    record("ferry", (5, 4, 3), (0.35, 0.2), seed=2)
    record("ties", (4, 3, 3, 2), (0.0, 0.1), seed=6, whole=True)
    record("choir", (3, 3, 3), (0.1, 0.0, 0.25), seed=4)


if __name__ == "__main__":
    main()
