"""The sample that a language model drives, against an endpoint that follows a script."""

import json
import tempfile
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from coordinator import WithCoordinator
from language_model import LanguageModel
from openai import OpenAI
from parley.negotiation.v1 import session_pb2
from parley_client import serve


class Endpoint:
    """Speaks the chat protocol; says what `script(talk)` says."""

    def __init__(self, script):
        self.asked = []
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                talk = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["messages"]
                endpoint.asked.append(talk)
                said = script(talk)
                if isinstance(said, int):
                    self.send_response(said)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                body = json.dumps(
                    {
                        "id": "scripted",
                        "object": "chat.completion",
                        "created": 0,
                        "model": "scripted",
                        "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": said}}],
                        "usage": {"prompt_tokens": 90, "completion_tokens": 10, "total_tokens": 100},
                    }
                ).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                try:
                    self.wfile.write(body)
                except BrokenPipeError:
                    pass  # whoever asked did not wait

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.client = OpenAI(
            base_url=f"http://127.0.0.1:{self._server.server_address[1]}/v1", api_key="none", max_retries=0
        )

    def close(self):
        self._server.shutdown()
        self._server.server_close()


def best(talk) -> str:
    """Accepts what is worth something, else offers the middle of what it can pay."""
    told = json.loads(talk[1]["content"])
    tables = {}
    left = told["budget_left_usd_bn"]
    for table in told["tables"]:
        standing = table["standing_offer"]
        offers = [offer for offer in table["good_offers"] if offer["commits_usd_bn"] <= left]
        if standing and standing["by"] == table["with"] and standing["surplus"] > 0 and standing["commits_usd_bn"] <= left:
            tables[table["id"]] = "accept"
            left -= standing["commits_usd_bn"]
        elif offers:
            tables[table["id"]] = {"offer": offers[len(offers) // 2]["levels"]}
            left -= offers[len(offers) // 2]["commits_usd_bn"]
    return "Here it is:\n```json\n" + json.dumps({"tables": tables, "why": "a fair share"}) + "\n```"


class LanguageModels(WithCoordinator):
    def play(self, script, **options):
        endpoint = Endpoint(script)
        agent = LanguageModel(endpoint.client, "scripted", **options)
        try:
            with serve(agent) as server:
                name = self.client.create("starter", seed=7, agents={"USA": server.address}, open_secrets=True).name
                self.assertEqual(self.client.finish(name).state, session_pb2.SESSION_STATE_FINISHED)
        finally:
            endpoint.close()
        turns = [
            event.turn_ended
            for event in self.client.transcript(name).events
            if event.HasField("turn_ended") and event.turn_ended.seat == "USA"
        ]
        self.assertEqual([str(turn.no_reply) for turn in turns if not turn.HasField("move")], [])
        return endpoint, agent, [turn.move for turn in turns]

    def test_its_offers_are_played_with_its_reasons(self):
        endpoint, agent, moves = self.play(best)
        self.assertIn("a fair share", {move.rationale for move in moves})
        self.assertTrue(any(move.tables for move in moves))
        self.assertEqual(agent.spent, 100 * len(endpoint.asked))

    def test_what_is_no_legal_answer_comes_back_with_what_was_expected(self):
        wrong = iter(["I would rather talk.", '{"tables": {"USA-CHN": {"offer": [99]}}, "measures": {"USA>CHN": 77}}'])
        endpoint, _, moves = self.play(lambda talk: next(wrong, None) or best(talk))
        first, second = endpoint.asked[1][-1]["content"], endpoint.asked[2][-1]["content"]
        self.assertIn("no JSON object", first)
        self.assertRegex(second, r"measures\[USA>CHN\]: 77 \(expected: one of \[|tables\[USA-CHN\]: .*levels, each below")
        self.assertFalse(any(move.rationale.startswith("Played by") for move in moves))

    def test_whoever_never_answers_legally_is_replaced_and_the_move_says_so(self):
        endpoint, _, moves = self.play(lambda talk: "wait!", corrections=1)
        self.assertTrue(all(move.rationale == "Played by patient: no JSON object" for move in moves))
        self.assertEqual(len(endpoint.asked), 2 * len(moves))

    def test_the_budget_ends_the_talk_and_not_the_session(self):
        endpoint, _, moves = self.play(best, tokens=500)
        self.assertEqual(len(endpoint.asked), 5)
        self.assertEqual(moves[-1].rationale, "Played by patient: its budget of 500 tokens is spent")

    def test_what_is_beyond_the_budget_is_told_before_it_is_sent(self):
        def greedy(talk):
            told = json.loads(talk[1]["content"])
            dear = {
                table["id"]: {"offer": offer["levels"]}
                for table in told["tables"]
                for offer in table["good_offers"]
                if offer["commits_usd_bn"] > (table["affordable_usd_bn"] or 0)
            }
            return json.dumps({"tables": dear}) if dear and len(talk) == 2 else best(talk)

        endpoint, _, moves = self.play(greedy)
        self.assertTrue(any("commits US$" in talk[-1]["content"] for talk in endpoint.asked))

    def test_a_slow_endpoint_costs_a_turn_its_time_and_no_more(self):
        heard, answer = threading.Event(), threading.Event()

        def slow(talk):
            if not heard.is_set():
                heard.set()
                answer.wait(20)
            return best(talk)

        _, _, moves = self.play(slow, seconds=0.5)
        answer.set()
        self.assertTrue(moves[0].rationale.startswith("Played by patient: "), moves[0].rationale)
        self.assertIn("a fair share", {move.rationale for move in moves})

    def test_a_failing_endpoint_is_replaced(self):
        _, _, moves = self.play(lambda talk: 500, corrections=0)
        self.assertTrue(all("InternalServerError" in move.rationale for move in moves))

    def test_every_exchange_is_recorded(self):
        with tempfile.TemporaryDirectory() as folder:
            record = Path(folder) / "talk.jsonl"
            endpoint, _, moves = self.play(best, record=record)
            lines = [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]
        self.assertEqual(len(lines), len(endpoint.asked))
        self.assertEqual({line["became"] for line in lines}, {"played"})
        self.assertEqual(lines[0]["told"][0]["role"], "system")


if __name__ == "__main__":
    unittest.main()
