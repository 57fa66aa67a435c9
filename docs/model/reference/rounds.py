"""The rounds of the summit (MODEL 8): calendar, measures, two turns at the tables, signatures."""

import math

from arithmetic import clamp, total
from deals import RESILIENT_PROVOCATION, interpolated, retaliation_table, surplus
from events import number
from measures import prospects, take_measures
from strategy import decide

BUDGET_TOLERANCE = 1e-9
RESTRICTIVE_LEVEL = 3
STEPPED_BACK_LEVEL = 2
FULL_SUSPENSION = 12


class SignedDeal:
    """A minerals deal after its signature; one from before the summit was ratified then."""

    def __init__(self, table, deal, components, before=False):
        self.table, self.deal, self.components = table, deal, components
        self.status = "RATIFY" if components.terms.bin >= 1 and not before else "IN_FORCE"
        self.cause = None  # of its first stall


class Truce:
    """The truce in force."""

    def __init__(self, table, values):
        self.table = table
        self.months = 0
        self.duration = values.get("dur", 12)
        self.suspension = values.get("sus", 0)  # months by which it delays pending controls


class Snapshot:
    """What all movers of a turn decide on: weights, China's expected answers, deals signed so far."""

    def __init__(self, world, turn="FIRST_TABLES"):
        self.world = world
        self.round, self.turn = world.round, turn
        self.weights = world.weights
        open_tables = [table for table in world.deal_tables() if table.is_open(world.round)]
        for table in open_tables:
            host = table.parties[1]
            if host not in world.retaliation:
                world.retaliation[host] = retaliation_table(world, host)
        self.retaliation_tables = dict(world.retaliation)
        self.resilient = [
            table.parties[1] for table in world.tables if table.provocation(world) > RESILIENT_PROVOCATION
        ]

    def meeting_factor(self, table):
        """A signature has its full prestige up to the leaders' meeting, later half (MODEL: mt)."""
        return 1.0 if self.round <= table.data.meeting else 0.5

    def retaliation(self, code, provocation):
        """Expected cost of China's answer to a host, US$ bn; it falls with the deals that others have signed."""
        others = sum(1 for host in self.resilient if host != code)
        cost = interpolated(self.retaliation_tables[code], provocation)
        return cost / (1 + self.world.parameters["coll"] * others)


def play(world):
    """All rounds of the summit."""
    for current in range(1, world.scenario.rounds + 1):
        world.round = current
        open_round(world)
        take_measures(world, -100 + current, world.parameters["qd"])
        world.scale_pressures(0.98)
        world.weights = scenario_weights(world)
        for turn in ("FIRST_TABLES", "SECOND_TABLES"):
            play_turn(world, turn)
        close_round(world)
    world.summit_over = True


def open_round(world):
    """Calendar entries and tables that open."""
    for entry_round, title, change in world.scenario.calendar:
        if entry_round == world.round:
            world.tension = clamp(world.tension + change, 0.0, 1.0)
            world.emit("calendarReached", {"title": title, "tension": number(world.tension)})
    for table in world.tables:
        if table.data.start == world.round and not table.closed:
            world.emit("tableOpened", {"table": table.id, "opener": table.parties[table.opener]})


def close_round(world):
    """Tables whose deadline passed close without a deal."""
    for table in world.tables:
        if not table.closed and table.data.deadline == world.round:
            table.close()
            world.emit("tableClosed", {"table": table.id, "reason": "CLOSE_REASON_DEADLINE"})


def scenario_weights(world):
    """Weights of status quo, slow licences and ban for each buyer, from China's prospects (MODEL 7.3)."""
    slow = 0.0
    for ladder in world.ladders:
        if ladder.kind == "LICENCES_ALL":
            slow = total(prospects(world, ladder)[RESTRICTIVE_LEVEL:])
            break
    result = {}
    for table in world.deal_tables():
        if table.buyer not in result:
            ban = _ban_chance(world, table.parties[0])
            result[table.buyer] = ((1 - slow) * (1 - ban), slow * (1 - ban), ban)
    return result


def _ban_chance(world, code):
    ladder = world.ladder_toward(code)
    if ladder is None:
        return 0.0
    return total(p for p, level in zip(prospects(world, ladder), ladder.levels) if level.ban)


def play_turn(world, turn):
    """One turn: all movers decide on the same snapshot, then the moves are settled in table order (MODEL 8.2)."""
    snapshot = Snapshot(world, turn)
    purse = {}
    moves = []
    for table in world.tables:
        if table.is_open(world.round):
            code = table.mover()
            moves.append((table, code) + _decision(snapshot, table, code, purse))
    for table, code, action, deal in moves:
        _settle(snapshot, table, code, action, deal)


def _decision(snapshot, table, code, purse):
    """A seat's decision; what it decides at one table counts against its budget at the next ones."""
    world = snapshot.world
    if code != table.parties[0]:
        return decide(snapshot, table, code, lambda deal: True)
    left = purse.setdefault(code, _left(world, code)) + table.reserved
    action, deal = decide(snapshot, table, code, lambda d: table.committed(world, d) <= left + BUDGET_TOLERANCE)
    if action != "WAIT":
        purse[code] = left - table.committed(world, deal)
    return action, deal


def _left(world, code):
    """What a buyer may still commit, after what it has spent and reserved."""
    limit = world.scenario.budgets.get(code, math.inf)
    reserved = total(table.reserved for table in world.tables if not table.closed and table.parties[0] == code)
    return limit - world.spent.get(code, 0.0) - reserved


def _settle(snapshot, table, code, action, deal):
    world = snapshot.world
    table.turn += 1
    if action == "WAIT":
        _pass(world, table, code, "PASS_REASON_WAIT")
        return
    committed = table.committed(world, deal)
    pays = action == "ACCEPT" or code == table.parties[0]
    if pays and committed > _left(world, table.parties[0]) + table.reserved + BUDGET_TOLERANCE:
        _pass(world, table, code, "PASS_REASON_OVER_BUDGET")
    elif action == "OFFER":
        table.standing, table.standing_by = deal, code
        table.history.append((code, deal))
        table.reserved = committed if code == table.parties[0] else 0.0
        world.emit("offerMade", {"table": table.id, "by": code, "deal": {"levels": list(deal)}})
    else:
        _sign(snapshot, table, code, deal, committed)


def _pass(world, table, code, reason):
    world.emit("turnPassed", {"table": table.id, "by": code, "reason": reason})


def _sign(snapshot, table, code, deal, committed):
    world = snapshot.world
    before = table.provocation(world)
    table.signed = deal
    table.close()
    buyer, host = table.parties
    world.spent[buyer] = world.spent.get(buyer, 0.0) + committed
    signature = {"table": table.id, "parties": [buyer, host], "acceptedBy": code, "deal": {"levels": list(deal)}}
    world.emit("dealSigned", dict(signature, committedUsdBn=number(committed)))
    for party in table.parties:
        value = surplus(snapshot, table, deal, party)
        world.emit("signatureValued", {"table": table.id, "country": party, "surplus": number(value)})
    if table.is_truce:
        _start_truce(world, table, deal)
    else:
        _start_deal(world, table, deal, before)


def _start_deal(world, table, deal, before):
    host = table.parties[1]
    signed = SignedDeal(table, deal, table.components(world, deal))
    world.deals.append(signed)
    world.add_pressure("CHN", host, 0.5 * max(0.0, signed.components.provocation - before))
    world.retaliation.pop(host, None)


def _start_truce(world, table, deal):
    """What a truce does at once (MODEL 6.7)."""
    values = table.values(deal)
    world.truce = Truce(table, values)
    world.tension = max(0.0, world.tension - 0.2)
    for key in (("CHN", "USA"), ("USA", "CHN")):
        world.pressures[key] = world.pressures.get(key, 0.0) * 0.5
    for ladder in world.ladders:
        _step_back(world, ladder, table, values)
    if values.get("lic", 0.0) > 0:
        _grant_licences(world, table, values["lic"], values.get("mfn", 0.0) > 0)
    world.retaliation.clear()


def _step_back(world, ladder, table, values):
    if ladder.kind == "TARIFFS" and values.get("hun", 0.0) > 0:
        ladder.announced = 0
    if ladder.level > STEPPED_BACK_LEVEL and not ladder.frozen and _eases_off(ladder, values):
        before = ladder.level
        ladder.set_level(STEPPED_BACK_LEVEL)
        world.record_measure(ladder, before, truce=table.id)


def _eases_off(ladder, values):
    """Tariffs always; China's licences on the rival and on all where its newest rules are suspended for a year."""
    suspended = values.get("sus", 0.0) >= FULL_SUSPENSION
    return ladder.kind == "TARIFFS" or (
        suspended
        and (ladder.kind == "LICENCES_ALL" or (ladder.kind == "LICENCES_ONE" and ladder.counterpart == "USA"))
    )


def _grant_licences(world, table, approval, for_all):
    """Eases each control in licence talks: for all, or for the other party by a copy that the original exempts."""
    for control in list(world.controls):
        if not control.licence_talks or control.target is not None:
            continue
        if for_all:
            control.revise(max(approval, control.approval))
            continue
        other = table.host if control.origin == table.buyer else table.buyer
        eased = control.copy()
        eased.target = other
        eased.revise(max(approval, eased.approval))
        control.exempt = other
        world.controls.append(eased)


def end_truce(world):
    """A breakdown (MODEL 6.7)."""
    world.emit("truceBroken", {"table": world.truce.table.id})
    world.truce = None
    for control in world.controls:
        if control.licence_talks:
            control.revise(control.relapse_approval)
    world.tension = min(1.0, world.tension + 0.2)
    for on, source in (("CHN", "USA"), ("USA", "CHN")):
        world.add_pressure(on, source, 0.3)
