#!/usr/bin/env python3
"""Fit of re-routing (MODEL 4.3, 11, 16): rr, and whether psi0's range should move, against dated episodes.

usage: fit_resourcing.py [--draws 60]

Four small worlds of one market and three users (China, the United States, all others) go through what happened or was
computed before 24 October 2025; all other parameters are drawn from their ranges. Printed: the medians and the 10 and 90 %
ends of price indices, 1 = before the control, for each value of rr, beside the targets; then the sum of squared log errors.
"""

import argparse
import math
import sys

import parameters as model_parameters
from arithmetic import total
from controls import Control, permitted
from market import Market, step

CHINA, USA, OTHERS = range(3)

# Tonnes a year from row to column: China, United States, others.
# Ga, Ge: flows that MODEL 12 describes, of before the licences of 2023 (China .985 and .60 of output). Primary metal only.
# Ga with scrap: output outside China and China's exports of scenarios/gyeongju-2025/flows.csv (recovered metal included),
# with the American purchases from China of before the ban set to 10 t (judgement; no flow of 2024 was reported).
# Sb: scenarios/gyeongju-2025/flows.csv, refined antimony.
WORLDS = {
    "Ga": ((379.2, 18.8, 350.7), (0.0, 0.0, 0.0), (0.8, 0.2, 10.3)),
    "Ga with scrap": ((680.6, 10.0, 59.4), (0.0, 2.0, 0.0), (0.0, 7.0, 107.0)),
    "Ge": ((85.4, 15.6, 31.0), (0.4, 3.0, 1.0), (13.1, 14.4, 56.1)),
    "Sb": ((43100.0, 12650.0, 20850.0), (0.0, 3600.0, 0.0), (1400.0, 7750.0, 16555.0)),
}


def ban_on_usa(month):
    """December 2024: a ban on one country."""
    return [Control(CHINA, 0, USA, ban=True)] if month == 1 else []


def ban_on_all(month):
    """What USGS computed: no net exports of China at all."""
    return [Control(CHINA, 0, None, ban=True)] if month == 1 else []


def licences_to_all(month):
    """August 2023: licences that settle at the normal pace."""
    return [Control(CHINA, 0, None, 0.85)] if month == 1 else []


def antimony(month):
    """Licences from September 2024, .60 approved; the ban on one country from December."""
    if month == 1:
        return [Control(CHINA, 0, None, 0.60)]
    return [Control(CHINA, 0, USA, ban=True)] if month == 4 else []


class Episode:
    """A world, what happens to it, a figure of its course, and what was seen or computed of that figure."""

    def __init__(self, name, world, course, months, figure, target, fitted, source):
        self.name, self.world, self.course, self.months = name, world, course, months
        self.figure, self.target, self.fitted, self.source = figure, target, fitted, source


def year_mean(user):
    """Mean index of a user over the course."""
    return lambda prices: total(month[user] for month in prices) / len(prices)


def month(number, user):
    """Index of a user in a month."""
    return lambda prices: prices[number - 1][user]


def highest(user):
    """Highest index of a user."""
    return lambda prices: max(month[user] for month in prices)


EPISODES = [
    # The USGS figures are for a total ban (S15): for a ban on one country they are a ceiling.
    Episode("ban on USA, Ga: US, mean of the year", "Ga", ban_on_usa, 12, year_mean(USA), 2.5, True, "S15, ceiling"),
    Episode("the same with scrap", "Ga with scrap", ban_on_usa, 12, year_mean(USA), 2.5, True, "S15, ceiling"),
    Episode("ban on USA, Ge: US, mean of the year", "Ge", ban_on_usa, 12, year_mean(USA), 1.26, True, "S15, ceiling"),
    Episode("Sb: US, end of 2024", "Sb", antimony, 14, month(4, USA), 3.5, True, "S38"),
    Episode("Sb: US, October 2025", "Sb", antimony, 14, month(14, USA), 3.5, False, "as at the end of 2024"),
    Episode("licences 2023, Ga: others, third month", "Ga", licences_to_all, 12, month(3, OTHERS), 1.4, False, "D"),
    Episode("the same with scrap", "Ga with scrap", licences_to_all, 12, month(3, OTHERS), 1.4, False, "D"),
    Episode("licences 2023, Ga: others, highest", "Ga", licences_to_all, 12, highest(OTHERS), 2.0, False, "D"),
    Episode("licences 2023, Ge: others, third month", "Ge", licences_to_all, 12, month(3, OTHERS), 1.4, False, "D"),
    Episode("total ban, Ga with scrap: US, mean", "Ga with scrap", ban_on_all, 12, year_mean(USA), 2.5, False, "S15"),
    Episode("total ban, Ge: US, mean", "Ge", ban_on_all, 12, year_mean(USA), 1.26, False, "S15"),
]


def prices(episode, parameters):
    """Price indices of all users, month by month."""
    flows = [[tonnes / 12 for tonnes in row] for row in WORLDS[episode.world]]
    market, controls, result = Market("m", flows, parameters), [], []
    for number in range(1, episode.months + 1):
        controls += episode.course(number)
        for control in controls:
            control.tick()
        shares, to_all, search = permitted(controls, 0, 3, parameters["ext"])
        step(market, shares, [1.0] * 3, search, parameters, CHINA, to_all=to_all)
        result.append(market.price[:])
    return result


def spread(episode, draws, fixed):
    """10, 50 and 90 % points of an episode's figure over parameter draws in which some are fixed."""
    values = sorted(
        episode.figure(prices(episode, model_parameters.draw(seed, fixed))) for seed in range(1, draws + 1)
    )
    return [values[round(share * (draws - 1))] for share in (0.1, 0.5, 0.9)]


def error(draws, fixed):
    """Sum of squared log errors of the medians of the fitted episodes."""
    return total(math.log(spread(e, draws, fixed)[1] / e.target) ** 2 for e in EPISODES if e.fitted)


def main(arguments):
    """Prints before and after."""
    parser = argparse.ArgumentParser(description="Fits re-routing to dated episodes.")
    parser.add_argument("--draws", type=int, default=60, help="how many parameter draws")
    options = parser.parse_args(arguments)
    print("%-42s %6s %22s %22s %22s" % ("", "target", "rr = 0 (before)", "rr = .5", "rr = .7"))
    for episode in EPISODES:
        cells = [
            "%6.2f (%.2f to %.2f)" % (middle, low, high)
            for low, middle, high in (spread(episode, options.draws, {"rr": rr}) for rr in (0.0, 0.5, 0.7))
        ]
        mark = " " if episode.fitted else "*"
        print("%s%-41s %6.2f %22s %22s %22s" % ((mark, episode.name, episode.target) + tuple(cells)))
    print("* not fitted\n")
    print("sum of squared log errors by rr:")
    grid = [step_ / 20 for step_ in range(21)]
    errors = {rr: error(options.draws, {"rr": rr}) for rr in grid}
    print("  " + "  ".join("%.2f %.3f" % pair for pair in errors.items()))
    best = min(errors, key=errors.get)
    near = [rr for rr in grid if errors[rr] <= 1.1 * errors[best]]
    print("best rr %.2f; within a tenth of the least error: %.2f to %.2f\n" % (best, near[0], near[-1]))
    print("by psi0 at the best rr (its range is %.2f to %.2f):" % model_parameters.DRAWN["psi0"])
    for psi0 in (0.08, 0.15, 0.22, 0.30, 0.38, 0.45, 0.55):
        print("  psi0 %.2f  %.3f" % (psi0, error(options.draws, {"rr": best, "psi0": psi0})))


if __name__ == "__main__":
    main(sys.argv[1:])
