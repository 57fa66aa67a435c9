"""Round trips a second of an agent in Python, beside a raw call of the same sizes over the same gRPC library.

    python clients/python/examples/round_trips.py      # in a clone of Parley, with the package installed

The question is one of a real session; `patient` answers it in a process of its own, one call at a time. Both are measured in turn.
"""

import os
import statistics
import subprocess
import sys
import time
from concurrent import futures
from pathlib import Path

import grpc

from parley.agent.v1 import country_agent_service_pb2 as messages
from parley.agent.v1 import country_agent_service_pb2_grpc as rpc
from parley.seat.v1.move_pb2 import TURN_KIND_MEASURES
from parley_client import serve
from patient import Patient

PROJECT = Path(__file__).resolve().parents[3]
ROUNDS = 7
SECONDS = 1.0
RAW = "/raw.Raw/Call"


class Recorder(Patient):
    """Plays, and keeps the first question about tables."""

    asked = None

    def handle(self, request):
        if self.asked is None and request.view.kind != TURN_KIND_MEASURES:
            self.asked = request
        return super().handle(request)


def recorded() -> messages.DecideRequest:
    recorder = Recorder()
    with serve(recorder) as server:
        played = [str(PROJECT / "parley"), "run", "starter", "--seed", "7", "--agent", f"USA={server.address}"]
        subprocess.run(played, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return recorder.asked


def serve_both() -> None:
    """The other process: the agent, and a server that knows nothing and answers with as many bytes as it is told."""
    answer = bytes(int(sys.argv[2]))
    raw = grpc.server(futures.ThreadPoolExecutor(8))
    handler = grpc.unary_unary_rpc_method_handler(lambda request, context: answer)
    raw.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("raw.Raw", {"Call": handler}),))
    port = raw.add_insecure_port("127.0.0.1:0")
    raw.start()
    with serve(Patient()) as agent:
        print(agent.address, f"127.0.0.1:{port}", flush=True)
        sys.stdin.read()
    raw.stop(None)


def rate(call) -> float:
    begun, count = time.perf_counter(), 0
    while time.perf_counter() - begun < SECONDS:
        call(count)
        count += 1
    return count / (time.perf_counter() - begun)


def main() -> None:
    request = recorded()
    answer = messages.DecideResponse(move=Patient().handle(request)).SerializeToString()
    question = request.SerializeToString()
    other = subprocess.Popen(
        [sys.executable, __file__, "serve", str(len(answer))], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        agent, raw = other.stdout.readline().split()
        decide = rpc.CountryAgentServiceStub(grpc.insecure_channel(agent)).Decide
        call = grpc.insecure_channel(raw).unary_unary(RAW)

        def ask(number: int) -> None:
            request.request_id = str(time.perf_counter_ns() + number)  # the same would be answered from memory
            decide(request)

        rate(ask), rate(lambda _: call(question))  # warms both
        pairs = [(rate(ask), rate(lambda _: call(question))) for _ in range(ROUNDS)]
    finally:
        other.stdin.close()
        other.wait(30)
    ours, bare = (statistics.median(column) for column in zip(*pairs))
    share = statistics.median(our / its for our, its in pairs)
    print(f"{len(question):,} bytes there, {len(answer)} back, one call at a time, load {os.getloadavg()[0]:.1f}")
    print(f"Python agent {ours:,.0f} round trips/s, raw grpcio {bare:,.0f}/s: {share:.0%} of it, medians of {ROUNDS}")


if __name__ == "__main__":
    serve_both() if sys.argv[1:2] == ["serve"] else main()
