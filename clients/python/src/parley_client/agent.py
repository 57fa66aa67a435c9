"""Playing a country: everything but the decision."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from concurrent import futures
from typing import Callable, Iterable, Sequence

import grpc
from google.protobuf.any_pb2 import Any
from google.protobuf.timestamp_pb2 import Timestamp
from google.rpc import code_pb2, error_details_pb2, status_pb2

from parley.agent.v1 import country_agent_service_pb2 as messages
from parley.agent.v1 import country_agent_service_pb2_grpc as rpc
from parley.seat.v1 import move_pb2, view_pb2
from parley_client.client import STATUS_DETAILS

LOG = logging.getLogger("parley")

ANSWERS_KEPT = 1000


class Agent:
    """Speaks for a country. `decide` is the one method to write; it must keep nothing between calls.

    The view holds all that the country may know, so an agent that crashed can be replaced in the middle of a round.
    """

    strategy: str = "an agent in Python"
    """How it plays, for people; at most 100 characters."""
    version: str = "0.1.0"
    countries: Sequence[str] = ()
    """Codes of the countries that it speaks for; empty for any."""
    deterministic: bool = False
    """Whether it gives the same answer to the same view, wherever and whenever it is asked."""

    def handle(self, request: messages.DecideRequest) -> move_pb2.Move:
        """The move for a request, by `decide` or `correct`. To be overridden by whoever must know the session or the deadline."""
        return self.correct(request.view, request.refusal) if request.HasField("refusal") else self.decide(request.view)

    def decide(self, view: view_pb2.View) -> move_pb2.Move:
        """The move for one turn. Whatever it leaves out waits, or holds its level."""
        raise NotImplementedError

    def correct(self, view: view_pb2.View, refusal: move_pb2.Refusal) -> move_pb2.Move:
        """The move for a turn whose first answer broke a rule, which `refusal` names; waits unless overridden."""
        LOG.warning(
            "%s: %s: %s (expected: %s); waits instead", view.seat, refusal.field, refusal.value, refusal.expected
        )
        return move_pb2.Move()

    def conclude(self, session: str, country: str, tables: Iterable[messages.TableResult]) -> None:
        """Hears how the summit ended for one country; perhaps twice."""


class AgentServer:
    """A served agent; ends with `stop`, or as a context manager."""

    def __init__(self, server: grpc.Server, host: str, port: int):
        self._server = server
        self.address = f"{host}:{port}"

    def wait(self) -> None:
        """Until the server is stopped, or the keyboard interrupts it."""
        try:
            self._server.wait_for_termination()
        except KeyboardInterrupt:
            self.stop()

    def stop(self) -> None:
        self._server.stop(grace=1).wait()

    def __enter__(self) -> "AgentServer":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def serve(agent: Agent, host: str = "127.0.0.1", port: int = 0, threads: int = 8) -> AgentServer:
    """Serves an agent at a port, any free one for 0, for as many sessions as are put to it."""
    server = grpc.server(futures.ThreadPoolExecutor(threads), options=[("grpc.so_reuseport", 0)])
    rpc.add_CountryAgentServiceServicer_to_server(_Service(agent), server)
    try:
        bound = server.add_insecure_port(f"{host}:{port}")
    except RuntimeError as e:
        raise OSError(f"port: {port} at {host} (expected: a free port, or 0 for any)") from e
    server.start()
    return AgentServer(server, host, bound)


class _Answers:
    """The answer to a request id is worked out once, also where the same is asked twice at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: OrderedDict[str, futures.Future[move_pb2.Move]] = OrderedDict()

    def of(self, request_id: str, decide: Callable[[], move_pb2.Move]) -> move_pb2.Move:
        with self._lock:
            known = self._answers.get(request_id)
            if known is None:
                answer = self._answers[request_id] = futures.Future()
                while len(self._answers) > ANSWERS_KEPT:
                    self._answers.popitem(last=False)
        if known is not None:
            return known.result()
        try:
            answer.set_result(decide())
        except BaseException as e:
            answer.set_exception(e)
            with self._lock:
                self._answers.pop(request_id, None)
        return answer.result()


class _Service(rpc.CountryAgentServiceServicer):
    def __init__(self, agent: Agent):
        self._agent = agent
        self._answers = _Answers()

    def Describe(self, request, context):
        now = Timestamp()
        now.GetCurrentTime()
        return messages.DescribeResponse(
            countries=self._agent.countries,
            strategy=self._agent.strategy,
            version=self._agent.version,
            deterministic=self._agent.deterministic,
            time=now,
        )

    def Decide(self, request, context):
        self._check(request.view.seat, context)
        return messages.DecideResponse(move=self._answers.of(request.request_id, lambda: self._agent.handle(request)))

    def Conclude(self, request, context):
        self._check(request.country, context)
        self._agent.conclude(request.session, request.country, request.tables)
        return messages.ConcludeResponse()

    def _check(self, country: str, context: grpc.ServicerContext) -> None:
        known = self._agent.countries
        if known and country not in known:
            info = error_details_pb2.ErrorInfo(
                reason="UNKNOWN_COUNTRY",
                domain="parley",
                metadata={"country": country, "known": ", ".join(known)},
            )
            detail = Any()
            detail.Pack(info)
            message = f"country: {country} (expected: one of {', '.join(known)})"
            status = status_pb2.Status(code=code_pb2.INVALID_ARGUMENT, message=message, details=[detail])
            context.set_trailing_metadata([(STATUS_DETAILS, status.SerializeToString())])
            context.abort(grpc.StatusCode.INVALID_ARGUMENT, message)
