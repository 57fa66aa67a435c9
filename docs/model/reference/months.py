"""The sixty months after the summit (MODEL 10): truce, measures, deals, projects, markets."""

import math

import events
from arithmetic import power
from controls import apply_pending, technology_origins
from deals import HORIZON, RATIFICATION, Terms, chances, hazards, leads
from market import displace, loss
from measures import take_measures, trade_losses
from opening import step_all
from randomness import uniform
from rounds import SignedDeal, end_truce

REPORTS = (0, 12, 24, 36, 60)
OUTPUT_SHARES = (0.3, 0.6, 0.85, 1.0)
MONTHS_PER_STAGE = 6
CALM_MONTH = 36
CALM_FACTOR = 0.25
SUPPRESSION = 0.8
SUPPRESSION_CHANCE = 0.008
SUPPRESSION_MONTHS = 12
LIVE = ("IN_FORCE", "EXPIRED")


class Construction:
    """A project on its way, with or without a deal (MODEL 10.2)."""

    def __init__(self, world, table, project):
        self.table, self.project = table, project  # a table, or None for a project at none
        self.luck = uniform(world.seed, "comp", project.entity)
        self.work = (
            -(
                math.log(1 - uniform(world.seed, "lead", project.entity, 0))
                + math.log(1 - uniform(world.seed, "lead", project.entity, 1))
                + math.log(1 - uniform(world.seed, "lead", project.entity, 2))
            )
            / 3
        )
        self.clock = 0.0
        self.done = None
        self.sold = 0.0


def run(world):
    """Month 0 and months 1 to 60."""
    world.constructions = [
        Construction(world, table, project) for table in world.deal_tables() for project in table.data.projects
    ] + [Construction(world, None, project) for project in world.scenario.projects]
    for table in world.deal_tables():
        if table.signed is None and table.opening is not None:
            world.deals.append(SignedDeal(table, table.opening, table.components(world, table.opening), before=True))
    report(world)
    for month in range(1, HORIZON + 1):
        world.month = month
        run_month(world)
        report(world)


def run_month(world):
    """One month, in the order of MODEL 10."""
    _truce(world)
    apply_pending(world.controls, world.pending, world.month, world.truce.suspension if world.truce else 0)
    take_measures(world, world.month, world.parameters["qm"])
    world.scale_pressures(0.6)
    for deal in world.deals:
        _deal(world, deal)
    by_table = {deal.table.id: deal for deal in world.deals}
    technology = technology_origins(world.controls) if world.scenario.has("CONTROLS") else set()
    for construction in world.constructions if world.scenario.has("PROJECTS") else []:
        _build(world, construction, _deal_of(construction, by_table), technology)
    for k, market in enumerate(world.markets):
        _suppress(world, k, market, by_table)
    step_all(world.scenario, world.markets, world.controls, world.parameters)
    for country in range(world.scenario.size):
        for market in world.markets:
            world.losses[country] += loss(market, country, world.parameters)
    if world.scenario.has("TRADE_LOSSES"):
        for ladder in world.ladders:
            _lose_trade(world, ladder)


def _lose_trade(world, ladder):
    """Tariffs and curbs that were carried out, or taken back, since the opening reach welfare (MODEL 10)."""
    if ladder.level == ladder.data.opening_level:
        return
    now, then = trade_losses(world, ladder, ladder.level), trade_losses(world, ladder, ladder.data.opening_level)
    world.losses[world.scenario.index[ladder.counterpart]] += (now[0] - then[0]) / 12
    world.losses[world.scenario.index[ladder.actor]] += (now[1] - then[1]) / 12


def _deal_of(construction, by_table):
    return by_table.get(construction.table.id) if construction.table else None


def report(world):
    """The outlook of the month."""
    world.emit("outlookReached", events.outlook(world, world.month in REPORTS))


def _truce(world):
    if world.truce is None:
        return
    world.truce.months += 1
    overdue = 3 if world.truce.months > world.truce.duration else 1
    hazard = 0.03 * (1 + world.tension) * overdue
    if uniform(world.seed, "truce", "x", world.month) < 1 - math.exp(-hazard):
        end_truce(world)


# --- deals (MODEL 10.1)


def _deal(world, deal):
    host = deal.table.parties[1]
    if deal.status in ("IN_FORCE", "STALLED"):
        key = ("CHN", host)
        world.pressures[key] = max(world.pressures.get(key, 0.0), 0.25 * deal.components.provocation)
    if deal.status == "RATIFY":
        _ratify(world, deal, world.scenario.profiles[host])
    elif deal.status == "IN_FORCE":
        _keep(world, deal, host)
    elif deal.status == "STALLED":
        _recover(world, deal)


def _draw(world, stream, deal):
    return uniform(world.seed, stream, deal.table.id, world.month)


def _ratify(world, deal, profile):
    hazard = RATIFICATION * (1 - 0.4 * profile.ratification_constraint)
    if _draw(world, "rat", deal) < 1 - math.exp(-hazard):
        _turn_to(world, deal, "IN_FORCE")


def _keep(world, deal, host):
    terms = deal.components.terms
    if world.month > 12 * terms.trm:
        _turn_to(world, deal, "EXPIRED")
        return
    ladder = world.ladder_toward(host)
    suppressed = any(world.markets[project.market].suppression < 1 for project in deal.table.data.projects)
    rates = hazards(world, terms, world.scenario.profiles[host], ladder.level if ladder else 0, suppressed)
    whole = 0.0
    for rate in rates.values():
        whole += rate
    calm = 1.0 if world.month <= CALM_MONTH else CALM_FACTOR
    if world.scenario.has("STALLS") and _draw(world, "stall", deal) < 1 - math.exp(-(whole * calm)):
        if deal.cause is None:
            deal.cause = _cause(rates, _draw(world, "cause", deal) * whole)
        _turn_to(world, deal, "STALLED", deal.cause)


def _cause(rates, draw):
    reached, cause = 0.0, None
    for cause, rate in rates.items():
        reached += rate
        if draw < reached:
            break
    return cause


def _recover(world, deal):
    if _draw(world, "lapse", deal) < world.parameters["lapse"]:
        _turn_to(world, deal, "LAPSED")
    elif _draw(world, "recov", deal) < world.parameters["rec"]:
        _turn_to(world, deal, "IN_FORCE")


def _turn_to(world, deal, status, cause=None):
    content = {
        "table": deal.table.id,
        "fromStatus": "DEAL_STATUS_" + deal.status,
        "toStatus": "DEAL_STATUS_" + status,
    }
    if cause:
        content["cause"] = "STALL_CAUSE_" + cause
    deal.status = status
    world.emit("dealStatusChanged", content)


# --- projects (MODEL 10.2)


def _build(world, construction, deal, technology):
    if construction.done is None:
        construction.clock += _progress(world, construction, deal, technology)
        if construction.clock >= construction.work:
            construction.done = world.month
            world.emit(
                "projectCompleted",
                {
                    "table": construction.table.id if construction.table else "",
                    "project": construction.project.name,
                },
            )
    if construction.done is not None:
        _sell(world, construction, deal)


def _progress(world, construction, deal, technology):
    """Share of the mean lead that a month covers; none for a project that lacks what it needs."""
    project = construction.project
    terms = deal.components.terms if deal else Terms({})
    live = deal is not None and deal.status in LIVE
    before, after = leads(world, project, terms, technology)
    low, high = chances(project, terms.kept(world.parameters))
    if construction.luck < low:
        return 1.0 / (after if live else before)
    if live and construction.luck < high:
        return 1.0 / after
    return 0.0


def _sell(world, construction, deal):
    """Output that comes on stream this month takes its place in the market, with its feed (MODEL 4.11, 4.12)."""
    project = construction.project
    stage = min(len(OUTPUT_SHARES) - 1, (world.month - construction.done) // MONTHS_PER_STAGE)
    output = OUTPUT_SHARES[stage] * project.capacity
    if output <= construction.sold:
        return
    market = world.markets[project.market]
    growth = market.growth if world.scenario.has("GROWTH") else 0.0
    tonnes = (output - construction.sold) / power(1 + growth, world.month / 12)
    share = _offtake(world, deal)
    buyer = construction.table.buyer if share > 0 else None
    china = world.scenario.china
    unsold = displace(market, project.place, tonnes, buyer, share, world.parameters["dl"], china)
    world.unsold += unsold
    construction.sold = output
    for upstream, ratio in market.upstream:
        fed, source = ratio * (tonnes - unsold), world.markets[upstream]
        source.flows[project.feed_from][project.place] += fed
        source.need[project.place] += fed
        source.stock[project.place] += world.parameters["h"] * fed


def _offtake(world, deal):
    if deal is None or deal.status not in LIVE:
        return 0.0
    terms = deal.components.kept
    return terms.off if world.month <= 12 * terms.trm else 0.0


# --- price suppression (MODEL 9.5)


def _suppress(world, k, market, by_table):
    if market.suppression < 1:
        market.suppressed_months += 1
        if market.suppressed_months > SUPPRESSION_MONTHS:
            market.suppression = 1.0
    elif _can_press(world) and k in world.scenario.coercion_basket and _rival(world, k, by_table):
        if uniform(world.seed, "supp", market.id, world.month) < SUPPRESSION_CHANCE:
            market.suppression, market.suppressed_months = SUPPRESSION, 1
            world.emit("priceSuppressed", {"market": market.id})


def _can_press(world):
    return world.scenario.has("PRICE_SUPPRESSION") and world.scenario.has("CHINESE_MEASURES")


def _rival(world, k, by_table):
    """True if a deal in force has an unfinished project in the market."""
    for construction in world.constructions:
        deal = _deal_of(construction, by_table)
        unfinished = construction.project.market == k and construction.done is None
        if unfinished and deal is not None and deal.status == "IN_FORCE":
            return True
    return False
