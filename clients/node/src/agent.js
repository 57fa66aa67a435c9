import grpc from "@grpc/grpc-js";
import { move } from "./calls.js";
import { failure, parley } from "./contract.js";

const ANSWERS_KEPT = 1000;

/** Serves an agent at a port, any free one for 0, for as many sessions as are put to it. */
export async function serve(agent, { host = "127.0.0.1", port = 0 } = {}) {
  const server = new grpc.Server({ "grpc.so_reuseport": 0 });
  const countries = agent.countries ?? [];
  const answers = new Map();

  const check = (country) => {
    if (countries.length > 0 && !countries.includes(country)) {
      const known = countries.join(", ");
      const message = `country: ${country} (expected: one of ${known})`;
      throw failure(grpc.status.INVALID_ARGUMENT, message, "UNKNOWN_COUNTRY", { country, known });
    }
  };

  // The same request is decided once, also where it is asked twice at once.
  const decided = (request) => {
    let answer = answers.get(request.requestId);
    if (!answer) {
      answer = move(agent, request.view, request.refusal);
      answers.set(request.requestId, answer);
      answer.catch(() => answers.delete(request.requestId));
      if (answers.size > ANSWERS_KEPT) answers.delete(answers.keys().next().value);
    }
    return answer;
  };

  server.addService(parley.agent.v1.CountryAgentService.service, {
    describe: answering(() => ({
      countries,
      strategy: agent.strategy ?? "an agent in JavaScript",
      version: agent.version ?? "0.1.0",
      deterministic: agent.deterministic ?? false,
      time: timestamp(Date.now()),
    })),
    decide: answering(async (request) => {
      check(request.view?.seat ?? "");
      return { move: await decided(request) };
    }),
    conclude: answering(async ({ session, country, tables }) => {
      check(country);
      await agent.conclude?.(session, country, tables);
      return {};
    }),
  });

  const bound = await new Promise((resolve, reject) =>
    server.bindAsync(`${host}:${port}`, grpc.ServerCredentials.createInsecure(), (error, at) =>
      error
        ? reject(new Error(`port: ${port} at ${host} (expected: a free port, or 0 for any)`, { cause: error }))
        : resolve(at),
    ),
  );
  return {
    address: `${host}:${bound}`,
    stop: () => new Promise((resolve) => server.tryShutdown(() => resolve())),
  };
}

function timestamp(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return { seconds, nanos: (milliseconds - 1000 * seconds) * 1e6 };
}

function answering(answer) {
  return async (call, reply) => {
    try {
      reply(null, await answer(call.request));
    } catch (error) {
      // Only a failure of ours is no Error; whatever code the agent's own carries means something else.
      const own = error instanceof Error || typeof error?.code !== "number";
      if (own) console.error(error);
      reply(own ? { code: grpc.status.INTERNAL, details: "the agent failed" } : error);
    }
  };
}
