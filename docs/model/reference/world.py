"""One session's state: what the rules read and change from the opening to month 60 (MODEL 3)."""

import math

import events
import opening
import parameters as model_parameters
from arithmetic import clamp
from controls import technology_origins
from deals import LeadTimes, Table
from measures import Ladder
from randomness import open_secret, private_uniform
from scenario import LAST_SPIN_UP_MONTH


class Beliefs:
    """What a country's politics weighs: its own values, or what the others take them to be (MODEL 2, 6.8)."""

    def __init__(self, political_weight, retaliation_weight, sovereignty, concession_aversion, constraint, prestige):
        self.political_weight = political_weight  # wP
        self.retaliation_weight = retaliation_weight  # wR
        self.sovereignty = sovereignty  # sov
        self.concession_aversion = concession_aversion  # mc
        self.constraint = constraint  # cons
        self.prestige = prestige  # pr, by table


class Seat:
    """A country at the table with its private values."""

    def __init__(self, code, profile, tables, seed):
        self.code, self.profile = code, profile
        self.scale = 0.001 * profile.gdp  # G: utility 1 is 0.1 % of domestic product
        secret = open_secret(code)

        def draw(name):
            return private_uniform(secret, seed, name)

        self.public = Beliefs(
            0.6, 1.0, profile.sovereignty, 1.2, profile.ratification_constraint, {table.id: 0.12 for table in tables}
        )
        self.own = Beliefs(
            0.4 + 0.4 * draw("wP"),
            0.6 + 0.8 * draw("wR"),
            profile.sovereignty * math.exp((2 * draw("sov") - 1) * 0.405),
            0.9 + 1.3 * draw("mc"),
            profile.ratification_constraint * (0.3 + 1.4 * draw("cons")),
            {table.id: -0.88 + 2 * draw("pr." + table.id) for table in tables},
        )


class World:
    """State of one session, opened from a scenario and a seed."""

    def __init__(self, scenario, seed, parameter_seed=None):
        self.scenario, self.seed = scenario, seed
        self.round = self.month = 0
        self.summit_over = False
        self.events = []
        self.parameters = model_parameters.draw(
            seed if parameter_seed is None else parameter_seed, scenario.overrides
        )
        self.seats = {
            code: Seat(code, profile, scenario.tables, seed) for code, profile in scenario.profiles.items()
        }
        self.tension = scenario.tension  # tau
        self.pressures = dict(scenario.pressures)  # z, by (who feels it, whose doing it is)
        self.markets = opening.markets_of(scenario, self.parameters)
        self.pending = [control for control in scenario.controls if control.month > LAST_SPIN_UP_MONTH]
        self.controls = opening.spin_up(scenario, self.markets, self.parameters)
        self.ladders = [Ladder(data, self) for data in scenario.ladders]
        self.opening_technology = technology_origins(self.controls) if scenario.has("CONTROLS") else set()
        self.sales_to_china = opening.sales_to_china(self.markets, scenario)
        self.red_lines = []
        self.lead_times = LeadTimes(self.parameters["rd"])
        self.tables = [Table(data, self) for data in scenario.tables]
        self.ban_losses, self.slow_losses = opening.scenario_losses(self)
        self.supply_values, self.pool_values = opening.shadow_prices(self)
        self.weights = {}  # by buyer, refreshed every round
        self.retaliation = {}  # by host, refreshed when missing at the start of a turn
        self.deals = []  # signed deals in order of signature
        self.truce = None
        self.spent = {}
        self.losses = [0.0] * scenario.size
        self.unsold = 0.0
        self.emit("worldOpened", events.world_opened(self))
        self._stand_on_earlier_deals()
        for line in scenario.red_lines:
            self._draw_red_line(line)

    def _stand_on_earlier_deals(self):
        """Deals from before the summit have provoked China already (MODEL 6.4)."""
        for table in self.tables:
            if table.opening is not None:
                self.add_pressure("CHN", table.parties[1], 0.5 * table.provocation(self))
                self.emit("openingDealStands", {"table": table.id, "deal": {"levels": list(table.opening)}})

    def _draw_red_line(self, line):
        self.red_lines.append(line)
        content = {"country": line.country, "table": line.table, "issue": line.issue, "bound": line.bound}
        self.emit("redLineDrawn", dict(content, level=line.level, title=line.title))

    def deal_tables(self):
        """The tables whose deals the world model values."""
        return [table for table in self.tables if not table.is_truce]

    def emit(self, kind, content):
        """Records an event."""
        self.events.append(events.event(self, kind, content))

    def record_measure(self, ladder, before, truce=None):
        """Records that a ladder changed its level."""
        content = {
            "ladder": ladder.id,
            "actor": ladder.actor,
            "target": ladder.data.target,
            "fromLevel": before,
            "toLevel": ladder.level,
        }
        if truce:
            content["truce"] = truce
        self.emit("measureTaken", content)

    def add_pressure(self, on, source, rise):
        """Raises the pressure that one country feels from another, up to 1."""
        key = (on, source)
        self.pressures[key] = clamp(self.pressures.get(key, 0.0) + rise, 0.0, 1.0)

    def scale_pressures(self, factor):
        """Lets all pressures fade."""
        for key in self.pressures:
            self.pressures[key] *= factor

    def ladder_toward(self, code):
        """China's ladder toward one country, or None."""
        for ladder in self.ladders:
            if ladder.kind == "LICENCES_ONE" and ladder.counterpart == code:
                return ladder
        return None
