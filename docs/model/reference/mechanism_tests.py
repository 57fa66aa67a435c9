"""Invariants of the mechanisms of a scenario: what re-routes, what is pending, what stands already, what is off.

Used by tests.py, which counts the checks.
"""

import copy
import json
import random

import deals
import events
import months
import rounds
import scenario as scenarios
from controls import Control, permitted
from market import Market, step
from measures import probabilities, trade_losses
from world import World

TOLERANCE = 1e-9


def without(data, *mechanisms):
    """The scenario with some mechanisms off."""
    return scenarios.Scenario(dict(data, without=["MECHANISM_" + name for name in mechanisms]))


def play(data, seed, parameter_seed=None):
    """A session from the opening to month 60."""
    world = World(data, seed, parameter_seed)
    rounds.play(world)
    months.run(world)
    return world


def of_kind(world, kind):
    """The contents of all events of one kind."""
    return [event[kind] for event in world.events if kind in event]


def opened(data, seed):
    """A world in a round in which all tables sit, and the snapshot that its seats decide on."""
    world = World(data, seed)
    world.round = max(table.data.start for table in world.tables)  # all tables are open
    world.weights = rounds.scenario_weights(world)
    return world, rounds.Snapshot(world)


# --- controls aimed at one country (MODEL 4.3, 5.2)


def check_rerouting(checks, count, parameters_of):
    """A detour never hurts the one who takes it, and there is none where all are barred alike."""
    rng = random.Random(13)
    detours = 0
    for _ in range(count):
        size, parameters = rng.randint(3, 8), parameters_of(rng)
        flows = [[rng.gammavariate(0.7, 1) + 1e-3 for _ in range(size)] for _ in range(size)]
        origin, user = rng.sample(range(size), 2)
        aimed = Control(origin, 0, user, rng.random(), age=9)
        aimed.value = aimed.approval
        general = Control(origin, 0, None, rng.random(), age=9)
        general.value = general.approval
        short = [_shortage(size, flows, dict(parameters, rr=rr), [aimed], user) for rr in (0.0, 0.5, 1.0)]
        falls = short[0] + TOLERANCE >= short[1] and short[1] + TOLERANCE >= short[2]
        checks.that("T24 re-routing never raises the shortage of the only one who is barred", falls)
        detours += short[0] > short[2] + 1e-6
        alike = [_shortage(size, flows, dict(parameters, rr=rr), [general], user) for rr in (0.0, 1.0)]
        checks.that("T24 nothing is re-routed where all are barred alike", alike[0] == alike[1])
        strict = [aimed, general]
        both = [_shortage(size, flows, dict(parameters, rr=rr), strict, user) for rr in (0.0, 1.0)]
        if general.approval <= aimed.approval:
            checks.that("T24 nor where the control on one is no stricter than that on all", both[0] == both[1])
        shares, to_all, _ = permitted(strict, 0, size, 0.5)
        never_less = all(to_all[origin][j] >= shares[origin][j] for j in range(size))
        checks.that("T24 all together may never buy less than one of them", never_less)
    checks.that("T24 in some random worlds the detour helps", detours > 0.02 * count)


def _shortage(size, flows, parameters, controls, user):
    """Shortage of the user in the first month of these controls, from stocks at target."""
    market = Market("m", flows, parameters, 1e-5, 40.0)
    shares, to_all, search = permitted(controls, 0, size, 0.5)
    step(market, shares, [1.0] * size, search, parameters, 0, to_all=to_all)
    return market.shortage[user]


# --- what is pending (MODEL 5.3, 6.7, 7.1)


def check_pending(checks, data, seed):
    """T19: what was announced acts in its month, later under a truce that suspends it, at once when that breaks."""
    scenario = scenarios.Scenario(data)
    first = {dated.key: dated.month - 10 for dated in scenario.controls if dated.suspendable}
    free = World(scenario, seed)
    checks.that("T19 nothing pending acts before the summit is over", not _in_force(free, first))
    held, broken = World(scenario, seed), World(scenario, seed)
    for world in (held, broken):
        _force_truce(world, {"sus": 12, "dur": 24})
    for month in range(1, 15):
        for world in (free, held, broken):
            world.month = month
            if world is broken and month == 4:
                rounds.end_truce(world)
            months.apply_pending(
                world.controls, world.pending, month, world.truce.suspension if world.truce else 0
            )
        due = {key for key, start in first.items() if month >= start}
        late = {key for key, start in first.items() if month >= start + 12}
        checks.that("T19 what is pending acts in its month", _in_force(free, first) == due)
        checks.that("T19 a truce delays what it suspends", _in_force(held, first) == late)
        after = due if month >= 4 else set()
        checks.that("T19 after a breakdown the suspended controls act at once", _in_force(broken, first) == after)
    checks.that("T19 each pending control acts once", len(free.controls) == len(held.controls) and not free.pending)


def _in_force(world, keys):
    return {control.key for control in world.controls} & set(keys)


def _force_truce(world, values):
    table = next(table for table in world.tables if table.is_truce)
    world.truce = rounds.Truce(table, values)


def check_truce(checks, data, seed):
    """What `sus`, `lic` and `mfn` do at once (MODEL 6.7)."""
    scenario = scenarios.Scenario(data)
    for suspension in (0, 3, 12):
        world = World(scenario, seed)
        table = next(table for table in world.tables if table.is_truce)
        for ladder in world.ladders:
            ladder.set_level(3)
        levels = [0] * len(table.data.issues)
        values = table.data.values[table.data.issues.index("sus")]
        levels[table.data.issues.index("sus")] = values.index(suspension)
        rounds._start_truce(world, table, tuple(levels))
        for ladder in world.ladders:
            rival = ladder.kind == "LICENCES_ALL" or (ladder.kind == "LICENCES_ONE" and ladder.counterpart == "USA")
            back = ladder.kind == "TARIFFS" or (suspension >= 12 and rival)
            holds = ladder.level == (2 if back else 3)
            checks.that("a truce sets back tariffs, and China's licences if it suspends for a year", holds)
    for favoured in (0, 1):
        world = World(scenario, seed)
        table = next(table for table in world.tables if table.is_truce)
        before = len(world.controls)
        levels = [0] * len(table.data.issues)
        levels[table.data.issues.index("lic")] = 2
        levels[table.data.issues.index("mfn")] = favoured
        rounds._start_truce(world, table, tuple(levels))
        talked = [control for control in world.controls if control.licence_talks]
        eased = [control for control in talked if control.approval == 0.97]
        if favoured:
            holds = eased == talked and len(world.controls) == before
        else:
            holds = all(control.target == table.buyer for control in eased) and len(world.controls) > before
        checks.that("licences for all are eased for all, others for the rival alone", bool(eased) and holds)


# --- deals (MODEL 6.3, 6.4)


def check_promises(checks, data, seed):
    """Of a memorandum less is expected to be kept; at face value nothing differs."""
    scenario = scenarios.Scenario(data)
    world = World(scenario, seed)
    promised = ("fin", "off", "flo", "trf", "tec", "inf")
    rng = random.Random(seed)
    for _ in range(20):
        values = {issue: rng.random() for issue in promised + ("wai", "chn", "esg", "sec")}
        loose, firm = (deals.Terms(dict(values, bin=form)) for form in (0.0, 0.5))
        less = all(
            loose.kept(world.parameters).__dict__[i] < firm.kept(world.parameters).__dict__[i] <= values[i]
            for i in promised
        )
        checks.that("a binding form is kept better than a memorandum", less)
        whole = loose.kept(dict(world.parameters, knb=1.0)).__dict__ == loose.__dict__
        rest = all(loose.kept(world.parameters).__dict__[i] == values[i] for i in ("wai", "chn", "esg", "sec"))
        checks.that("at face value terms are what they say; what a side does by itself is kept", whole and rest)
    for table in world.deal_tables():
        for _ in range(20):
            deal = tuple(rng.randrange(len(levels)) for levels in table.data.values)
            terms = deals.Terms(table.values(deal))
            face = terms.fin * table.data.capex + terms.inf
            before = table.components(world, table.opening).committed if table.opening else 0.0
            committed = table.committed(world, deal)
            checks.that("the budget counts face value beyond the deal in force", committed == max(0.0, face - before))


def check_host(checks, data, seed):
    """Exclusion costs a host sales to China; tonnes that it keeps for itself are worth something to it (D2, D3)."""
    excluded = _host_values(data, seed, "kX", "chn")
    checks.that("the more sales are at risk, the less a host gains by excluding China", excluded[0] > excluded[1])
    consulted = _host_values(data, seed, "kX", "fin")
    checks.that("a deal without a clause on China puts no sales at risk", consulted[0] == consulted[1])
    for issue in ("fin", "off"):
        _check_kept_tonnes(checks, data, seed, issue)


def _check_kept_tonnes(checks, data, seed, issue):
    """Tonnes that a host keeps are worth kH each, up to a share of its own use; an offtake may take some away."""
    before, after = _host_values(data, seed, "kH", issue)
    world = World(scenarios.Scenario(data), seed)
    table, deal = _deal_on(world, issue)
    kept = 0.0
    for k, (_, others) in table.components(world, deal).tonnes.items():
        most = 0.3 * world.markets[k].need[table.host] * world.lead_times.whole
        kept += world.markets[k].price_2024 * min(most, max(-most, others))
    expected = 0.3 * kept / world.seats[table.parties[1]].scale
    holds = kept != 0 and abs(after - before - expected) < 1e-9
    checks.that("a tonne that a host keeps for itself is worth kH to it, one that is taken away costs as much", holds)


def _deal_on(world, issue):
    """The first table whose host sells to China and which has the issue, and the deal with that issue alone on top."""
    table = next(t for t in world.deal_tables() if world.sales_to_china[t.host] > 0 and issue in t.data.issues)
    at = table.data.issues.index(issue)
    return table, tuple(len(x) - 1 if i == at else 0 for i, x in enumerate(table.data.values))


def _host_values(data, seed, parameter, issue):
    """Surplus of the first host that sells to China, of one issue alone on top, without and with a parameter."""
    result = []
    for value in (0.0, 0.3):
        fixed = dict(data, parameters=dict(data.get("parameters", {}), **{parameter: value}), redLines=[])
        world, snapshot = opened(scenarios.Scenario(fixed), seed)
        table, deal = _deal_on(world, issue)
        result.append(deals.surplus(snapshot, table, deal, table.parties[1]))
    return result


def check_standing(checks, data, seed):
    """A deal in force is what its parties fall back on; a red line costs the one who drew it."""
    world, snapshot = opened(scenarios.Scenario(data), seed)
    rng = random.Random(seed)
    for table in world.deal_tables():
        if table.opening is None:
            continue
        for party in table.parties:
            for public in (False, True):
                worth = deals.surplus(snapshot, table, table.opening, party, public)
                checks.that("T11 the deal in force is worth exactly nothing more", worth == 0.0)
        checks.that("the deal in force commits nothing more", table.committed(world, table.opening) == 0.0)
        for _ in range(20):
            _check_difference(checks, snapshot, table, tuple(rng.randrange(len(x)) for x in table.data.values))
    for line in world.red_lines:
        _check_line(checks, data, seed, world, snapshot, line, rng)


def _check_difference(checks, snapshot, table, deal):
    """A deal at a table with a deal in force against the same two deals at a table without."""
    before = table.opening
    for party in table.parties:
        over = deals.surplus(snapshot, table, deal, party)
        table.opening = None
        alone = deals.surplus(snapshot, table, deal, party) - deals.surplus(snapshot, table, before, party)
        table.opening = before
        checks.that("over the deal in force a deal is worth the difference", abs(over - alone) < 1e-9)


def _same(world, table):
    return next(t for t in world.tables if t.id == table.id)


def _check_line(checks, data, seed, world, snapshot, line, rng):
    table = next(t for t in world.tables if t.id == line.table)
    others = [entry for entry in data["redLines"] if entry is not None and not _is(entry, line)]
    free, free_snapshot = opened(scenarios.Scenario(dict(data, redLines=others)), seed)
    for _ in range(20):
        deal = tuple(rng.randrange(len(levels)) for levels in table.data.values)
        crossed = line.is_crossed_by(deal[table.data.issues.index(line.issue)]) and any(deal) and deal != table.opening
        for party in table.parties:
            for public in (False, True):
                beliefs = world.seats[party].public if public else world.seats[party].own
                pays = crossed and party == line.country
                expected = world.parameters["redl"] * beliefs.political_weight if pays else 0.0
                cost = deals.surplus(free_snapshot, _same(free, table), deal, party, public) - deals.surplus(
                    snapshot, table, deal, party, public
                )
                checks.that("a red line costs the one who drew it, and nobody else", abs(cost - expected) < 1e-9)


def _is(entry, line):
    return (entry["country"], entry["table"], entry["issue"]) == (line.country, line.table, line.issue)


# --- measures and losses (MODEL 9.1, 9.2, 10)


def check_raw_exports(checks, data, seed):
    """A host weighs only its own lost sales, and raw exports are no escalation between the rivals."""
    world = World(scenarios.Scenario(data), seed)
    for ladder in world.ladders:
        if ladder.kind != "RAW_EXPORTS":
            continue
        before = _expected(probabilities(world, ladder, level=0, pressure=0.5))
        world.parameters["mraw"] *= 4
        after = _expected(probabilities(world, ladder, level=0, pressure=0.5))
        checks.that("the more margin is lost, the less raw exports are restricted", after < before)
        world.parameters["mraw"] /= 4
        ladder.set_level(len(ladder.levels) - 1)
        escalation = events.outlook(world, False)["escalation"]
        checks.that("a raw-export ban is no escalation between the rivals", escalation < ladder.level)


def _expected(chances):
    return sum(level * chance for level, chance in enumerate(chances))


def check_trade_losses(checks, data, seed):
    """Measures that were taken since the opening reach welfare; those that stand as they did cost nothing more."""
    base, climbed, spared = (World(scenarios.Scenario(data), seed) for _ in range(3))
    spared.scenario = without(data, "TRADE_LOSSES")
    for world in (base, climbed, spared):
        world.constructions = []
        world.parameters["qm"] = 0.0
    for world in (climbed, spared):
        for ladder in world.ladders:
            if ladder.kind == "TARIFFS":
                ladder.set_level(len(ladder.levels) - 1)
    for world in (base, climbed, spared):
        for month in range(1, 4):
            world.month = month
            months.run_month(world)
    ladder = next(ladder for ladder in climbed.ladders if ladder.kind == "TARIFFS")
    top, start = (trade_losses(climbed, ladder, x) for x in (ladder.level, ladder.data.opening_level))
    target, actor = (climbed.scenario.index[code] for code in (ladder.counterpart, ladder.actor))
    extra = [climbed.losses[c] - spared.losses[c] for c in range(climbed.scenario.size)]
    expected = [0.0] * climbed.scenario.size
    expected[target] += 3 * (top[0] - start[0]) / 12
    expected[actor] += 3 * (top[1] - start[1]) / 12
    equal = all(abs(a - b) < 1e-9 for a, b in zip(extra, expected))
    checks.that("a tariff that is carried out costs what its level says", equal and expected[target] > 0)
    quiet = World(without(data, "TRADE_LOSSES"), seed)
    quiet.constructions, quiet.parameters["qm"] = [], 0.0
    for month in range(1, 4):
        quiet.month = month
        months.run_month(quiet)
    checks.that("measures that stand as at the opening cost nothing more", quiet.losses == base.losses)


def check_dependence_scale(checks, data, seed):
    """dep doubles what bans and slow licences cost, and what exports to China weigh (T12)."""
    worlds = []
    for scale in (1.0, 2.0):
        scaled = dict(data, parameters=dict(data.get("parameters", {}), dep=scale))
        worlds.append(World(scenarios.Scenario(scaled), seed))
    once, twice = worlds
    bans = all(
        abs(2 * a - b) <= 1e-12 * max(1.0, b)
        for code in once.ban_losses
        for a, b in zip(once.ban_losses[code], twice.ban_losses[code])
    )
    slow = all(abs(2 * a - b) <= 1e-12 * max(1.0, b) for a, b in zip(once.slow_losses, twice.slow_losses))
    checks.that("twice the dependence, twice the losses of bans and of slow licences", bans and slow)


def check_parameter_seed(checks, data, seed):
    """The same parameter seed gives the same parameters and another seed other luck."""
    scenario = scenarios.Scenario(data)
    same = json.dumps(play(scenario, seed).events) == json.dumps(play(scenario, seed, seed).events)
    checks.that("without a parameter seed the session's seed draws the parameters", same)
    one, other = World(scenario, seed, 7), World(scenario, seed + 1, 7)
    luck = one.seats["USA"].own.prestige != other.seats["USA"].own.prestige
    shared = one.parameters == other.parameters
    checks.that("worlds that share a parameter seed differ in their luck alone", shared and luck)
    opening_same = one.ban_losses == other.ban_losses and one.supply_values == other.supply_values
    checks.that("shadow prices belong to the scenario and the parameter seed", opening_same)


# --- mechanisms off (MODEL 3)


def check_switches(checks, data, seeds):
    """Each mechanism that is off leaves no trace; with all on, each leaves one in some session."""
    on = scenarios.Scenario(data)
    plain = [play(on, seed) for seed in seeds]
    traces = {
        "PROJECTS": lambda w: bool(of_kind(w, "projectCompleted")),
        "CHINESE_MEASURES": lambda w: any(m["actor"] == "CHN" for m in of_kind(w, "measureTaken")),
        "TRUCE": lambda w: any("offerMade" in e and e["offerMade"]["table"] in _truces(w) for e in w.events),
        "STALLS": lambda w: any(c["toStatus"] == "DEAL_STATUS_STALLED" for c in of_kind(w, "dealStatusChanged")),
        "PRICE_SUPPRESSION": lambda w: bool(of_kind(w, "priceSuppressed")),
        "SHADOW_PRICES": lambda w: any(any(v) for v in w.supply_values.values()) or any(w.pool_values.values()),
        "OPENING_DEALS": lambda w: bool(of_kind(w, "openingDealStands")),
        "RED_LINES": lambda w: bool(of_kind(w, "redLineDrawn")),
        "RETALIATION": lambda w: any(rounds.retaliation_table(w, code)[-1] > 0 for code in w.seats),
        "CONTROLS": _is_squeezed,
    }
    for name, shows in traces.items():
        checks.that("with all mechanisms on, each leaves a trace in some session", any(shows(w) for w in plain))
        off = without(data, name)
        clean = not any(shows(play(off, seed)) for seed in seeds)
        checks.that("a mechanism that is off leaves no trace", clean)
    for seed in seeds:
        _check_equivalents(checks, data, seed)
        for scenario, allowed in ((on, True), (without(data, "CHINESE_MEASURES"), False)):
            world = World(scenario, seed)
            risks = [deals.hazards(world, deals.Terms({}), p)["CHINA"] for p in scenario.profiles.values()]
            checks.that("China makes deals stall unless its measures are off", all((r > 0) == allowed for r in risks))


def _truces(world):
    return {table.id for table in world.tables if table.is_truce}


def _is_squeezed(world):
    return any(
        market["shortage"] > 0 or market["price"] > 1
        for outlook in of_kind(world, "outlookReached")
        for country in outlook["countries"]
        for market in country["markets"]
    )


def _check_equivalents(checks, data, seed):
    """Some switches do the same as a number that is 0."""
    level = copy.deepcopy(data)
    for market in level["markets"]:
        market["growth"] = 0.0
    same = play(without(data, "GROWTH"), seed).events == play(scenarios.Scenario(level), seed).events
    checks.that("growth off is growth 0", same)
    parameters = dict(data.get("parameters", {}), kA=0.0)
    neutral = play(scenarios.Scenario(dict(data, parameters=parameters)), seed)
    off = play(without(data, "ALIGNMENT"), seed)
    checks.that("alignment off is kA 0", off.events[1:] == neutral.events[1:])
    forgiving = play(scenarios.Scenario(dict(data, parameters=dict(data.get("parameters", {}), redl=0.0))), seed)
    lines_off = play(without(data, "RED_LINES"), seed)
    drawn = len(of_kind(forgiving, "redLineDrawn"))
    opened_with = 1 + len(of_kind(forgiving, "openingDealStands"))
    rest = forgiving.events[opened_with + drawn:]
    checks.that("red lines off is redl 0, without the lines", lines_off.events[opened_with:] == rest)
    bare = {key: value for key, value in data.items() if key != "openingDeals"}
    never = play(scenarios.Scenario(bare), seed).events == play(without(data, "OPENING_DEALS"), seed).events
    checks.that("opening deals off is a world in which there were none", never)


def check_stillness(checks, data, seeds):
    """With growth, projects and controls off, the world keeps its shares of 2024 for sixty months."""
    scenario = without(data, "GROWTH", "PROJECTS", "CONTROLS", "PRICE_SUPPRESSION")
    for seed in seeds:
        world = play(scenario, seed)
        shares = {m.id: _chinese_shares(m, scenario.china) for m in scenario.markets}
        still = True
        for outlook in of_kind(world, "outlookReached"):
            for country, entry in enumerate(outlook["countries"]):
                for market in entry["markets"]:
                    expected = shares[market["market"]][country]
                    still &= abs(market["dependence"] - expected) < 1e-12
                    still &= market["price"] == 1.0 and market["shortage"] == 0.0
        checks.that("without growth, projects and controls the world keeps its shares of 2024", still)
    moved = play(scenarios.Scenario(data), seeds[0])
    last = of_kind(moved, "outlookReached")[-1]["countries"]
    first = of_kind(moved, "outlookReached")[0]["countries"]
    checks.that("with them it does not", any(a["dependence"] != b["dependence"] for a, b in zip(first, last)))


def _chinese_shares(market, china):
    size = len(market.flows)
    needs = [sum(market.flows[origin][user] for origin in range(size)) for user in range(size)]
    return [market.flows[china][user] / needs[user] if needs[user] > 0 else 0.0 for user in range(size)]


def check_projects_at_no_table(checks, data, seeds):
    """A project that no deal touches has the same course whatever is signed."""
    completed = 0
    for seed in seeds:
        courses = []
        for scenario in (scenarios.Scenario(data), without(data, "TRUCE", "OPENING_DEALS")):
            world = play(scenario, seed)
            free = [c for c in world.constructions if c.table is None]
            courses.append([c.luck < deals.START_OF_CHANCE[c.project.status] for c in free])
            named = [done["project"] for done in of_kind(world, "projectCompleted") if not done["table"]]
            completed += len(named)
            names = {c.project.name for c in free if c.done is not None}
            checks.that("projects at no table complete under no table's name", set(named) == names)
        checks.that("chance decides on projects at no table, no deal does", courses[0] == courses[1])
    checks.that("some projects at no table complete", completed > 0)


def check_all(checks, data, seeds, parameters_of, worlds):
    """All of the above; `data` is a scenario's JSON."""
    check_rerouting(checks, worlds, parameters_of)
    for seed in seeds:
        check_pending(checks, data, seed)
        check_truce(checks, data, seed)
        check_promises(checks, data, seed)
        check_host(checks, data, seed)
        check_standing(checks, data, seed)
        check_raw_exports(checks, data, seed)
        check_trade_losses(checks, data, seed)
        check_dependence_scale(checks, data, seed)
        check_parameter_seed(checks, data, seed)
    check_switches(checks, data, seeds)
    check_stillness(checks, data, seeds)
    check_projects_at_no_table(checks, data, seeds)
