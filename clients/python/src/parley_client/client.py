"""Driving a coordinator: create, watch and fetch sessions."""

from __future__ import annotations

import json
import os
import time
import uuid
from pathlib import Path
from typing import Iterator, Mapping, Optional, Sequence, Union

import grpc
from google.rpc import error_details_pb2, status_pb2

from parley.negotiation.v1 import negotiation_service_pb2 as messages
from parley.negotiation.v1 import negotiation_service_pb2_grpc as rpc
from parley.negotiation.v1 import session_pb2
from parley.outlook.v1 import outlook_pb2
from parley.transcript.v1 import transcript_pb2

STATUS_DETAILS = "grpc-status-details-bin"
"""Where gRPC carries a google.rpc.Status with its details."""

# Every call of the service may be repeated; see the comments of the contract.
_RETRIES = {
    "methodConfig": [
        {
            "name": [{"service": "parley.negotiation.v1.NegotiationService"}],
            "retryPolicy": {
                "maxAttempts": 4,
                "initialBackoff": "0.2s",
                "maxBackoff": "2s",
                "backoffMultiplier": 2,
                "retryableStatusCodes": ["UNAVAILABLE"],
            },
        }
    ]
}


_TLS = "grpcs://"


def _hosts_token(address: str) -> str:
    """Read anew for every call, since a coordinator that was started again has written another one."""
    host, _, port = address.rpartition(":")
    if host not in ("127.0.0.1", "[::1]", "localhost"):
        return ""
    folder = Path(os.environ.get("PARLEY_TOKENS") or Path.home() / ".parley" / "tokens")
    try:
        return (folder / port).read_text().strip()
    except FileNotFoundError:
        return ""


class ParleyError(Exception):
    """A call that the coordinator refused.

    `code` is gRPC's, `reason` the name in `parley.error.v1.ErrorReason` without its prefix, or empty, `metadata` what the reason is about.
    """

    def __init__(self, error: grpc.RpcError):
        super().__init__(error.details())
        self.code: grpc.StatusCode = error.code()
        self.reason = ""
        self.metadata: Mapping[str, str] = {}
        given = dict(error.trailing_metadata() or ()).get(STATUS_DETAILS, b"")
        for detail in status_pb2.Status.FromString(given).details:
            info = error_details_pb2.ErrorInfo()
            if detail.Is(info.DESCRIPTOR) and detail.Unpack(info):
                self.reason, self.metadata = info.reason, dict(info.metadata)


class Client:
    """A coordinator. Usable from several threads; closes its connection with `close`, or as a context manager.

    `target` is "host:port", or "grpcs://host:port" for one that takes TLS; `ca` names a PEM file with the authorities to trust there,
    the usual ones unless given. Without a `token` it shows the host's, which `./parley serve` of the same user on this machine has put
    in its place.
    """

    def __init__(
        self,
        target: str = "127.0.0.1:7070",
        timeout: float = 30,
        *,
        token: Optional[str] = None,
        ca: Optional[Union[str, Path]] = None,
    ):
        self._timeout = timeout
        self._token = token
        self._address = target[len(_TLS) :] if target.startswith(_TLS) else target
        options = [("grpc.service_config", json.dumps(_RETRIES))]
        if target.startswith(_TLS):
            trusted = grpc.ssl_channel_credentials(Path(ca).read_bytes() if ca else None)
            self._channel = grpc.secure_channel(self._address, trusted, options)
        else:
            self._channel = grpc.insecure_channel(self._address, options)
        self._service = rpc.NegotiationServiceStub(self._channel)

    def create(
        self,
        scenario: str = "",
        *,
        seed: Optional[int] = None,
        parameter_seed: Optional[int] = None,
        strategies: Mapping[str, str] = {},
        agents: Mapping[str, str] = {},
        open_secrets: bool = False,
    ) -> session_pb2.Session:
        """Starts a session; its rounds are played in the background.

        `strategies` and `agents` say who plays which country: built-in strategies by name, agents by "host:port". Countries
        in neither play as the scenario says. With open secrets the same seed gives the same session.
        """
        seats = [messages.SeatAssignment(country=c, strategy=s) for c, s in strategies.items()]
        seats += [messages.SeatAssignment(country=c, agent=a) for c, a in agents.items()]
        request = messages.CreateSessionRequest(
            request_id=str(uuid.uuid4()),
            scenario=scenario,
            seed=seed,
            parameter_seed=parameter_seed,
            secrets=session_pb2.SECRETS_MODE_OPEN if open_secrets else session_pb2.SECRETS_MODE_RANDOM,
            seats=seats,
        )
        return self._call(self._service.CreateSession, request).session

    def session(self, name: str) -> session_pb2.Session:
        """The present state of a session."""
        return self._call(self._service.GetSession, messages.GetSessionRequest(name=name)).session

    def sessions(self) -> Iterator[session_pb2.Session]:
        """All sessions, newest first."""
        token = ""
        while True:
            page = self._call(self._service.ListSessions, messages.ListSessionsRequest(page_token=token))
            yield from page.sessions
            token = page.next_page_token
            if not token:
                return

    def watch(self, name: str, after: int = 0, attempts: int = 8) -> Iterator[messages.WatchSessionResponse]:
        """Every event after a cursor, then the session to its end.

        A connection that breaks is taken up again where it broke, so that nothing is lost and nothing comes twice, until so
        many attempts in a row have failed.
        """
        failed = 0
        while True:
            try:
                request = messages.WatchSessionRequest(name=name, after=after)
                for response in self._service.WatchSession(request, metadata=self._metadata()):
                    failed = 0
                    after = response.cursor
                    yield response
                return
            except grpc.RpcError as e:
                failed += 1
                comes_back = e.code() in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.ABORTED)
                if not comes_back or failed >= attempts:
                    raise ParleyError(e) from e
                time.sleep(min(0.1 * 2**failed, 3))

    def finish(self, name: str) -> session_pb2.Session:
        """Waits for a session to end, and gives its last state."""
        for _ in self.watch(name):
            pass
        return self.session(name)

    def transcript(self, name: str) -> transcript_pb2.Transcript:
        """All that was recorded."""
        return self._call(self._service.GetTranscript, messages.GetTranscriptRequest(name=name)).transcript

    def outlook(self, name: str, months: Sequence[int] = ()) -> Sequence[outlook_pb2.MonthOutlook]:
        """Every country's supply, for these months after the summit or for all."""
        return self._call(self._service.GetOutlook, messages.GetOutlookRequest(name=name, months=months)).months

    def cancel(self, name: str) -> session_pb2.Session:
        """Ends a session that is running."""
        return self._call(self._service.CancelSession, messages.CancelSessionRequest(name=name)).session

    def _call(self, method, request):
        try:
            return method(request, timeout=self._timeout, metadata=self._metadata())
        except grpc.RpcError as e:
            raise ParleyError(e) from e

    def _metadata(self):
        token = self._token if self._token is not None else _hosts_token(self._address)
        return (("authorization", f"Bearer {token}"),) if token else ()

    def close(self) -> None:
        self._channel.close()

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
