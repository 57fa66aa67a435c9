"""The world on the morning of the first round: spin-up (MODEL 5.3), scenario losses and shadow prices (MODEL 7)."""

from arithmetic import total
from controls import Control, apply_dated, apply_pending, permitted
from market import Market, availability, displace, loss, step
from scenario import LAST_SPIN_UP_MONTH

LOSS_MONTHS = 12
SLOW = 0.35
POOL_SHARE = 0.2


def markets_of(scenario, parameters):
    """The markets of 2024, at rest."""
    return [
        Market(m.id, m.flows, parameters, m.price, m.downstream_value, m.final_share, m.growth, m.upstream)
        for m in scenario.markets
    ]


def step_all(scenario, markets, controls, parameters, chosen=None):
    """One month of all markets, or of the chosen ones: controls, then all availabilities, then the markets."""
    for control in controls:
        control.tick()
    chosen = range(len(markets)) if chosen is None else chosen
    available = {k: availability(markets, markets[k]) for k in chosen}
    for k in chosen:
        acting = controls if scenario.has("CONTROLS") else []
        shares, to_all, search = permitted(acting, k, markets[k].size, parameters["ext"])
        step(markets[k], shares, available[k], search, parameters, scenario.china, to_all=to_all)


def spin_up(scenario, markets, parameters):
    """Brings the markets from January to October 2025; returns the controls in force."""
    controls = []
    for month in range(1, LAST_SPIN_UP_MONTH + 1):
        for dated in scenario.controls:
            if max(1, dated.month) == month:
                apply_dated(controls, dated)
        step_all(scenario, markets, controls, parameters)
    return controls


def sales_to_china(markets, scenario):
    """What each country sells to China in a year, in all markets, US$ bn (MODEL 6.4)."""
    return [
        0.0 if c == scenario.china else 12 * total(m.price_2024 * m.flows[c][scenario.china] for m in markets)
        for c in range(scenario.size)
    ]


class Losses:
    """Twelve-month losses, US$ bn, by market and country, of one run of some markets from the opening state."""

    def __init__(self, world, chosen, extra=(), displaced=None):
        self.chosen = chosen
        markets = [m.copy() if k in chosen else m for k, m in enumerate(world.markets)]
        controls = [control.copy() for control in world.controls if control.market in chosen]
        controls += [control.copy() for control in extra if control.market in chosen]
        if displaced:
            k, origin, tonnes, buyer, share = displaced
            displace(markets[k], origin, tonnes, buyer, share, world.parameters["dl"], world.scenario.china)
        self.by_market = {k: [0.0] * world.scenario.size for k in chosen}
        pending = list(world.pending)
        for month in range(1, LOSS_MONTHS + 1):
            apply_pending(controls, pending, month)
            step_all(world.scenario, markets, controls, world.parameters, chosen)
            for k in chosen:
                for country in range(world.scenario.size):
                    self.by_market[k][country] += loss(markets[k], country, world.parameters)

    def of(self, country, chosen=None):
        """Loss of a country over the markets of the run, or over some of them."""
        return total(self.by_market[k][country] for k in (self.chosen if chosen is None else chosen))


def downstream_closure(world, sources):
    """The markets and everything downstream of them, in market order."""
    result = set(sources)
    size = -1
    while size != len(result):
        size = len(result)
        for k, market in enumerate(world.markets):
            if any(upstream in result for upstream, _ in market.upstream):
                result.add(k)
    return sorted(result)


def ban_on(world, country):
    """A Chinese ban on one country in the coercion basket."""
    return [Control(world.scenario.china, k, country, ban=True) for k in world.scenario.coercion_basket]


def slow_licences(world):
    """Slow Chinese licences to all in the coercion basket."""
    return [Control(world.scenario.china, k, None, SLOW) for k in world.scenario.coercion_basket]


def scenario_losses(world):
    """What bans on single countries and slow licences to all would cost above the status quo (MODEL 7.1).

    Returns {country code: (own loss, loss of all but China)} and the loss of every country under slow licences.
    """
    scenario = world.scenario
    all_markets = downstream_closure(world, scenario.coercion_basket)
    status_quo = Losses(world, all_markets)
    bans = {}
    for code in dict.fromkeys(l.data.target for l in world.ladders if l.kind == "LICENCES_ONE"):
        bans[code] = _ban_loss(world, status_quo, scenario.index[code])
    slow = Losses(world, all_markets, slow_licences(world))
    scale = world.parameters["dep"]
    slow_losses = [scale * max(0.0, slow.of(c) - status_quo.of(c)) for c in range(scenario.size)]
    return bans, slow_losses


def _ban_loss(world, status_quo, country):
    china = world.scenario.china
    bought = [k for k in world.scenario.coercion_basket if world.markets[k].flows[china][country] > 0]
    if not bought:
        return 0.0, 0.0
    chosen = downstream_closure(world, bought)
    ban = Losses(world, chosen, ban_on(world, country))
    extra = [ban.of(c) - status_quo.of(c, chosen) for c in range(world.scenario.size)]
    scale = world.parameters["dep"]
    return scale * max(0.0, extra[country]), scale * max(0.0, total(x for c, x in enumerate(extra) if c != china))


def shadow_prices(world):
    """Value of a tonne (MODEL 7.2), US$ bn: {(market, buyer): per scenario} and {(market, country): in the pool}."""
    supply, pool = {}, {}
    for market, place in sorted(_places(world).items()):
        if not world.scenario.has("SHADOW_PRICES"):
            supply.update({(market, buyer): (0.0, 0.0, 0.0) for buyer in _buyers(world)})
            pool.update({(market, country): 0.0 for country in range(world.scenario.size)})
            continue
        _pool_values(world, market, place, pool)
        for buyer in _buyers(world):
            supply[(market, buyer)] = _supply_values(world, market, place, buyer)
    return supply, pool


def _places(world):
    """The lowest place of a project in each market that has one."""
    result = {}
    for table in world.deal_tables():
        for project in table.data.projects:
            result[project.market] = min(project.place, result.get(project.market, project.place))
    return result


def _buyers(world):
    """Buyers in the order in which their tables stand."""
    return list(dict.fromkeys(table.buyer for table in world.deal_tables()))


def _pool_values(world, market, place, pool):
    scenario, parameters = world.scenario, world.parameters
    chosen = downstream_closure(world, [market])
    need = world.markets[market].need
    outside = total(need[j] for j in range(scenario.size) if j != scenario.china)
    tonnes = parameters["delta"] * outside * POOL_SHARE
    base = Losses(world, chosen, slow_licences(world))
    more = Losses(world, chosen, slow_licences(world), (market, place, tonnes, None, 0.0))
    for country in range(scenario.size):
        gain = base.of(country) - more.of(country)
        pool[(market, country)] = max(0.0, gain / (12 * tonnes)) if tonnes > 0 else 0.0


def _supply_values(world, market, place, buyer):
    """In the status quo, under slow licences to all, and under a ban on the buyer."""
    chosen = downstream_closure(world, [market])
    tonnes = world.parameters["delta"] * world.markets[market].need[buyer]
    if tonnes <= 0:
        return 0.0, 0.0, 0.0
    result = []
    for extra in ([], slow_licences(world), ban_on(world, buyer)):
        base = Losses(world, chosen, extra)
        more = Losses(world, chosen, extra, (market, place, tonnes, buyer, 1.0))
        result.append(max(0.0, (base.of(buyer) - more.of(buyer)) / (12 * tonnes)))
    return tuple(result)
