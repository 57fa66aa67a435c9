import grpc from "@grpc/grpc-js";
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { backOff, bearer, endpoint } from "./calls.js";
import { errorInfo, parley } from "./contract.js";

// Every call of the service may be repeated; see the comments of the contract.
const RETRIES = JSON.stringify({
  methodConfig: [
    {
      name: [{ service: "parley.negotiation.v1.NegotiationService" }],
      retryPolicy: {
        maxAttempts: 4,
        initialBackoff: "0.2s",
        maxBackoff: "2s",
        backoffMultiplier: 2,
        retryableStatusCodes: ["UNAVAILABLE"],
      },
    },
  ],
});

/** A call that the coordinator refused: gRPC's code, a reason of ErrorReason without its prefix, and what it is about. */
export class ParleyError extends Error {
  constructor(error) {
    super(error.details, { cause: error });
    this.name = "ParleyError";
    this.code = grpc.status[error.code];
    const info = errorInfo(error.metadata);
    this.reason = info.reason;
    this.metadata = info.metadata;
  }
}

/** Read anew for every call, since a coordinator that was started again has written another one. */
function hostsToken(address) {
  const [, host, port] = /^(.*):(\d+)$/.exec(address) ?? [];
  if (!["127.0.0.1", "[::1]", "localhost"].includes(host)) return "";
  const file = join(process.env.PARLEY_TOKENS || join(homedir(), ".parley", "tokens"), port);
  return existsSync(file) ? readFileSync(file, "utf8").trim() : "";
}

/** A coordinator. */
export class Client {
  #service;
  #access;
  #timeout;
  #token;

  constructor(target = "127.0.0.1:7070", { timeoutMillis = 30_000, token, ca } = {}) {
    const { address, credentials } = endpoint(target, ca);
    this.#timeout = timeoutMillis;
    this.#token = () => token ?? hostsToken(address);
    this.#service = new parley.negotiation.v1.NegotiationService(address, credentials, {
      "grpc.service_config": RETRIES,
    });
    this.#access = new parley.access.v1.AccessService(address, credentials);
  }

  #metadata() {
    return bearer(this.#token());
  }

  async create(scenario = "", { seed, parameterSeed, strategies = {}, agents = {}, dialIns = [], openSecrets = false } = {}) {
    const seats = [
      ...Object.entries(strategies).map(([country, strategy]) => ({ country, strategy })),
      ...Object.entries(agents).map(([country, agent]) => ({ country, agent })),
      ...dialIns.map((country) => ({ country, dialIn: {} })),
    ];
    const { session } = await this.#call("createSession", {
      requestId: randomUUID(),
      scenario,
      seed,
      parameterSeed,
      secrets: openSecrets ? "SECRETS_MODE_OPEN" : "SECRETS_MODE_RANDOM",
      seats,
    });
    return session;
  }

  async session(name) {
    return (await this.#call("getSession", { name })).session;
  }

  async *sessions() {
    let pageToken = "";
    do {
      const page = await this.#call("listSessions", { pageToken });
      yield* page.sessions;
      pageToken = page.nextPageToken;
    } while (pageToken);
  }

  /** Takes a connection that breaks up again where it broke, until so many attempts in a row have failed. */
  async *watch(name, { after = "0", attempts = 8 } = {}) {
    for (let failed = 0; ; ) {
      try {
        for await (const response of this.#service.watchSession({ name, after }, this.#metadata())) {
          failed = 0;
          after = response.cursor;
          yield response;
        }
        return;
      } catch (error) {
        failed += 1;
        const comesBack = [grpc.status.UNAVAILABLE, grpc.status.ABORTED].includes(error.code);
        if (!comesBack || failed >= attempts) {
          throw error.code === undefined ? error : new ParleyError(error);
        }
        await backOff(failed);
      }
    }
  }

  async finish(name) {
    for await (const _ of this.watch(name));
    return this.session(name);
  }

  async transcript(name) {
    return (await this.#call("getTranscript", { name })).transcript;
  }

  async outlook(name, months = []) {
    return (await this.#call("getOutlook", { name, months })).months;
  }

  async cancel(name) {
    return (await this.#call("cancelSession", { name })).session;
  }

  async seatToken(session, country) {
    return (await this.#call("issueToken", { seat: { session, country } }, this.#access)).token;
  }

  #call(method, request, service = this.#service) {
    return new Promise((resolve, reject) =>
      service[method](request, this.#metadata(), { deadline: Date.now() + this.#timeout }, (error, response) =>
        error ? reject(new ParleyError(error)) : resolve(response),
      ),
    );
  }

  close() {
    this.#access.close();
    this.#service.close();
  }
}
