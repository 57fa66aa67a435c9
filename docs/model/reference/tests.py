#!/usr/bin/env python3
"""Invariants of MODEL 15 on random markets and on a scenario.

usage: tests.py [SCENARIO.json ...] [--worlds 1000] [--seeds 20]

Always tested: chance and arithmetic, random markets and controls, and every_mechanism.json, a made-up scenario in which
every mechanism acts; then the scenarios that are named. Prints how often each statement was checked and how often it
failed; exits with 1 if any failed or the random worlds were too tame.
"""

import argparse
import json
import math
import os
import random
import sys
import types
from collections import Counter

import deals
import mechanism_tests
import months
import opening
import parameters as model_parameters
import rounds
import scenario as scenarios
from arithmetic import power, total
from controls import Control, permitted
from market import Market, displace, step
from measures import probabilities
from randomness import mix, open_secret, private_uniform, uniform
from world import World

TOLERANCE = 1e-9
EVERY_MECHANISM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "every_mechanism.json")


class Checks:
    """Counts checks and failures by statement."""

    def __init__(self):
        self.done, self.failed = Counter(), Counter()

    def that(self, statement, holds):
        """Counts one check."""
        self.done[statement] += 1
        if not holds:
            self.failed[statement] += 1

    def print(self):
        """Prints the counts."""
        for statement, count in sorted(self.done.items()):
            print("%-75s %7d checked %5d failed" % (statement, count, self.failed[statement]))


def close(a, b, tolerance=TOLERANCE):
    """Equal to a relative tolerance."""
    return abs(a - b) <= tolerance * max(1.0, abs(a), abs(b))


# --- chance and arithmetic


def check_chance(checks):
    """The fixed values of MODEL 2, which every implementation must meet."""
    checks.that("mix of 0 and 1", (mix(0), mix(1)) == (16294208416658607535, 10451216379200822465))
    checks.that("public draw of a parameter", uniform(1, "par", "eps0") == 0.9201083709190196)
    checks.that("public draw of a coin", uniform(42, "coin", "USA-MYS") == 0.3562008681709825)
    checks.that("private draw of Malaysia", private_uniform(open_secret("MYS"), 1, "wP") == 0.2392244893632397)
    same = uniform(-1, "par", "eps0") == uniform(2 ** 64 - 1, "par", "eps0")
    checks.that("negative seeds are taken modulo 2^64", same)
    checks.that("fourth power by squaring", power(0.3, 4.0) == (0.3 * 0.3) * (0.3 * 0.3))
    checks.that("broken power by exp and log", power(0.3, 0.25) == math.exp(0.25 * math.log(0.3)))


# --- random markets


class RandomWorld:
    """A market with idle countries, controls, short stocks and adapted users, and the parameters to step it with."""

    def __init__(self, rng):
        self.size = size = rng.randint(3, 8)
        self.parameters = _random_parameters(rng)
        flows = [[rng.gammavariate(0.7, 1) + 1e-3 for _ in range(size)] for _ in range(size)]
        for country in range(size):
            if rng.random() < 0.15:
                for origin in range(size):
                    flows[origin][country] = 0.0
            if rng.random() < 0.15:
                flows[country] = [0.0] * size
        self.market = Market("m", flows, self.parameters, 1e-5, 40.0)
        stocks = rng.choice(["full", "low", "empty"])
        for user in range(size):
            self.market.stock[user] *= {"full": 1.0, "low": rng.uniform(0.1, 1.5), "empty": 0.0}[stocks]
            self.market.adaptation[user] = rng.random() * rng.choice([0, 1])
            self.market.price[user] = rng.uniform(0.8, 5)
        self.market.suppression = rng.choice([1.0, 1.0, 0.8])
        self.permitted = {o: self._row(rng, o) for o in range(size) if rng.random() < 0.5}
        self.to_all = {o: [self._milder(rng, share) for share in row] for o, row in self.permitted.items()}
        self.available = [1.0 if rng.random() < 0.7 else rng.random() for _ in range(size)]
        self.search = [rng.choice([1.0, 1.0, 0.5]) for _ in range(size)]

    def _row(self, rng, origin):
        return [
            1.0 if user == origin or rng.random() < 0.3 else rng.choice([0.0, rng.random()])
            for user in range(self.size)
        ]

    @staticmethod
    def _milder(rng, share):
        """What controls aimed at nobody alone permit: the same, or more."""
        return rng.choice([share, share + (1 - share) * rng.random(), 1.0])

    def stepped(self, change=None):
        """The market after a month, of a copy that a change may have touched; and the error of the pool's balance."""
        market = self.market.copy()
        shares = {origin: row[:] for origin, row in self.permitted.items()}
        if change:
            change(market, shares)
        error = step(market, shares, self.available, self.search, self.parameters, 0, to_all=self.to_all)
        return market, error


def _random_parameters(rng):
    parameters = dict(model_parameters.FIXED)
    ranges = dict(
        eps0=(0.1, 0.5), eps1=(0.5, 1.1), sp=(0, 0.3), psi0=(0, 0.55), psi1=(0.6, 0.8), h=(0.2, 4), H=(1, 4),
        rr=(0, 1), rho=(0.05, 0.4), chi=(0.05, 0.5), zeta=(0.2, 0.6), theta=(0.5, 2), dA=(0.1, 0.5), dl=(0, 1),
        pi=(0.1, 0.1),
    )
    for symbol, (low, high) in ranges.items():
        parameters[symbol] = rng.uniform(low, high)
    return parameters


def check_markets(checks, count):
    """T1 to T10 and T21 on random worlds; returns how many had a shortage, a binding cap, an idle country."""
    rng = random.Random(11)
    hits = Counter()
    for number in range(count):
        world = RandomWorld(rng)
        after, error = world.stepped()
        hits["shortage"] += any(s > 1e-6 for s in after.shortage)
        hits["cap"] += after.pool_price > 1 + 1e-9
        hits["idle"] += any(need == 0 for need in world.market.need)
        _check_balance(checks, world, after, error)
        i, j = rng.sample(range(world.size), 2)
        _check_tightening(checks, world, after, i, j, rng.random())
        _check_scale(checks, world, after)
        _check_relabelling(checks, world, after, rng)
        _check_rest(checks, world, number % 2 == 1)
        _check_displacement(checks, world, rng, i, j)
    return hits


def _check_balance(checks, world, after, error):
    before, parameters = world.market, world.parameters
    balanced = error < TOLERANCE
    for user in range(world.size):
        use = before.need[user] * (1 - parameters["dA"] * before.adaptation[user])
        moved = after.stock[user] - before.stock[user]
        drawn = after.arrivals[user] - use * (1 - after.shortage[user])
        balanced &= abs(moved - drawn) <= TOLERANCE * max(1, after.arrivals[user], before.stock[user])
    checks.that("T1 nothing is lost", balanced)
    bounded = after.pool_price >= 1 and all(
        0 <= after.shortage[u] <= 1
        and 0 < after.price[u] <= parameters["pmax"]
        and 0 <= after.dependence[u] <= 1 + TOLERANCE
        and after.stock[u] >= 0
        and (after.price[u] >= 1 - 1e-12 or after.suppression < 1)
        for u in range(world.size)
    )
    checks.that("T8 bounds", bounded)


def _check_tightening(checks, world, after, i, j, share):
    def tighten(market, shares):
        shares.setdefault(i, [1.0] * world.size)[j] *= share

    def stock_up(market, shares):
        market.stock[j] *= 1.3

    tight, _ = world.stepped(tighten)
    short = tight.shortage[j] >= after.shortage[j] - TOLERANCE
    checks.that("T3 a tighter control never lowers the shortage of its target", short)
    checks.that("T4 nor its price", tight.price[j] >= after.price[j] * (1 - TOLERANCE))
    checks.that("T5 nor the pool's price", tight.pool_price >= after.pool_price * (1 - TOLERANCE))
    stocked, _ = world.stepped(stock_up)
    checks.that("T6 more stock never raises the own shortage", stocked.shortage[j] <= after.shortage[j] + TOLERANCE)


def _check_scale(checks, world, after):
    def scale(market, shares):
        for user in range(world.size):
            market.need[user] *= 7
            market.stock[user] *= 7
            for origin in range(world.size):
                market.flows[origin][user] *= 7

    scaled, _ = world.stepped(scale)
    same = all(
        close(scaled.shortage[u], after.shortage[u]) and close(scaled.price[u], after.price[u])
        for u in range(world.size)
    )
    checks.that("T10 scale does not matter", same)


def _check_relabelling(checks, world, after, rng):
    order = list(range(world.size))
    rng.shuffle(order)
    market = world.market.copy()
    market.flows = [[world.market.flows[a][b] for b in order] for a in order]
    for name in ("need", "stock", "adaptation", "price"):
        setattr(market, name, [getattr(world.market, name)[a] for a in order])
    shares = {order.index(o): [row[a] for a in order] for o, row in world.permitted.items()}
    to_all = {order.index(o): [row[a] for a in order] for o, row in world.to_all.items()}
    available, search = [world.available[a] for a in order], [world.search[a] for a in order]
    step(market, shares, available, search, world.parameters, 0, to_all=to_all)
    same = all(
        close(market.shortage[n], after.shortage[a]) and close(market.price[n], after.price[a])
        for n, a in enumerate(order)
    )
    checks.that("T9 names of countries do not matter to a market", same)


def _check_rest(checks, world, full_path):
    market = Market("m", world.market.flows, world.parameters, 1e-5, 40.0)
    free, everything = [1.0] * world.size, [1.0] * world.size
    for _ in range(60 if full_path else 1):
        step(market, {}, everything, free, world.parameters, 0, skip_at_rest=not full_path)
    still = all(abs(p - 1) < 1e-12 for p in market.price) and max(market.shortage) < 1e-12
    checks.that("T2 without controls nothing moves", still)


def _check_displacement(checks, world, rng, origin, buyer):
    market = world.market.copy()
    before = [total(market.flows[o][u] for o in range(world.size)) for u in range(world.size)]
    tonnes = rng.random() * (total(market.flows[origin]) + 0.1)
    left = displace(market, origin, tonnes, rng.choice([None, buyer]), rng.random(), world.parameters["dl"], 0)
    kept = all(
        close(total(market.flows[o][u] for o in range(world.size)), before[u]) for u in range(world.size)
    )
    positive = min(min(row) for row in market.flows) >= 0
    checks.that("T21 displacement keeps what users get, and no flow is negative", kept and positive)
    checks.that("T21 what is unsold is between nothing and everything", 0 <= left <= tonnes * (1 + 1e-12))


def check_controls(checks, count):
    """T20 on random sets of controls."""
    rng = random.Random(12)
    for _ in range(count):
        size, controls = rng.randint(3, 8), []
        for _ in range(rng.randint(0, 6)):
            control = Control(rng.randrange(size), 0, rng.choice([None] + list(range(size))), rng.random(), age=9)
            control.value, control.ban = control.approval, rng.random() < 0.2
            before, _, _ = permitted(controls, 0, size, 0.5)
            controls.append(control)
            after, _, _ = permitted(controls, 0, size, 0.5)
            checks.that("T20 the strictest control is the minimum", _is_minimum(before, after, control, size))


def _is_minimum(before, after, control, size):
    free = [1.0] * size
    for origin in range(size):
        for user in range(size):
            expected = before.get(origin, free)[user]
            if origin == control.origin and control.hits(user):
                expected = min(expected, control.passing)
            if after.get(origin, free)[user] != expected:
                return False
    return True


# --- a scenario


def check_scenario(checks, data, seeds):
    """T11 to T16 and T18 on a scenario."""
    for seed in seeds:
        world = World(data, seed)
        world.round = max(table.data.start for table in world.tables)  # all tables are open
        world.weights = rounds.scenario_weights(world)
        snapshot = rounds.Snapshot(world)
        for table in world.tables:
            _check_table(checks, snapshot, table, random.Random(seed))
        for ladder in world.ladders:
            _check_ladder(checks, world, ladder)
        _check_session(checks, data, seed)


def _check_table(checks, snapshot, table, rng):
    world = snapshot.world
    empty = tuple(0 for _ in table.data.issues)
    for party in table.parties if table.opening is None else ():
        for public in (False, True):
            worth = deals.surplus(snapshot, table, empty, party, public)
            checks.that("T11 the empty deal is worth exactly nothing", worth == 0.0)
    if table.is_truce:
        return
    host = table.parties[1]
    costs = [snapshot.retaliation(host, g / 20) for g in range(21)]
    rising = all(b >= a - 1e-12 for a, b in zip(costs, costs[1:]))
    checks.that("T12 China's answer is nothing for nothing, and rises with the provocation", costs[0] == 0 and rising)
    profile = world.scenario.profiles[host]
    for _ in range(20):
        deal = tuple(rng.randrange(len(levels)) for levels in table.data.values)
        checks.that("T15 binding form never raises the hazard", _binding_helps(world, table.values(deal), profile))
        checks.that("T15 help never lengthens leads or lowers chances", _help_helps(world, table, deal))


def _binding_helps(world, values, profile):
    loose = deals.hazards(world, deals.Terms(dict(values, bin=0.0)), profile)
    firm = deals.hazards(world, deals.Terms(dict(values, bin=0.5)), profile)
    return total(firm.values()) <= total(loose.values())


def _help_helps(world, table, deal):
    terms = deals.Terms(table.values(deal))
    result = True
    for issue in ("fin", "tec", "inf"):
        more = deals.Terms(dict(table.values(deal), **{issue: getattr(terms, issue) + 0.25}))
        for project in table.data.projects:
            result &= deals.leads(world, project, more, set())[1] <= deals.leads(world, project, terms, set())[1]
            result &= deals.chances(project, more)[1] >= deals.chances(project, terms)[1]
    return result


def _check_ladder(checks, world, ladder):
    chances = probabilities(world, ladder)
    checks.that("T14 probabilities sum to one", abs(total(chances) - 1) < TOLERANCE and min(chances) >= 0)
    if ladder.kind != "LICENCES_ONE":
        return
    calm, pressed = (_expected(probabilities(world, ladder, pressure=z)) for z in (0.2, 0.8))
    checks.that("T13 more pressure, higher expected level", pressed >= calm)
    margin, before = world.parameters["mar"], _expected(chances)
    world.parameters["mar"] = 4 * margin
    checks.that("T13 higher own cost, lower expected level", _expected(probabilities(world, ladder)) <= before + 1e-12)
    world.parameters["mar"] = margin


def _expected(chances):
    return total(level * chance for level, chance in enumerate(chances))


def _check_session(checks, data, seed):
    world = World(data, seed)
    rounds.play(world)
    limit = data.budgets.get("USA", math.inf)
    checks.that("T18 nobody spends more than the budget", world.spent.get("USA", 0.0) <= limit + 1e-9)
    months.run(world)
    values = [e["signatureValued"]["surplus"] for e in world.events if "signatureValued" in e]
    checks.that("T11 nobody signs below no deal", all(value >= 0 for value in values))
    again = World(data, seed)
    rounds.play(again)
    months.run(again)
    checks.that("T16 the same seed, the same events", json.dumps(world.events) == json.dumps(again.events))
    text = json.dumps(world.events)
    checks.that("all figures are finite", "NaN" not in text and "Infinity" not in text)


def check_breakdown(checks, data, seeds):
    """T19: the relapse acts from the month of the breakdown."""
    for seed in seeds:
        world = World(data, seed)
        rounds.play(world)
        talks = [control for control in world.controls if control.licence_talks]
        if world.truce is None or not talks:
            continue
        rounds.end_truce(world)
        back = all(control.approval == control.relapse_approval for control in talks)
        checks.that("T19 a breakdown brings the approvals of before", back and world.truce is None)


def check_feed(checks):
    """A plant whose feed is controlled is starved (MODEL 4.1, 4.12)."""
    parameters = {symbol: (low + high) / 2 for symbol, (low, high) in model_parameters.DRAWN.items()}
    parameters.update(model_parameters.FIXED)
    oxide = Market("oxide", [[50.0, 20.0], [0.0, 0.0]], parameters)
    magnets = Market("magnets", [[100.0, 10.0], [0.0, 60.0]], parameters, upstream=[(0, 0.345)])
    ban = Control(0, 0, 1, ban=True)
    two_countries = types.SimpleNamespace(china=0, has=lambda mechanism: True)
    for _ in range(12):
        opening.step_all(two_countries, [oxide, magnets], [ban], parameters)
    checks.that("a plant that gets no feed makes nothing", magnets.flows[1][1] > 0 and magnets.shortage[1] > 0.05)


def main(arguments):
    """Runs all checks."""
    parser = argparse.ArgumentParser(description="Checks the invariants of the model.")
    parser.add_argument("scenarios", nargs="*", help="proto JSON of scenarios")
    parser.add_argument("--worlds", type=int, default=1000, help="how many random markets")
    parser.add_argument("--seeds", type=int, default=20, help="how many sessions of the scenario")
    options = parser.parse_args(arguments)
    checks = Checks()
    check_chance(checks)
    hits = check_markets(checks, options.worlds)
    check_controls(checks, options.worlds)
    check_feed(checks)
    seeds = range(1, options.seeds + 1)
    for path in [EVERY_MECHANISM] + options.scenarios:
        data = scenarios.read(path)
        check_scenario(checks, data, seeds)
        check_breakdown(checks, data, seeds)
    with open(EVERY_MECHANISM, encoding="utf-8") as file:
        mechanism_tests.check_all(checks, json.load(file), seeds, _random_parameters, options.worlds)
    checks.print()
    n = options.worlds
    print("random markets: %d, with shortage %d, binding cap %d, idle country %d"
          % (n, hits["shortage"], hits["cap"], hits["idle"]))
    tame = hits["shortage"] < 0.4 * n or hits["cap"] < 0.1 * n or hits["idle"] < 0.4 * n
    return 1 if checks.failed or tame else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
