import type { TableResult__Output } from "../types/parley/agent/v1/TableResult.js";
import type { Session__Output } from "../types/parley/negotiation/v1/Session.js";
import type { WatchSessionResponse__Output } from "../types/parley/negotiation/v1/WatchSessionResponse.js";
import type { MonthOutlook__Output } from "../types/parley/outlook/v1/MonthOutlook.js";
import type { Move } from "../types/parley/seat/v1/Move.js";
import type { Refusal__Output } from "../types/parley/seat/v1/Refusal.js";
import type { SessionEnd__Output } from "../types/parley/seat/v1/SessionEnd.js";
import type { View__Output } from "../types/parley/seat/v1/View.js";
import type { Transcript__Output } from "../types/parley/transcript/v1/Transcript.js";

export type {
  Move,
  MonthOutlook__Output as MonthOutlook,
  Refusal__Output as Refusal,
  Session__Output as Session,
  TableResult__Output as TableResult,
  Transcript__Output as Transcript,
  View__Output as View,
  WatchSessionResponse__Output as WatchSessionResponse,
};

/** Speaks for a country. `decide` is the one method to write; it must keep nothing between calls. */
export interface Agent {
  /** The move for one turn. Whatever it leaves out waits, or holds its level. */
  decide(view: View__Output): Move | Promise<Move>;
  /** The move for a turn whose first answer broke a rule; waits where it is left out. */
  correct?(view: View__Output, refusal: Refusal__Output): Move | Promise<Move>;
  /** Hears how the summit ended for one country; perhaps twice. */
  conclude?(session: string, country: string, tables: TableResult__Output[]): void | Promise<void>;
  /** How it plays, for people; at most 100 characters. */
  strategy?: string;
  version?: string;
  /** Codes of the countries that it speaks for; none for any. */
  countries?: string[];
  /** Whether it gives the same answer to the same view, wherever and whenever it is asked. */
  deterministic?: boolean;
}

/** An agent that is served. */
export interface AgentServer {
  /** host:port. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Serves an agent at a port, any free one for 0, for as many sessions as are put to it. */
export function serve(agent: Agent, where?: { host?: string; port?: number }): Promise<AgentServer>;

/** How a session ended for one seat. */
export type SeatEnd = SessionEnd__Output;

/**
 * Plays one seat by dialling in, until its session is over, and gives how it ended for the seat. `target` and `ca` are as for `Client`;
 * `token` is the seat's. A connection that breaks is taken up again where it broke: nothing is lost and nothing comes twice.
 */
export function play(
  agent: Agent,
  where: { target?: string; session: string; token: string; ca?: string; attempts?: number },
): Promise<SeatEnd>;

/** A call that the coordinator refused. */
export class ParleyError extends Error {
  /** gRPC's, e.g. "NOT_FOUND". */
  readonly code: string;
  /** A name of ErrorReason without its prefix, e.g. "UNKNOWN_SCENARIO"; empty where there is none. */
  readonly reason: string;
  readonly metadata: Record<string, string>;
}

/** A coordinator. 64-bit numbers are strings. */
export class Client {
  /**
   * `target` is "host:port", or "grpcs://host:port" for one that takes TLS; `ca` names a PEM file with the authorities to trust there,
   * the usual ones unless given. Without a `token` it shows the host's, which `./parley serve` of the same user on this machine has put
   * in its place.
   */
  constructor(target?: string, settings?: { timeoutMillis?: number; token?: string; ca?: string });

  /** Starts a session; its rounds are played in the background. With open secrets the same seed gives the same session. */
  create(
    scenario?: string,
    settings?: {
      seed?: number | string;
      parameterSeed?: number | string;
      strategies?: Record<string, string>;
      agents?: Record<string, string>;
      /** Codes of the countries whose players dial in. */
      dialIns?: string[];
      openSecrets?: boolean;
    },
  ): Promise<Session__Output>;
  /** The present state of a session. */
  session(name: string): Promise<Session__Output>;
  /** All sessions, newest first. */
  sessions(): AsyncGenerator<Session__Output>;
  /** Every event after a cursor, then the session to its end; nothing is lost and nothing comes twice. */
  watch(name: string, settings?: { after?: string; attempts?: number }): AsyncGenerator<WatchSessionResponse__Output>;
  /** Waits for a session to end, and gives its last state. */
  finish(name: string): Promise<Session__Output>;
  /** All that was recorded. */
  transcript(name: string): Promise<Transcript__Output>;
  /** Every country's supply, for these months after the summit or for all. */
  outlook(name: string, months?: number[]): Promise<MonthOutlook__Output[]>;
  /** Ends a session that is running. */
  cancel(name: string): Promise<Session__Output>;
  /** A token with which a player dials in for a country. */
  seatToken(session: string, country: string): Promise<string>;
  close(): void;
}
