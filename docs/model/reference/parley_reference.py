#!/usr/bin/env python3
"""Reference of the model in plain Python: plays a scenario with every seat at its default strategy or the one that is named.

usage: parley_reference.py SCENARIO.json [--seeds 1..20] [--parameter-seed N] [--months all|report] [--strategy CHN=micro ...]

Prints one line of JSON for each seed: {"seed": "7", "events": [...]}. With `--months report` the outlooks of all months
but 0, 12, 24, 36 and 60 are left out. Negative seeds need an equals sign: --seeds=-5..5. More: ../README.md
"""

import argparse
import json
import re
import sys

import months
import rounds
import scenario
from world import World


def simulate(data, seed, parameter_seed=None):
    """The events of one session."""
    world = World(data, seed, parameter_seed)
    rounds.play(world)
    months.run(world)
    return world.events


def seeds(text):
    """The seeds of "7" or "1..20"; any signed 64-bit numbers."""
    match = re.fullmatch(r"(-?\d+)(?:\.\.(-?\d+))?", text)
    if not match:
        raise argparse.ArgumentTypeError("seeds: %s (expected: 7 or 1..20)" % text)
    first = int(match[1])
    last = int(match[2]) if match[2] else first
    if not -(2 ** 63) <= first <= last < 2 ** 63:
        raise argparse.ArgumentTypeError("seeds: %s (expected: rising 64-bit numbers)" % text)
    return range(first, last + 1)


def assignment(text):
    """The country and the strategy of "CHN=micro"."""
    country, equals, name = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError("%s (expected: COUNTRY=STRATEGY)" % text)
    return country, name


def is_reported(event):
    """True for all events but the outlooks between two reports."""
    return "outlookReached" not in event or event["month"] in months.REPORTS


def main(arguments):
    """Reads the command line, prints the sessions."""
    parser = argparse.ArgumentParser(description="Plays a scenario with every seat at its default strategy.")
    parser.add_argument("scenario", help="proto JSON of the scenario")
    parser.add_argument("--seeds", type=seeds, default=seeds("1"), help="one seed or a range such as 1..20")
    parser.add_argument("--parameter-seed", type=int, help="seed of the model's parameters; the session's unless given")
    parser.add_argument("--months", choices=("all", "report"), default="all", help="which outlooks to print")
    parser.add_argument("--strategy", type=assignment, default=[], action="append", help="e.g. CHN=linear/acnext")
    options = parser.parse_args(arguments)
    data = scenario.read(options.scenario)
    for country, name in options.strategy:
        if country not in data.profiles:
            parser.error("--strategy: %s (expected: one of %s)" % (country, ", ".join(data.profiles)))
        data.profiles[country].strategy = name
    for seed in options.seeds:
        events = simulate(data, seed, options.parameter_seed)
        if options.months == "report":
            events = [event for event in events if is_reported(event)]
        print(json.dumps({"seed": str(seed), "events": events}, separators=(",", ":"), allow_nan=False))


if __name__ == "__main__":
    main(sys.argv[1:])
