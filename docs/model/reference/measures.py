"""Ladders of measures and how their actors climb them (MODEL 9)."""

import math

from arithmetic import clamp, total
from controls import Control
from randomness import uniform

THREATENED_LEVEL = 3
CUSTOMS_COST = 0.08
TENSION_PER_LEVEL = 0.04
DECISIONS_AHEAD = 4


class Ladder:
    """A ladder in a session: its level, its own controls, and what its actor has announced."""

    def __init__(self, data, world):
        self.data = data
        self.id, self.kind, self.actor, self.counterpart = data.id, data.kind, data.actor, data.counterpart
        self.levels = data.levels
        self.level = data.opening_level
        self.frozen = self.actor == "CHN" and not world.scenario.has("CHINESE_MEASURES")
        self.announced = data.announced_level
        self.controls = [self._control(world, market) for market in data.basket]
        world.controls.extend(self.controls)
        self.set_level(data.opening_level)
        for control in self.controls:
            control.age = 9
            if not control.ban:
                control.value = control.approval

    def _control(self, world, market):
        target = world.scenario.index[self.data.target] if self.data.target else None
        return Control(world.scenario.index[self.actor], market, target, age=9)

    def set_level(self, level):
        """Takes a level; the ladder's own controls follow."""
        self.level = level
        step = self.levels[level]
        for control in self.controls:
            control.set_ban(step.ban, step.approval)
            control.extraterritorial = step.extraterritorial
            control.technology = step.technology

    def reachable_from(self, level):
        """Levels that can be reached from a level: three down, two up (MODEL 9.2)."""
        if self.frozen:
            return range(level, level + 1)
        return range(max(0, level - 3), min(len(self.levels), level + 3))


def probabilities(world, ladder, level=None, pressure=None):
    """Chance of each level at the next decision, by quantal response (MODEL 9.2)."""
    level = ladder.level if level is None else level
    if pressure is None:
        pressure = world.pressures.get((ladder.actor, ladder.counterpart), 0.0)
    utilities = {x: _utility(world, ladder, level, x, pressure) for x in ladder.reachable_from(level)}
    best = max(utilities.values())
    weights = [math.exp(utilities[x] - best) if x in utilities else 0.0 for x in range(len(ladder.levels))]
    whole = total(weights)
    return [weight / whole for weight in weights]


def _utility(world, ladder, level, x, pressure):
    parameters, top = world.parameters, len(ladder.levels) - 1.0
    leverage, own_cost, diversion = stakes(world, ladder, x)
    gain = pressure * ladder.data.demand * _concession(world, ladder, x, leverage, own_cost)
    money = (gain - own_cost - diversion) / ladder.data.sensitivity
    mismatch = x / top - pressure
    reciprocity = parameters["rhoq"] * (mismatch * mismatch)
    inertia = 2 * parameters["kap"] * abs(x - level) / top
    word = 1.0 if ladder.announced > 0 and x == ladder.announced else 0.0
    return parameters["lamq"] * (money - reciprocity - inertia + word)


def _concession(world, ladder, x, leverage, own_cost):
    """Chance that the other side concedes (MODEL: pc)."""
    if x == 0:
        return 0.0
    parameters = world.parameters
    base = math.log(parameters["pcb"] / (1 - parameters["pcb"]))
    credible = 0.5 * math.log(1 + max(0.0, leverage - own_cost))
    threat = parameters["thr"] if x == 1 else 0.0
    return 1 / (1 + math.exp(-(base + credible - _conflict_expectation(world, ladder) + threat)))


def _conflict_expectation(world, ladder):
    profile = world.scenario.profiles.get(ladder.counterpart)
    alignment = profile.alignment if profile else 0.0
    distance = (1 - alignment) / 2 if ladder.kind == "TARIFFS" else (1 + alignment) / 2
    return world.parameters["ce"] * (0.5 * distance + 0.5 * world.tension)


def stakes(world, ladder, x):
    """Loss of the target, cost to the actor, and value of the relocation it drives, US$ bn (MODEL: Lb, own, dv)."""
    step = ladder.levels[x]
    threatened = ladder.levels[min(THREATENED_LEVEL, len(ladder.levels) - 1)]
    if ladder.kind == "TARIFFS":
        return 0.5 * threatened.target_loss if x == 1 else step.target_loss, step.own_cost, 0.0
    if ladder.kind == "RAW_EXPORTS":
        return 0.0, world.parameters["mraw"] * withheld_sales(world, ladder) * 12 * (1 - step.approval), 0.0
    if ladder.kind == "LICENCES_ALL":
        loss, others, trade, net_trade = _stakes_toward_all(world, ladder)
    else:
        loss, others, trade, net_trade = _stakes_toward_one(world, ladder)
    withheld = withheld_sales(world, ladder) * 12 * (1 - step.approval)
    leverage = step.loss_share * loss + step.exports_hit * net_trade
    if x == 1:
        leverage = 0.5 * threatened.loss_share * loss
    own_cost = world.parameters["mar"] * withheld + CUSTOMS_COST * step.exports_hit * trade
    return leverage, own_cost, world.parameters["kdiv"] * step.loss_share * others


def _stakes_toward_one(world, ladder):
    own, everybody = world.ban_losses.get(ladder.counterpart, (0.0, 0.0))
    trade = world.scenario.profiles[ladder.counterpart].exports_to_china * world.parameters["dep"]
    return own, everybody, trade, trade * world.parameters["net"]


def _stakes_toward_all(world, ladder):
    losses, china = world.slow_losses, world.scenario.china
    others = total(loss for country, loss in enumerate(losses) if country != china)
    return losses[world.scenario.index[ladder.counterpart]], others, 0.0, 0.0


def trade_losses(world, ladder, x):
    """What a year at a level costs target and actor in trade beyond the minerals, US$ bn (MODEL 10)."""
    step = ladder.levels[x]
    if ladder.kind == "TARIFFS":
        return step.target_loss, step.own_cost
    if ladder.kind == "LICENCES_ONE":
        hit = (
            step.exports_hit
            * world.scenario.profiles[ladder.counterpart].exports_to_china
            * world.parameters["dep"]
        )
        return hit * world.parameters["net"], CUSTOMS_COST * hit
    return 0.0, 0.0


def withheld_sales(world, ladder):
    """Value of the actor's exports that the ladder could withhold, US$ bn a month."""
    result = 0.0
    for control in ladder.controls:
        market = world.markets[control.market]
        row = market.flows[control.origin]
        exports = total(row) - row[control.origin] if control.target is None else row[control.target]
        result += market.price_2024 * exports
    return result


def prospects(world, ladder, pressure=None):
    """Mean chance of each level over the next four decisions from the present one (MODEL: pi4)."""
    size = len(ladder.levels)
    rows = [probabilities(world, ladder, level, pressure) for level in range(size)]
    now = [1.0 if level == ladder.level else 0.0 for level in range(size)]
    mean = [0.0] * size
    for _ in range(DECISIONS_AHEAD):
        now = [total(now[a] * rows[a][b] for a in range(size)) for b in range(size)]
        mean = [m + p / DECISIONS_AHEAD for m, p in zip(mean, now)]
    return mean


def take_measures(world, step, chance):
    """Every ladder decides on one snapshot, then all move (MODEL 8.1, 9.4)."""
    choices = []
    for ladder in world.ladders:
        if not ladder.frozen and uniform(world.seed, "opp", ladder.data.entity, step) < chance:
            choices.append((ladder, _choice(world, ladder, step)))
    for ladder, level in choices:
        move(world, ladder, level)


def _choice(world, ladder, step):
    draw, reached, chosen = uniform(world.seed, "act", ladder.data.entity, step), 0.0, ladder.level
    for level, chance in enumerate(probabilities(world, ladder)):
        if chance > 0:
            chosen = level
        reached += chance
        if draw < reached:
            break
    return min(chosen, ladder.level) if world.truce and held_by_truce(ladder) else chosen


def held_by_truce(ladder):
    """While a truce holds, neither rival steps up against the other, nor China toward all (MODEL 6.7)."""
    return ladder.kind == "LICENCES_ALL" or {ladder.actor, ladder.counterpart} == {"CHN", "USA"}


def move(world, ladder, level):
    """Sets a chosen level and what follows from it (MODEL 9.3)."""
    before = ladder.level
    if level != before:
        rise = ladder.levels[level].pressure - ladder.levels[before].pressure
        ladder.set_level(level)
        if ladder.kind == "LICENCES_ONE":
            world.retaliation.pop(ladder.counterpart, None)
        world.record_measure(ladder, before)
        if rise > 0:
            world.add_pressure(ladder.counterpart, ladder.actor, rise)
        world.tension = clamp(world.tension + TENSION_PER_LEVEL * (level - before), 0.0, 1.0)
    if level == 0:
        ladder.announced = 0
