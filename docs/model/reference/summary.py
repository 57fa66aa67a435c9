#!/usr/bin/env python3
"""Summary of many sessions: reads the lines of parley_reference.py from standard input.

usage: parley_reference.py SCENARIO.json --seeds 1..100 | summary.py
"""

import json
import sys
from collections import Counter, defaultdict

from arithmetic import total
from months import REPORTS


def mean(values):
    """Mean, 0 of nothing."""
    return total(values) / len(values) if values else 0.0


class Summary:
    """What happened over all seeds."""

    def __init__(self):
        self.sessions = 0
        self.signed = Counter()
        self.tables = {}
        self.deals = defaultdict(Counter)
        self.turned_negative = 0
        self.highest = defaultdict(list)
        self.in_summit = Counter()
        self.statuses = defaultdict(Counter)
        self.completed = Counter()
        self.suppressed = Counter()
        self.broken = 0
        self.over_budget = 0
        self.spent = []
        self.dependence = defaultdict(list)
        self.shortage = defaultdict(list)
        self.prices = defaultdict(list)
        self.losses = defaultdict(list)

    def add(self, events):
        """Counts one session."""
        self.sessions += 1
        highest, spent, short, statuses = {}, 0.0, set(), {}
        for event in events:
            kind, content = next((k, v) for k, v in event.items() if k not in ("round", "month"))
            if kind == "tableOpened":
                self.tables[content["table"]] = None
            elif kind == "dealSigned":
                self.signed[content["table"]] += 1
                self.deals[content["table"]][tuple(content["deal"]["levels"])] += 1
                spent += content["committedUsdBn"]
            elif kind == "signatureValued":
                self.turned_negative += content["surplus"] < 0
            elif kind == "turnPassed":
                self.over_budget += content["reason"] == "PASS_REASON_OVER_BUDGET"
            elif kind == "measureTaken":
                ladder = content["ladder"]
                highest[ladder] = max(highest.get(ladder, 0), content["toLevel"])
                self.in_summit[ladder] += event["month"] == 0
            elif kind == "dealStatusChanged":
                statuses[content["table"]] = content["toStatus"]
            elif kind == "projectCompleted":
                self.completed[content["project"]] += 1
            elif kind == "priceSuppressed":
                self.suppressed[content["market"]] += 1
            elif kind == "truceBroken":
                self.broken += 1
            elif kind == "outlookReached":
                self._outlook(event["month"], content, short)
        for ladder, level in highest.items():
            self.highest[ladder].append(level)
        for table, status in statuses.items():
            self.statuses[table][status] += 1
        self.spent.append(spent)
        for country in short:
            self.shortage[country].append(1)

    def _outlook(self, month, content, short):
        for country in content["countries"]:
            code = country["country"]
            if country["shortage"] > 0.001:
                short.add(code)
            if month not in REPORTS:
                continue
            self.dependence[(code, month)].append(country["dependence"])
            self.losses[(code, month)].append(country["lossUsdBn"])
            for market in country["markets"]:
                self.prices[(code, market["market"], month)].append(market["price"])

    def print(self):
        """Prints the summary."""
        n = self.sessions
        print("sessions %d, deals below reservation %d, passes over budget %d, committed %.2f US$ bn"
              % (n, self.turned_negative, self.over_budget, mean(self.spent)))
        for table in self.tables:
            common = ", ".join("%s x%d" % (d, c) for d, c in self.deals[table].most_common(6))
            print("table %-8s signed %.2f; deals %s" % (table, self.signed[table] / n, common))
            print("   last status: %s" % dict(self.statuses[table]))
        print("truces broken %.2f of those signed" % (self.broken / max(1, sum(
            c for t, c in self.signed.items() if t == "USA-CHN"))))
        for ladder, levels in sorted(self.highest.items()):
            counts = Counter(levels)
            print("ladder %-8s highest level by share of seeds: %s; steps in the summit %.2f"
                  % (ladder, {k: round(counts[k] / n, 2) for k in sorted(counts)}, self.in_summit[ladder] / n))
        print("projects completed: %s" % {k: round(v / n, 2) for k, v in self.completed.items()})
        print("price pressed: %s" % {k: round(v / n, 2) for k, v in self.suppressed.items()})
        codes = list(dict.fromkeys(code for code, _ in self.dependence))
        for code in codes:
            print("%s dependence %s, seeds with a shortage over 0.1 %% %.2f, loss in 60 months mean %.2f highest %.2f" % (
                code, [round(mean(self.dependence[(code, m)]), 3) for m in REPORTS],
                len(self.shortage[code]) / n, mean(self.losses[(code, 60)]), max(self.losses[(code, 60)])))
        for (code, market, month), values in sorted(self.prices.items()):
            if code == "USA":
                values = sorted(values)
                print("price USA %-12s month %2d mean %.2f, 5 %% %.2f, 95 %% %.2f, highest %.2f" % (
                    market, month, mean(values), values[n // 20], values[-1 - n // 20], values[-1]))


def main():
    """Reads and prints."""
    summary = Summary()
    for line in sys.stdin:
        summary.add(json.loads(line)["events"])
    summary.print()


if __name__ == "__main__":
    main()
