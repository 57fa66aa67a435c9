"""Sessions, agents and the sample against a coordinator."""

import subprocess
import sys
import threading
import unittest

import grpc
from coordinator import HERE, PROJECT, Started, WithCoordinator
from parley.agent.v1 import country_agent_service_pb2 as messages
from parley.agent.v1 import country_agent_service_pb2_grpc as rpc
from parley.negotiation.v1 import session_pb2
from parley.seat.v1 import move_pb2, view_pb2
from parley_client import Agent, Client, ParleyError, serve
from patient import Patient


class Sessions(WithCoordinator):
    def test_a_session_is_created_watched_and_fetched(self):
        created = self.client.create("starter", seed=7, open_secrets=True)
        seen = list(self.client.watch(created.name))
        finished = self.client.session(created.name)
        self.assertEqual(finished.state, session_pb2.SESSION_STATE_FINISHED)
        transcript = self.client.transcript(created.name)
        events = [response.event for response in seen if response.HasField("event")]
        self.assertEqual(len(events), len(transcript.events))
        self.assertEqual([e.number for e in events], sorted({e.number for e in events}))
        self.assertEqual([m.month for m in self.client.outlook(created.name, [0, 60])], [0, 60])
        self.assertIn(created.name, [session.name for session in self.client.sessions()])

    def test_a_watcher_goes_on_after_the_last_cursor(self):
        name = self.client.create("starter", seed=3, open_secrets=True).name
        first = list(self.client.watch(name))
        rest = list(self.client.watch(name, after=first[9].cursor))
        self.assertEqual([r.cursor for r in rest], [r.cursor for r in first[10:]])

    def test_the_same_seed_gives_the_same_digest(self):
        digests = {
            self.client.finish(self.client.create("starter", seed=5, open_secrets=True).name).digest for _ in range(2)
        }
        self.assertEqual(len(digests), 1)

    def test_whoever_shows_no_valid_token_is_refused(self):
        with Client(self.coordinator.address, token="guess") as stranger:
            with self.assertRaises(ParleyError) as refused:
                list(stranger.sessions())
        self.assertEqual((refused.exception.code, refused.exception.reason), (grpc.StatusCode.UNAUTHENTICATED, "TOKEN_INVALID"))

    def test_what_is_refused_says_why(self):
        with self.assertRaises(ParleyError) as refused:
            self.client.create("atlantis")
        self.assertEqual(refused.exception.code, grpc.StatusCode.NOT_FOUND)
        self.assertEqual(refused.exception.reason, "UNKNOWN_SCENARIO")
        self.assertIn("atlantis", str(refused.exception))


class Recording(Agent):
    """Plays like another agent, and keeps what became of its moves."""

    def __init__(self, agent: Agent):
        self.agent = agent
        self.last = []
        self.refused = []
        self.concluded = threading.Event()

    def decide(self, view):
        self.last.append(view.last_turn)
        return self.agent.decide(view)

    def correct(self, view, refusal):
        self.refused.append(refusal)
        return super().correct(view, refusal)

    def conclude(self, session, country, tables):
        self.results = list(tables)
        self.concluded.set()


class Greedy(Agent):
    """Offers levels that no issue has."""

    def decide(self, view):
        return move_pb2.Move(
            tables=[
                move_pb2.TableMove(table=t.table.id, offer=move_pb2.Deal(levels=[99]))
                for t in view.tables
                if t.to_move
            ]
        )


class Agents(WithCoordinator):
    def play(self, agent: Agent, scenario="starter", country="USA", seed=7) -> session_pb2.Session:
        with serve(agent) as server:
            created = self.client.create(scenario, seed=seed, agents={country: server.address}, open_secrets=True)
            return self.client.finish(created.name)

    def test_the_sample_plays_whole_sessions_and_every_move_is_recorded(self):
        for country in ("USA", "CHN", "MYS"):
            with self.subTest(country):
                agent = Recording(Patient())
                session = self.play(agent, country=country)
                self.assertEqual(session.state, session_pb2.SESSION_STATE_FINISHED)
                self.assertGreater(len(agent.last), 5)
                self.assertEqual(agent.refused, [])
                self.assertTrue(all(turn.HasField("move") for turn in agent.last[1:]))
                self.assertTrue(agent.concluded.wait(5))
                self.assertTrue(agent.results)

    def test_the_sample_plays_the_largest_seat_of_the_largest_scenario(self):
        agent = Recording(Patient())
        self.assertEqual(self.play(agent, "gyeongju-2025").state, session_pb2.SESSION_STATE_FINISHED)
        self.assertEqual(agent.refused, [])

    def test_the_sample_plays_the_same_again_in_a_process_of_its_own(self):
        here = self.play(Patient()).digest
        sample = Started(sys.executable, str(HERE / "examples" / "patient.py"), "0")
        try:
            created = self.client.create("starter", seed=7, agents={"USA": sample.address}, open_secrets=True)
            self.assertEqual(self.client.finish(created.name).digest, here)
        finally:
            sample.stop()

    def test_an_illegal_move_is_refused_and_can_be_corrected(self):
        agent = Recording(Greedy())
        self.assertEqual(self.play(agent).state, session_pb2.SESSION_STATE_FINISHED)
        self.assertTrue(agent.refused)
        self.assertEqual(agent.refused[0].reason, move_pb2.REFUSAL_REASON_UNKNOWN_LEVEL)
        self.assertTrue(all(turn.HasField("move") for turn in agent.last[1:]))


class Served(unittest.TestCase):
    def test_the_sample_passes_the_conformance_kit(self):
        with serve(Patient()) as server:
            command = [str(PROJECT / "parley"), "agent", "test", server.address, "--seeds", "1..5"]
            test = subprocess.run(command, stdout=subprocess.PIPE, text=True)
        self.assertEqual(test.returncode, 0, test.stdout)
        self.assertRegex(test.stdout, "(?s)own surplus.* 0 failed")

    def test_a_repeated_request_is_decided_once(self):
        class Counting(Agent):
            calls = 0

            def decide(self, view):
                Counting.calls += 1
                return move_pb2.Move(rationale=str(Counting.calls))

        with serve(Counting()) as server, grpc.insecure_channel(server.address) as channel:
            stub = rpc.CountryAgentServiceStub(channel)
            same = [stub.Decide(messages.DecideRequest(request_id="r1")).move.rationale for _ in range(3)]
            other = stub.Decide(messages.DecideRequest(request_id="r2")).move.rationale
        self.assertEqual((same, other), (["1", "1", "1"], "2"))

    def test_another_country_is_refused_with_a_reason(self):
        class Chile(Agent):
            countries = ("CHL",)

        with serve(Chile()) as server, grpc.insecure_channel(server.address) as channel:
            stub = rpc.CountryAgentServiceStub(channel)
            with self.assertRaises(grpc.RpcError) as refused:
                stub.Decide(messages.DecideRequest(view=view_pb2.View(seat="PER")))
        error = ParleyError(refused.exception)
        self.assertEqual(error.code, grpc.StatusCode.INVALID_ARGUMENT)
        self.assertEqual(error.reason, "UNKNOWN_COUNTRY")
        self.assertEqual(str(error), "country: PER (expected: one of CHL)")

    def test_a_port_that_is_taken_is_named(self):
        with serve(Patient()) as server:
            port = int(server.address.split(":")[1])
            with self.assertRaisesRegex(OSError, f"port: {port} at 127.0.0.1"):
                serve(Patient(), port=port)


if __name__ == "__main__":
    unittest.main()
