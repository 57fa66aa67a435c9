"""A scenario as the rules read it: the proto JSON of parley.scenario.v1.Scenario, in model units.

Tonnes are per month, money is US$ bn, prices are US$ bn per tonne. Countries and markets are numbered in order.
"""

import datetime
import json

LAST_SPIN_UP_MONTH = 10


class Scenario:
    """What a session starts from (MODEL 3)."""

    def __init__(self, data):
        self.id = data["id"]
        self.rounds = data["rounds"]
        self.codes = [country["code"] for country in data["countries"]]
        self.index = {code: number for number, code in enumerate(self.codes)}
        self.china = self.index["CHN"]
        self.usa = self.index["USA"]
        self.profiles = {
            country["code"]: Profile(country["profile"]) for country in data["countries"] if "profile" in country
        }
        self.markets = [MarketData(market, self) for market in data["markets"]]
        self.market_index = {market.id: number for number, market in enumerate(self.markets)}
        for market in self.markets:
            market.upstream = [(self.market_index[name], tonnes) for name, tonnes in market.feeds]
        self.controls = [DatedControl(control, self) for control in data.get("controls", [])]
        self.calendar = [
            (entry["round"], entry["title"], entry.get("tension", 0.0)) for entry in data.get("calendar", [])
        ]
        self.ladders = [LadderData(ladder, number, self) for number, ladder in enumerate(data.get("ladders", []))]
        self.tables = [TableData(table, self) for table in data.get("tables", [])]
        self.coercion_basket = [self.market_index[name] for name in data.get("coercionBasket", [])]
        self.tension = data.get("tension", 0.0)
        self.pressures = {(entry["on"], entry["from"]): entry.get("value", 0.0) for entry in data.get("pressures", [])}
        self.budgets = {entry["country"]: entry.get("limitUsdBn", 0.0) for entry in data.get("budgets", [])}
        self.overrides = data.get("parameters", {})
        self.projects = [
            ProjectData(project, "projects.%d" % number, project["place"], self)
            for number, project in enumerate(data.get("projects", []))
        ]
        self.without = {name[len("MECHANISM_"):] for name in data.get("without", [])}
        self.opening_deals = {
            deal["table"]: tuple(deal["levels"]) for deal in data.get("openingDeals", []) if self.has("OPENING_DEALS")
        }
        self.red_lines = [RedLine(line) for line in data.get("redLines", []) if self.has("RED_LINES")]

    def has(self, mechanism):
        """True unless the scenario switches the mechanism off (MODEL 3)."""
        return mechanism not in self.without

    @property
    def size(self):
        """Number of countries."""
        return len(self.codes)


class Profile:
    """What makes a country negotiate as it does."""

    def __init__(self, data):
        obstacles = data.get("obstacles", {})
        self.gdp = data["gdpUsdBn"]
        self.exports_to_china = data.get("exportsToChinaUsdBn", 0.0)
        self.exports_to_usa = data.get("exportsToUsaUsdBn", 0.0)
        self.us_tariff_percent = data.get("usTariffPercent", 0.0)
        self.alignment = data.get("alignment", 0.0)
        self.sovereignty = data.get("sovereignty", 0.0)
        self.obstacles = {name: obstacles.get(name, 0.0) for name in ("tax", "environment", "export", "social")}
        self.ratification_constraint = data.get("ratificationConstraint", 0.0)
        self.china_exposure = data.get("chinaExposure", 0.0)
        self.partner_table_importance = data.get("partnerTableImportance", 0.0)
        self.raw_export_rent = data.get("rawExportRentUsdBn", 0.0)
        self.strategy = data.get("defaultStrategy", "")


class MarketData:
    """One stage of one mineral, with its flows of 2024."""

    def __init__(self, data, scenario):
        self.id = data["id"]
        self.price = data["priceUsdPerT"] / 1e9
        self.downstream_value = data.get("downstreamValue", 0.0)
        self.final_share = data.get("finalShare", 0.0)
        self.growth = data.get("growth", 0.0)
        self.feeds = [(feed["market"], feed["tonnesPerTonne"]) for feed in data.get("upstream", [])]
        self.upstream = []
        self.flows = [[0.0] * scenario.size for _ in range(scenario.size)]
        for flow in data.get("flows", []):
            origin, user = scenario.index[flow["origin"]], scenario.index[flow["user"]]
            self.flows[origin][user] += flow["tonnesPerYear"] / 12


class DatedControl:
    """A control from before the summit, or its revision (MODEL 5.1)."""

    def __init__(self, data, scenario):
        self.key = data["key"]
        self.month = data.get("month", 0) or acting_month(data["effective"])
        self.suspendable = data.get("suspendable", False)
        self.extraterritorial = data.get("extraterritorial", False)
        self.technology = data.get("technology", False)
        self.origin = scenario.index[data["origin"]]
        self.target = scenario.index[data["target"]] if data.get("target") else None
        self.markets = [scenario.market_index[name] for name in data["markets"]]
        self.approval = data.get("approval", 0.0)
        self.ban = data.get("ban", False)
        self.revision = data.get("revision", False)
        self.licence_talks = data.get("licenceTalks", False)
        self.relapse_approval = data.get("relapseApproval", 0.0)


def acting_month(day):
    """Calendar month of 2025 from which a day's measure acts: its own up to the 15th, else the next (MODEL 1)."""
    date = datetime.date.fromisoformat(day)
    return 12 * (date.year - 2025) + date.month + (0 if date.day <= 15 else 1)


class RedLine:
    """A limit that a country has announced; it pays at home for signing beyond it (MODEL 6.4)."""

    def __init__(self, data):
        self.country, self.table, self.issue = data["country"], data["table"], data["issue"]
        self.bound = data["bound"]
        self.level = data.get("level", 0)
        self.title = data.get("title", "")

    def is_crossed_by(self, level):
        """True if a deal with this level of the issue lies beyond the line."""
        return level > self.level if self.bound == "RED_LINE_BOUND_AT_MOST" else level < self.level


class LadderData:
    """A ladder of measures from one country against another (MODEL 9.1)."""

    def __init__(self, data, number, scenario):
        self.actor = data["actor"]
        self.target = data.get("target", "")
        self.kind = data["kind"][len("LADDER_KIND_"):]
        self.counterpart = self.target or data.get("counterpart", "")
        self.id = "%s>%s" % (self.actor, self.target or "ALL")
        self.entity = "%s%d" % (self.id, number)
        self.basket = [scenario.market_index[name] for name in data.get("basket", [])]
        self.opening_level = data.get("openingLevel", 0)
        self.announced_level = data.get("announcedLevel", 0)
        self.demand = data.get("demandUsdBn", 0.0)
        self.sensitivity = data["sensitivityUsdBn"]
        self.levels = [LevelData(level) for level in data["levels"]]


class LevelData:
    """What one level of a ladder does."""

    def __init__(self, data):
        self.ban = data.get("ban", False)
        self.approval = 0.0 if self.ban else data.get("approval", 0.0)
        self.extraterritorial = data.get("extraterritorial", False)
        self.technology = data.get("technology", False)
        self.exports_hit = data.get("exportsHit", 0.0)
        self.loss_share = data.get("lossShare", 0.0)
        self.target_loss = data.get("targetLossUsdBn", 0.0)
        self.own_cost = data.get("ownCostUsdBn", 0.0)
        self.pressure = data.get("pressure", 0.0)


class TableData:
    """A pair of countries that negotiate one deal (MODEL 6)."""

    def __init__(self, data, scenario):
        self.id = data["id"]
        self.is_truce = data["kind"] == "TABLE_KIND_TRUCE"
        self.parties = tuple(data["parties"])
        self.issues = [issue["id"] for issue in data["issues"]]
        self.values = [[level.get("value", 0.0) for level in issue["levels"]] for issue in data["issues"]]
        self.payoffs = [[_payoffs(level) for level in issue["levels"]] for issue in data["issues"]]
        self.start = data.get("startRound", 1)
        self.deadline = data.get("deadlineRound", scenario.rounds)
        self.meeting = data.get("meetingRound", scenario.rounds)
        self.projects = [
            ProjectData(project, "%s.%d" % (self.id, number), self.parties[1], scenario)
            for number, project in enumerate(data.get("projects", []))
        ]

    @property
    def capex(self):
        """Investment of all projects, US$ bn (MODEL: X)."""
        result = 0.0
        for project in self.projects:
            result += project.capex
        return result


def _payoffs(level):
    return {
        payoff["country"]: (payoff.get("welfareUsdBn", 0.0), payoff.get("political", 0.0))
        for payoff in level.get("payoffs", [])
    }


class ProjectData:
    """A plant that a deal would support, or one at no table (MODEL 6.2)."""

    def __init__(self, data, entity, usual_place, scenario):
        self.name = data["name"]
        self.entity = entity
        self.market = scenario.market_index[data["market"]]
        self.place = scenario.index[data.get("place") or usual_place]
        self.feed_from = scenario.index[data["feedFrom"]] if data.get("feedFrom") else self.place
        self.capacity = data["capacityTPerYear"] / 12
        self.capex = data.get("capexUsdBn", 0.0)
        self.type = data["type"][len("PROJECT_TYPE_"):]
        self.status = data["status"][len("PROJECT_STATUS_"):]


def read(path):
    """The scenario in a file of proto JSON."""
    with open(path, encoding="utf-8") as file:
        return Scenario(json.load(file))
