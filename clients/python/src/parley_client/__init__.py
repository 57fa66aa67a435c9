"""Parley in Python: play a country (`Agent`, `serve`), or start, watch and fetch sessions (`Client`).

The messages are those of the contract: `parley.seat.v1`, `parley.negotiation.v1` and the rest of `proto/`, whose comments are
the manual.
"""

from parley_client.agent import Agent, AgentServer, serve
from parley_client.client import Client, ParleyError

__all__ = ["Agent", "AgentServer", "Client", "ParleyError", "serve"]
