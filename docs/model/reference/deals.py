"""What a deal is worth to whom (MODEL 6): tonnes it adds, how long it lasts, surplus of both sides over no deal."""

import math

from arithmetic import clamp, total
from controls import technology_factor
from measures import prospects
from randomness import uniform

HORIZON = 60
SHORT_TERM = 24
START_OF_CHANCE = {"CONCEPT": 0.10, "FEASIBILITY": 0.25, "PERMITTED": 0.50, "BUILDING": 0.85}  # c0
TOP_OF_CHANCE = {"CONCEPT": 0.35, "FEASIBILITY": 0.55, "PERMITTED": 0.75, "BUILDING": 0.93}  # cmax
STATUS_FACTOR = {"CONCEPT": 1.6, "FEASIBILITY": 1.0, "PERMITTED": 0.7, "BUILDING": 0.4}
MEAN_LEAD = {"MAGNET": 30.0, "BROWNFIELD": 30.0, "RESTART": 30.0, "REFINERY": 60.0, "BYPRODUCT": 24.0, "MINE": 54.0}
HAZARD_SHARES = {"ECONOMIC": 0.36, "SOCIAL": 0.24, "ENVIRONMENT": 0.20, "TAX": 0.12, "EXPORT": 0.04, "CHINA": 0.04}
DURATION_FACTORS = (0.5, 1.0, 1.4)
RETALIATION_STEPS = 5
RESILIENT_PROVOCATION = 0.3
RATIFICATION = 0.035


class Terms:
    """A deal's level values by issue; what a table does not list is 0, a term 2 years (MODEL 6.1)."""

    def __init__(self, values):
        self.fin = values.get("fin", 0.0)
        self.off = values.get("off", 0.0)
        self.flo = values.get("flo", 0.0)
        self.trf = values.get("trf", 0.0)
        self.tec = values.get("tec", 0.0)
        self.inf = values.get("inf", 0.0)
        self.wai = values.get("wai", 0.0)
        self.chn = values.get("chn", 0.0)
        self.esg = values.get("esg", 0.0)
        self.sec = values.get("sec", 0.0)
        self.bin = values.get("bin", 0.0)
        self.trm = values.get("trm", 2.0)

    def kept(self, parameters):
        """The same with what is expected to be kept of its promises: less of a memorandum than of a binding form."""
        share = parameters["kb"] if self.bin >= 0.5 else parameters["knb"]
        result = Terms(self.__dict__)
        for name in ("fin", "off", "flo", "trf", "tec", "inf"):
            setattr(result, name, getattr(self, name) * share)
        return result

    @property
    def push(self):
        """How much the terms help a project along."""
        return 1 - math.exp(
            -(1.2 * self.fin + 0.6 * self.flo + 0.5 * self.off + 0.2 * self.tec + 0.3 * self.inf)
        )


class LeadTimes:
    """Discounted months of output within a horizon, D(L, T), tabulated over the mean lead L (MODEL 6.3)."""

    FIRST, STEP, STEPS = 4.0, 4.0, 40

    def __init__(self, discount_rate):
        self.rows = {
            horizon: [self._sum(discount_rate, self.FIRST + self.STEP * g, horizon) for g in range(self.STEPS + 1)]
            for horizon in (SHORT_TERM, HORIZON)
        }
        self.whole = total(discount(discount_rate, t) for t in range(1, HORIZON + 1))  # Dmax

    @staticmethod
    def _sum(rate, lead, horizon):
        return total(discount(rate, t) * erlang3(3 * max(0, t - 6) / lead) for t in range(1, horizon + 1))

    def months(self, lead, horizon):
        """D(lead, horizon), linear between the tabulated leads, clamped beyond them."""
        place = clamp((lead - self.FIRST) / self.STEP, 0.0, float(self.STEPS))
        below = min(int(place), self.STEPS - 1)
        rest = place - below
        row = self.rows[horizon]
        return row[below] * (1 - rest) + row[below + 1] * rest


def discount(rate, month):
    """(1 + rate) to the power of minus month/12."""
    return math.exp((-month / 12) * math.log(1 + rate))


def erlang3(x):
    """Chance that three phases are over; x in units of one phase's mean."""
    return 1 - math.exp(-x) * (1 + x + x * x / 2)


class Table:
    """A table in a session: its standing offer, its turns, and the components of its deals."""

    def __init__(self, data, world):
        self.data = data
        self.id, self.is_truce, self.parties = data.id, data.is_truce, data.parties
        self.buyer, self.host = (world.scenario.index[code] for code in data.parties)
        self.turns = 2 * (data.deadline - data.start + 1)
        self.turn = 0
        self.opener = 0 if uniform(world.seed, "coin", data.id) < 0.5 else 1
        self.closed = data.is_truce and not world.scenario.has("TRUCE")
        self.opening = world.scenario.opening_deals.get(data.id)
        self.signed = None
        self.standing = None
        self.standing_by = None
        self.history = []  # every offer so far: (who made it, deal)
        self.reserved = 0.0
        self._components = {}

    def mover(self):
        """Code of the party whose turn it is."""
        return self.parties[(self.turn + self.opener) % 2]

    def other(self, code):
        """Code of the other party."""
        return self.parties[1] if code == self.parties[0] else self.parties[0]

    def is_open(self, round_number):
        """True if the table may be moved at in a round."""
        return not self.closed and self.data.start <= round_number <= self.data.deadline

    def close(self):
        """Ends the table, signed or not."""
        self.closed = True
        self.standing = self.standing_by = None
        self.reserved = 0.0

    def values(self, deal):
        """Level values of a deal by issue."""
        return {issue: self.data.values[i][deal[i]] for i, issue in enumerate(self.data.issues)}

    def components(self, world, deal):
        """Parts of a deal that depend on its terms and on the opening alone, computed once."""
        if deal not in self._components:
            self._components[deal] = Components(world, self, deal)
        return self._components[deal]

    def committed(self, world, deal):
        """What the buyer commits beyond the deal in force, US$ bn; nothing at a truce table."""
        if self.is_truce:
            return 0.0
        before = self.components(world, self.opening).committed if self.opening else 0.0
        return max(0.0, self.components(world, deal).committed - before)

    def provocation(self, world):
        """How far the deal between the two parties provokes China: what they signed, or else what was in force before."""
        deal = self.signed or self.opening
        return self.components(world, deal).provocation if deal and not self.is_truce else 0.0


class Components:
    """What a deal consists of (MODEL 6.3)."""

    def __init__(self, world, table, deal):
        profile = world.scenario.profiles[table.parties[1]]
        terms = self.terms = Terms(table.values(deal))
        kept = self.kept = terms.kept(world.parameters)
        aligned = max(0.0, profile.alignment)
        self.sovereignty = (
            0.25 * terms.wai
            + 0.55 * terms.chn * (1 - 0.5 * aligned)
            + 0.12 * terms.bin
            + 0.06 * terms.esg
            + 0.08 * terms.off
            + 0.10 * terms.sec * (1 - aligned)
        )
        self.alignment = terms.sec + 0.25 * terms.chn
        self.provocation = min(1.0, 0.15 * terms.off + 0.70 * terms.chn + 0.35 * terms.sec + 0.10 * terms.wai)
        before = table.opening if table.opening is not None else (0,) * len(deal)
        counted = sum(1 for i, x in enumerate(deal) if x != before[i] and table.data.issues[i] not in ("bin", "trm"))
        self.depth = min(1.0, counted / 3)
        self.relief = min(kept.trf, profile.us_tariff_percent) / 100
        self.committed = terms.fin * table.data.capex + terms.inf
        self.touched = {
            "tax": 0.4 * kept.fin,
            "environment": 0.6 * kept.push * (1 - 0.5 * kept.esg),
            "export": 0.5 * kept.wai + 0.5 * kept.off,
            "social": 0.5 * kept.push * (1 - 0.4 * kept.esg - 0.4 * kept.inf),
        }
        self.tonnes = self._tonnes(world, table, survival(world, terms, profile))

    def _tonnes(self, world, table, surviving):
        """Per market: offtake of the buyer and what is left for others, discounted tonne-months (Qb, Qo)."""
        terms, months, result = self.kept, world.lead_times.months, {}
        horizon = SHORT_TERM if terms.trm <= 2 else HORIZON
        for project in table.data.projects:
            before, after = leads(world, project, self.terms, world.opening_technology)
            low, high = chances(project, terms)  # of what is kept

            def output(span):
                return low * months(after, span) + (high - low) * months(after, span) * surviving

            added = project.capacity * (
                low * (months(after, HORIZON) - months(before, HORIZON))
                + (high - low) * months(after, HORIZON) * surviving
            )
            offtake = terms.off * project.capacity * output(horizon)
            bought, others = result.get(project.market, (0.0, 0.0))
            result[project.market] = (bought + offtake, others + added - offtake)
        return result


def leads(world, project, terms, technology):
    """Mean lead of a project without a deal and under its terms, months (MODEL: L0, L1).

    Technology that is promised in full comes in full; of the rest counts what is kept.
    """
    kept = terms.kept(world.parameters)
    base = MEAN_LEAD[project.type] * STATUS_FACTOR[project.status] * world.parameters["lead"]
    factor = technology_factor(technology, project.market, project.place)
    with_deal = base * (1.0 if terms.tec >= 1 else factor)
    return base * factor, with_deal * (1 - 0.2 * kept.inf - 0.1 * kept.tec - 0.1 * kept.fin) * (1 + 0.1 * kept.esg)


def chances(project, terms):
    """Chance that a project completes without a deal and with what is kept of its terms (MODEL: c0, c1)."""
    low = START_OF_CHANCE[project.status]
    return low, low + (TOP_OF_CHANCE[project.status] - low) * terms.push


def survival(world, terms, profile):
    """Chance that a deal is alive after two years (MODEL: surv)."""
    result = math.exp(-24 * total(hazards(world, terms, profile).values()))
    if terms.bin >= 1:
        result *= 1 - math.exp(-RATIFICATION * (1 - 0.4 * profile.ratification_constraint) * 24)
    return result


def hazards(world, terms, profile, china_level=0, suppressed=False):
    """Monthly hazards of stalling by cause, in the order in which a cause is drawn (MODEL 10.1)."""
    base = (world.parameters["Hb"] if terms.bin >= 0.5 else world.parameters["Hnb"]) * world.parameters["hz"]
    factors = {
        "ECONOMIC": max(0.1, 1 - 0.5 * terms.fin - 0.5 * terms.flo)
        / 0.5
        * (3.0 if suppressed and terms.flo == 0 else 1.0),
        "SOCIAL": _reach(profile, "social", 1.5) * (1 - 0.4 * terms.esg - 0.4 * terms.inf) / 0.7,
        "ENVIRONMENT": _reach(profile, "environment", 1.5) * (1 - 0.5 * terms.esg) / 0.75,
        "TAX": _reach(profile, "tax", 1.2) * (1 + 0.6 * terms.fin) / 1.3,
        "EXPORT": _reach(profile, "export", 1.5) * (1 + terms.wai + 0.5 * terms.off) / 1.125,
        "CHINA": math.exp(profile.china_exposure - 0.5) * (1 + 2 * terms.chn) * (1 + 0.5 * china_level) / 1.66,
    }
    if not world.scenario.has("CHINESE_MEASURES"):
        factors["CHINA"] = 0.0
    return {cause: base * HAZARD_SHARES[cause] * factor for cause, factor in factors.items()}


def _reach(profile, obstacle, slope):
    return math.exp(slope * (profile.obstacles[obstacle] - 0.5))


# --- surplus (MODEL 6.4 to 6.6)


def surplus(snapshot, table, deal, code, public=False):
    """Surplus of a deal over what one party falls back on; `public` as the other side estimates it (MODEL 6.8)."""
    seat = snapshot.world.seats[code]
    beliefs = seat.public if public else seat.own
    if table.is_truce:
        return _truce_surplus(snapshot, table, deal, seat, beliefs)
    worth = _worth(snapshot, table, deal, code, beliefs)
    if table.opening is not None:
        worth = [x - y for x, y in zip(worth, _worth(snapshot, table, table.opening, code, beliefs))]
    welfare, answer, politics = worth
    politics -= snapshot.world.parameters["redl"] * crossed_lines(snapshot.world, table, deal, code)
    money = (snapshot.world.parameters["wW"] * welfare - beliefs.retaliation_weight * answer) / seat.scale
    return money + beliefs.political_weight * politics


def crossed_lines(world, table, deal, code):
    """How many of a party's own red lines at the table a deal crosses; what it falls back on crosses none."""
    fallback = table.opening if table.opening is not None else (0,) * len(deal)
    if deal == fallback:
        return 0
    return sum(
        1
        for line in world.red_lines
        if line.country == code
        and line.table == table.id
        and line.is_crossed_by(deal[table.data.issues.index(line.issue)])
    )


def _worth(snapshot, table, deal, code, beliefs):
    """Welfare and China's answer, US$ bn, and political value of a minerals deal over none."""
    parts = table.components(snapshot.world, deal)
    if code == table.parties[0]:
        return _worth_to_buyer(snapshot, table, parts, code, beliefs)
    return _worth_to_host(snapshot, table, parts, code, beliefs)


def _truce_surplus(snapshot, table, deal, seat, beliefs):
    welfare = politics = 0.0
    granted, factor = 0, 1.0
    for i, issue in enumerate(table.data.issues):
        if issue == "dur":
            factor = DURATION_FACTORS[deal[i]]
            continue
        w, l = table.data.payoffs[i][deal[i]].get(seat.code, (0.0, 0.0))
        granted += deal[i] > 0
        welfare += w * (beliefs.concession_aversion if w < 0 else 1.0)
        politics += l * (beliefs.concession_aversion if l < 0 else 1.0)
    prestige = beliefs.prestige[table.id] * min(1.0, granted / 3)
    lines = snapshot.world.parameters["redl"] * crossed_lines(snapshot.world, table, deal, seat.code)
    return factor * welfare / seat.scale + beliefs.political_weight * (factor * politics + prestige - lines)


def _worth_to_buyer(snapshot, table, parts, code, beliefs):
    world, parameters = snapshot.world, snapshot.world.parameters
    terms, kept, host = parts.terms, parts.kept, world.scenario.profiles[table.parties[1]]
    weights = snapshot.weights[table.buyer]
    welfare = 0.0
    for k, (bought, others) in parts.tonnes.items():
        market = world.markets[k]
        own_value = total(v * w for v, w in zip(world.supply_values[(k, table.buyer)], weights))
        pool_value = world.pool_values[(k, table.buyer)] * weights[1]
        secure = min(max(bought, 0.0), _useful(world, market, table.buyer))
        welfare += (
            own_value * secure
            + pool_value * (bought - secure + others)
            + parameters["kS"] * market.price_2024 * (bought + parameters["ko"] * others)
            - _floor_payment(parameters, market, kept, bought)
        )
    welfare -= (
        parameters["gsub"] * kept.fin * table.data.capex
        + kept.inf
        + parameters["kTb"] * parts.relief * host.exports_to_usa
        + parameters["cTec"] * kept.tec * table.data.capex
    )
    politics = world.scenario.profiles[code].partner_table_importance * (
        beliefs.prestige[table.id] * snapshot.meeting_factor(table) * parts.depth
        + 0.25 * terms.chn
        + 0.15 * terms.sec * (0.3 + 0.7 * max(0.0, host.alignment))
        + 0.04 * terms.bin
        + 0.15 * terms.wai
        + 0.05 * terms.esg
        - 0.25 * parts.relief / 0.19
        - 0.10 * terms.tec
        - parameters["kR"] * beliefs.constraint * terms.bin
    )
    return [welfare, 0.0, politics]


def _worth_to_host(snapshot, table, parts, code, beliefs):
    world, parameters, profile = snapshot.world, snapshot.world.parameters, snapshot.world.scenario.profiles[code]
    terms, kept, capex = parts.terms, parts.kept, table.data.capex
    welfare = (
        parameters["kI"] * kept.fin * capex
        + parameters["kTh"] * parts.relief * profile.exports_to_usa
        + parameters["kTec"] * kept.tec * capex
        + parameters["kInf"] * kept.inf
        - parameters["cEsg"] * kept.esg * capex
        - terms.wai * profile.raw_export_rent
        - parameters["kX"] * terms.chn * terms.chn * world.sales_to_china[table.host]
    )
    for k, (bought, others) in parts.tonnes.items():
        market = world.markets[k]
        pool_value = world.pool_values[(k, table.host)] * snapshot.weights[table.buyer][1]
        most = _useful(world, market, table.host)
        welfare += (
            parameters["mu"] * market.price_2024 * (bought + others)
            + _floor_payment(parameters, market, kept, bought)
            + pool_value * others
            + parameters["kH"] * market.price_2024 * clamp(others, -most, most)
        )
    alignment = parameters["kA"] if world.scenario.has("ALIGNMENT") else 0.0
    politics = (
        beliefs.prestige[table.id] * snapshot.meeting_factor(table) * parts.depth
        - beliefs.sovereignty * parts.sovereignty
        - parameters["kR"] * beliefs.constraint * terms.bin
        + alignment * profile.alignment * parts.alignment
        - parameters["tl"] * total(profile.obstacles[o] * touched for o, touched in parts.touched.items())
    )
    return [welfare, snapshot.retaliation(code, parts.provocation), politics]


def _useful(world, market, country):
    """Tonne-months over which a marginal value holds: 30 % of the own use of five years."""
    return 0.3 * market.need[country] * world.lead_times.whole


def _floor_payment(parameters, market, terms, bought):
    return terms.flo * market.price_2024 * max(0.0, parameters["pf"] - market.suppression) * bought


# --- China's answer (MODEL 6.5)


def retaliation_table(world, code):
    """Expected cost to a host for provocations 0, .2, .., 1, US$ bn, as a running maximum."""
    ladder = world.ladder_toward(code)
    if ladder is None or not (world.scenario.has("RETALIATION") and world.scenario.has("CHINESE_MEASURES")):
        return [0.0] * (RETALIATION_STEPS + 1)
    exports = world.scenario.profiles[code].exports_to_china * world.parameters["dep"]
    own_loss = world.ban_losses[code][0]
    costs = [
        level.exports_hit * exports * world.parameters["net"] + level.loss_share * own_loss for level in ladder.levels
    ]
    felt = world.pressures.get(("CHN", code), 0.0)
    result = []
    for step in range(RETALIATION_STEPS + 1):
        chances_ahead = prospects(world, ladder, min(1.0, felt + 0.5 * step / RETALIATION_STEPS))
        expected = total(p * cost for p, cost in zip(chances_ahead, costs))
        result.append(max(expected, result[-1]) if result else expected)
    return result


def interpolated(table, provocation):
    """Cost above that of no provocation, linear between the steps."""
    place = min(provocation, 1.0) * RETALIATION_STEPS
    below = min(RETALIATION_STEPS - 1, int(place))
    return table[below] + (table[below + 1] - table[below]) * (place - below) - table[0]
