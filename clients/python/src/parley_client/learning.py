"""The seats of a summit as an environment for reinforcement learning, in the shape of PettingZoo's AECEnv.

Needs the extra `learning`: `pip install ./clients/python[learning]`.
"""

from __future__ import annotations

import queue
import threading
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Deque, Dict, List, Mapping, Optional, Sequence, Union

import numpy as np
from gymnasium import spaces
from pettingzoo import AECEnv

from parley.negotiation.v1 import session_pb2
from parley.seat.v1 import move_pb2, view_pb2
from parley_client.agent import Agent, serve
from parley_client.client import Client

WAIT, ACCEPT, WALK, FIRST = 0, 1, 2, 3
"""Actions: 0 waits, or holds a level; 1 accepts what stands; 2 leaves the table; 3 + k offers the k-th deal of the menu, or takes the
k-th open level of a ladder."""

MENU = 40
"""Deals that a menu has at most."""
LEVELS = 8
"""Levels of a ladder that are within reach at most."""
ACTIONS = FIRST + MENU
LEFT = 1000
"""Sessions that a hall still knows to be over."""

_SITUATION = 6
_TABLE = 6
_LADDER = 3
FEATURES = _SITUATION + _TABLE + 2 * MENU + _LADDER + 3 * LEVELS
"""Numbers of an observation: the situation, the table with surplus and commitment of each deal of the menu, the ladder with exponent,
loss of the other and own cost of each level. What a decision is not about is 0."""
STANDING = _SITUATION + 3
"""Where an observation has the surplus of the standing offer."""
SURPLUS = slice(_SITUATION + _TABLE, _SITUATION + _TABLE + MENU)
"""Where it has the surplus of the deals of the menu."""


class NoAnswer(Exception):
    """A session that neither asked nor ended in time."""


@dataclass
class _Turn:
    """One turn of one country, whose move is put together decision by decision."""

    view: view_pb2.View
    move: "Future[move_pb2.Move]"
    left: List[Any] = field(default_factory=list)
    decided: move_pb2.Move = field(default_factory=move_pb2.Move)
    committed: float = 0.0

    def __post_init__(self) -> None:
        if self.view.kind == move_pb2.TURN_KIND_MEASURES:
            self.left = [ladder for ladder in self.view.measures if len(_open(ladder)) > 1]
        else:
            self.left = [table for table in self.view.tables if table.to_move]

    def affordable(self, table: view_pb2.TableView) -> float:
        return table.affordable_usd_bn - self.committed if table.HasField("affordable_usd_bn") else np.inf

    def mask(self) -> np.ndarray:
        mask = np.zeros(ACTIONS, dtype=np.int8)
        mask[WAIT] = 1
        if not self.left:
            return mask
        about = self.left[0]
        if isinstance(about, view_pb2.LadderView):
            mask[FIRST : FIRST + len(_open(about))] = 1
            return mask
        affordable = self.affordable(about)
        if _theirs(about) and about.standing.commits_usd_bn <= affordable:
            mask[ACCEPT] = 1
        mask[WALK] = 1
        for k, deal in enumerate(about.menu):
            mask[FIRST + k] = deal.commits_usd_bn <= affordable
        return mask

    def decide(self, action: int) -> None:
        about = self.left.pop(0)
        if isinstance(about, view_pb2.LadderView):
            if action >= FIRST:
                level = _open(about)[action - FIRST].level
                self.decided.measures.add(ladder=about.ladder, level=level)
            return
        answer = self.decided.tables.add(table=about.table.id)
        if action == ACCEPT:
            answer.accept.CopyFrom(about.standing.deal)
            self.committed += about.standing.commits_usd_bn - about.reserved_usd_bn
        elif action == WALK:
            answer.walk.SetInParent()
        elif action >= FIRST:
            offer = about.menu[action - FIRST]
            answer.offer.CopyFrom(offer.deal)
            self.committed += offer.commits_usd_bn - about.reserved_usd_bn
        else:
            answer.wait.SetInParent()

    def observation(self) -> np.ndarray:
        about = self.left[0] if self.left else None
        at_ladder = isinstance(about, view_pb2.LadderView)
        situation = [
            self.view.round / max(self.view.rounds, 1),
            self.view.world.tension,
            float(at_ladder),
            float(self.view.kind == move_pb2.TURN_KIND_SECOND_TABLES),
            sum(table.open for table in self.view.tables) / max(len(self.view.tables), 1),
            self.view.budget_left_usd_bn - self.committed if self.view.HasField("budget_left_usd_bn") else 0.0,
        ]
        table, menu, ladder, levels = np.zeros(_TABLE), np.zeros((2, MENU)), np.zeros(_LADDER), np.zeros((3, LEVELS))
        if at_ladder:
            ladder[:] = about.level / 10, about.highest / 10, float(about.opportunity)
            for k, option in enumerate(_open(about)):
                levels[:, k] = option.exponent, option.target_loss_usd_bn, option.own_cost_usd_bn
        elif about is not None:
            standing = about.standing
            table[:] = (
                about.time,
                float(about.HasField("standing")),
                float(_theirs(about)),
                standing.surplus,
                standing.commits_usd_bn,
                len(about.history) / max(about.turns, 1),
            )
            for k, deal in enumerate(about.menu):
                menu[:, k] = deal.surplus, deal.commits_usd_bn
        return np.concatenate([situation, table, menu.ravel(), ladder, levels.ravel()]).astype(np.float32)


def _open(ladder: view_pb2.LadderView) -> List[view_pb2.LadderOption]:
    return [option for option in ladder.options if option.level <= ladder.highest][:LEVELS]


def _theirs(table: view_pb2.TableView) -> bool:
    return table.HasField("standing") and table.standing.by == table.other


@dataclass
class _Ended:
    country: str
    gain: float


class Hall(Agent):
    """Where any number of environments of one process are asked for their moves: one server for all."""

    strategy = "learning"

    def __init__(self, seats_at_once: int = 256):
        self._lock = threading.Lock()
        self._inboxes: Dict[str, "queue.Queue[Any]"] = {}
        self._left: Deque[str] = deque(maxlen=LEFT)
        self._server = serve(self, threads=seats_at_once)
        self.address = self._server.address

    def inbox(self, session: str) -> "queue.Queue[Any]":
        """What comes for a session, which may ask before whoever created it knows its name."""
        with self._lock:
            return self._inboxes.setdefault(session, queue.Queue())

    def forget(self, session: str) -> None:
        """Answers what is still asked for a session with nothing, also what is on its way."""
        with self._lock:
            self._left.append(session)
            inbox = self._inboxes.pop(session, queue.Queue())
        while not inbox.empty():
            came = inbox.get_nowait()
            if isinstance(came, _Turn):
                came.move.set_result(move_pb2.Move())

    def _put(self, session: str, came: "Union[_Turn, _Ended]") -> bool:
        """False for a session that was left."""
        with self._lock:
            if session in self._left:
                return False
            self._inboxes.setdefault(session, queue.Queue()).put(came)
            return True

    def handle(self, request):
        turn = _Turn(request.view, Future())
        if not turn.left or not self._put(request.session, turn):
            return move_pb2.Move()
        return turn.move.result()

    def conclude(self, session, country, tables):
        self._put(session, _Ended(country, sum(table.surplus for table in tables)))

    def close(self) -> None:
        for session in list(self._inboxes):
            self.forget(session)
        self._server.stop()


class Summit(AECEnv):
    """A summit, some of whose countries learn; the others play by the strategies of the scenario, or by those given.

    An agent is a country. One step is one decision: one table, or one ladder. Countries that decide on the same snapshot come in the
    order in which the coordinator asks them, and none sees what the others of that turn decided. An illegal action, one whose mask is 0,
    raises ValueError. The reward comes at the end: what a country signed is worth to it, in 0.1 % of its gross domestic product; no deal
    is worth 0.

    `reset(seed=n)` plays the session of seed n, with open secrets, so that the same decisions give the same course; without a seed it is
    the one after the last. `infos[agent]["view"]` is all that the country may know, for whoever wants other features than these.

    `hall` may be shared by many environments, `client` as well.
    """

    metadata = {"name": "parley_summit_v1", "render_modes": [], "is_parallelizable": False}

    def __init__(
        self,
        client: Client,
        scenario: str = "starter",
        seats: Sequence[str] = ("USA",),
        strategies: Mapping[str, str] = {},
        hall: Optional[Hall] = None,
        patience: float = 60,
    ):
        super().__init__()
        self.possible_agents = list(seats)
        self.render_mode = None
        self._client = client
        self._scenario = scenario
        self._strategies = dict(strategies)
        self._patience = patience
        self._own_hall = hall is None
        self._hall = hall or Hall(2 * len(seats))
        self._session = ""
        self._seed = 0
        self._turns: Dict[str, _Turn] = {}
        self.agents: List[str] = []
        self._observation_space = spaces.Dict(
            {
                "observation": spaces.Box(-np.inf, np.inf, (FEATURES,), np.float32),
                "action_mask": spaces.MultiBinary(ACTIONS),
            }
        )
        self._action_spaces = {agent: spaces.Discrete(ACTIONS) for agent in self.possible_agents}

    def observation_space(self, agent: str) -> spaces.Space:
        return self._observation_space

    def action_space(self, agent: str) -> spaces.Space:
        return self._action_spaces[agent]

    def reset(self, seed: Optional[int] = None, options: Optional[dict] = None) -> None:
        self._leave()
        self._seed = self._seed + 1 if seed is None else seed
        self.agents = list(self.possible_agents)
        self.rewards = {agent: 0.0 for agent in self.agents}
        self._cumulative_rewards = {agent: 0.0 for agent in self.agents}
        self.terminations = {agent: False for agent in self.agents}
        self.truncations = {agent: False for agent in self.agents}
        self.infos = {agent: {} for agent in self.agents}
        self._turns = {}
        self._session = self._client.create(
            self._scenario,
            seed=self._seed,
            open_secrets=True,
            strategies=self._strategies,
            agents={agent: self._hall.address for agent in self.possible_agents},
        ).name
        self._next()

    def observe(self, agent: str) -> Dict[str, np.ndarray]:
        turn = self._turns.get(agent)
        if turn is None or self.terminations.get(agent, True):
            return {"observation": np.zeros(FEATURES, np.float32), "action_mask": np.zeros(ACTIONS, np.int8)}
        return {"observation": turn.observation(), "action_mask": turn.mask()}

    def step(self, action: Optional[int]) -> None:
        agent = self.agent_selection
        if self.terminations[agent] or self.truncations[agent]:
            self._was_dead_step(action)
            return
        turn = self._turns[agent]
        legal = turn.mask()
        if action is None or not 0 <= action < ACTIONS or not legal[action]:
            raise ValueError(f"action of {agent}: {action} (expected: one of {np.flatnonzero(legal).tolist()})")
        self._cumulative_rewards[agent] = 0.0
        self._clear_rewards()
        turn.decide(int(action))
        if not turn.left:
            del self._turns[agent]
            turn.move.set_result(turn.decided)
            self._next()
        self._accumulate_rewards()

    def _next(self) -> None:
        """Goes on to the next country that is asked, or to the end."""
        gains: Dict[str, float] = {}
        while len(gains) < len(self.possible_agents):
            came = self._await()
            if isinstance(came, _Turn):
                agent = came.view.seat
                self._turns[agent] = came
                self.agent_selection = agent
                self.infos[agent] = {"view": came.view}
                return
            gains[came.country] = came.gain
        for agent in self.agents:
            self.rewards[agent] = gains[agent]
            self.terminations[agent] = True
            self.infos[agent] = {}
        self.agent_selection = self.agents[0]
        self._hall.forget(self._session)
        self._session = ""

    def _await(self):
        try:
            return self._hall.inbox(self._session).get(timeout=self._patience)
        except queue.Empty:
            state = self._client.session(self._session).state
            raise NoAnswer(
                f"{self._session}: {session_pb2.SessionState.Name(state)} after {self._patience:g} s (expected: a turn, or the end)"
            ) from None

    def _leave(self) -> None:
        """Ends a session that was not played to its end."""
        if self._session:
            self._client.cancel(self._session)
            for turn in self._turns.values():
                turn.move.set_result(move_pb2.Move())
            self._hall.forget(self._session)
            self._session = ""

    def close(self) -> None:
        self._leave()
        if self._own_hall:
            self._hall.close()
