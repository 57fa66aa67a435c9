"""Seats as an environment for reinforcement learning."""

import subprocess
import sys
import unittest
import warnings
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from coordinator import HERE, WithCoordinator
from parley.agent.v1.country_agent_service_pb2 import DecideRequest
from parley.negotiation.v1 import session_pb2
from parley.seat.v1 import move_pb2, view_pb2
from parley_client import Agent, serve
from parley_client.learning import ACCEPT, ACTIONS, FEATURES, FIRST, WAIT, WALK, Hall, Summit
from pettingzoo.test import api_test


def first(mask: np.ndarray) -> int:
    """Accepts what can be accepted, else offers what is best for oneself; holds every ladder."""
    return ACCEPT if mask[ACCEPT] else FIRST if mask[FIRST] else WAIT


def play(summit: Summit, seed: int, policy=first) -> dict:
    """One session; what each country earned."""
    summit.reset(seed=seed)
    earned = dict.fromkeys(summit.possible_agents, 0.0)
    for agent in summit.agent_iter():
        observation, reward, over, _, _ = summit.last()
        earned[agent] += reward
        summit.step(None if over else policy(observation["action_mask"]))
    return earned


class Learning(WithCoordinator):
    def test_it_keeps_the_promises_of_a_pettingzoo_environment(self):
        for seat in ("USA", "MYS", "CHN"):
            with self.subTest(seat), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                summit = Summit(self.client, seats=(seat,))
                try:
                    api_test(summit, num_cycles=60)
                finally:
                    summit.close()

    def test_the_reward_is_what_was_signed_and_the_same_decisions_earn_the_same(self):
        summit = Summit(self.client)
        try:
            earned = [play(summit, seed=7)["USA"] for _ in range(2)]
            played = next(self.client.sessions()).name
        finally:
            summit.close()
        signed = [
            event.signature_valued.surplus
            for event in self.client.transcript(played).events
            if event.HasField("signature_valued") and event.signature_valued.country == "USA"
        ]
        self.assertTrue(signed)
        self.assertAlmostEqual(earned[0], sum(signed), places=12)
        self.assertEqual(earned[0], earned[1])

    def test_whatever_a_mask_allows_is_legal(self):
        class Watchful(Hall):
            refused = []

            def handle(self, request):
                if request.HasField("refusal"):
                    self.refused.append(request.refusal)
                return super().handle(request)

        luck, hall = np.random.default_rng(1), Watchful(4)
        summit = Summit(self.client, seats=("USA", "MYS"), hall=hall)
        try:
            for seed in range(1, 11):
                play(summit, seed, policy=lambda mask: int(luck.choice(np.flatnonzero(mask))))
        finally:
            summit.close()
            hall.close()
        self.assertEqual(Watchful.refused, [])

    def test_a_question_for_a_session_that_was_left_holds_nobody_up(self):
        hall = Hall(1)
        try:
            hall.forget("sessions/left")
            table = view_pb2.TableView(to_move=True)
            asked = DecideRequest(session="sessions/left", view=view_pb2.View(seat="USA", tables=[table]))
            self.assertEqual(hall.handle(asked), move_pb2.Move())
        finally:
            hall.close()

    def test_a_policy_plays_as_an_agent_with_the_same_rule_does(self):
        class First(Agent):
            def decide(self, view):
                move = move_pb2.Move()
                for table in view.tables if view.kind != move_pb2.TURN_KIND_MEASURES else ():
                    if table.to_move and table.HasField("standing") and table.standing.by == table.other:
                        move.tables.add(table=table.table.id, accept=table.standing.deal)
                    elif table.to_move and table.menu:
                        move.tables.add(table=table.table.id, offer=table.menu[0].deal)
                return move

        summit = Summit(self.client, seats=("MYS",))
        try:
            play(summit, seed=3, policy=lambda mask: first(mask) if mask[WALK] else WAIT)
            learned = next(self.client.sessions())
        finally:
            summit.close()
        with serve(First()) as server:
            same = self.client.create("starter", seed=3, agents={"MYS": server.address}, open_secrets=True)
            self.assertEqual(self.client.finish(same.name).digest, self.client.finish(learned.name).digest)

    def test_what_a_mask_forbids_is_refused_and_nothing_is_lost(self):
        summit = Summit(self.client)
        try:
            summit.reset(seed=1)
            observation, *_ = summit.last()
            self.assertEqual(observation["observation"].shape, (FEATURES,))
            illegal = int(np.flatnonzero(observation["action_mask"] == 0)[0])
            with self.assertRaisesRegex(ValueError, f"action of USA: {illegal} \\(expected: one of "):
                summit.step(illegal)
            with self.assertRaisesRegex(ValueError, f"action of USA: {ACTIONS} "):
                summit.step(ACTIONS)
            summit.step(WAIT)
        finally:
            summit.close()

    def test_many_sessions_are_played_at_once_in_one_process(self):
        hall = Hall(64)
        try:

            def of(number: int) -> list:
                summit = Summit(self.client, seats=("USA", "CHN"), hall=hall)
                try:
                    return [play(summit, seed) for seed in (number, number + 100)]
                finally:
                    summit.close()

            with ThreadPoolExecutor(8) as threads:
                at_once = list(threads.map(of, range(1, 9)))
            self.assertEqual(at_once[:2], [of(1), of(2)])
        finally:
            hall.close()

    def test_a_session_that_is_left_in_the_middle_is_cancelled(self):
        summit = Summit(self.client)
        try:
            summit.reset(seed=1)
            left = next(self.client.sessions()).name
            summit.reset(seed=2)
        finally:
            summit.close()
        self.assertEqual(self.client.session(left).state, session_pb2.SESSION_STATE_CANCELLED)

    def test_the_sample_learns_and_says_how_fast(self):
        command = [sys.executable, str(HERE / "examples" / "learn.py"), self.coordinator.address, "--sessions", "24"]
        said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
        self.assertRegex(said, r"24 sessions, \d+ steps, [\d.]+ steps a second")
        self.assertRegex(said, r"asks best for 0\.\d of its best deal")


if __name__ == "__main__":
    unittest.main()
