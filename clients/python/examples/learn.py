"""Learns, session by session, how much a country should ask for: a bandit whose arms are shares of the best deal of its menu."""

import argparse
import random
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from parley_client import Client
from parley_client.learning import ACCEPT, FIRST, STANDING, SURPLUS, WAIT, WALK, Hall, Summit

ARMS = (0.1, 0.3, 0.5, 0.7, 0.9)


def act(observation: dict, share: float) -> int:
    """Accepts what reaches the share, else offers the deal that reaches it by least; leaves measures alone."""
    numbers, mask = observation["observation"], observation["action_mask"]
    if not mask[WALK]:
        return WAIT
    menu = np.where(mask[FIRST:], numbers[SURPLUS], -1)
    target = share * menu.max()
    if mask[ACCEPT] and numbers[STANDING] >= target:
        return ACCEPT
    reached = np.where(menu >= target, menu, np.inf)
    return FIRST + int(reached.argmin()) if menu.max() >= 0 else WAIT


def play(summit: Summit, seed: int, share: float) -> tuple:
    summit.reset(seed=seed)
    steps, earned = 0, 0.0
    for _ in summit.agent_iter():
        observation, reward, over, _, _ = summit.last()
        earned += reward
        steps += not over
        summit.step(None if over else act(observation, share))
    return steps, earned


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("coordinator", nargs="?", default="127.0.0.1:7070")
    options.add_argument("--scenario", default="starter")
    options.add_argument("--country", default="USA")
    options.add_argument("--sessions", type=int, default=200)
    options.add_argument("--at-once", type=int, default=8)
    chosen = options.parse_args()

    hall, luck, begun = Hall(2 * chosen.at_once), random.Random(1), time.perf_counter()
    earned = {arm: [] for arm in ARMS}
    steps = 0
    with Client(chosen.coordinator) as client, ThreadPoolExecutor(chosen.at_once) as threads:
        summits = [Summit(client, chosen.scenario, (chosen.country,), hall=hall) for _ in range(chosen.at_once)]
        for first in range(0, chosen.sessions, chosen.at_once):
            untried = [arm for arm in ARMS if not earned[arm]]
            best = max(ARMS, key=lambda arm: np.mean(earned[arm]) if earned[arm] else 0.0)
            arms = [
                untried[k] if k < len(untried) else luck.choice(ARMS) if luck.random() < 0.3 else best
                for k in range(min(chosen.at_once, chosen.sessions - first))
            ]
            played = threads.map(play, summits, range(first + 1, first + 1 + len(arms)), arms)
            for arm, (taken, gain) in zip(arms, played):
                steps += taken
                earned[arm].append(gain)
        for summit in summits:
            summit.close()
    hall.close()
    seconds = time.perf_counter() - begun
    for arm, gains in earned.items():
        if gains:
            print(f"asks for {arm} of its best deal: {np.mean(gains):.3f} in {len(gains)} sessions")
    best = max((arm for arm in ARMS if earned[arm]), key=lambda arm: np.mean(earned[arm]))
    print(f"{chosen.country} asks best for {best} of its best deal")
    print(f"{chosen.sessions} sessions, {steps} steps, {steps / seconds:.0f} steps a second")


if __name__ == "__main__":
    main()
