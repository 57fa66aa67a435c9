// Round trips a second of an agent in Node, beside a raw call of the same sizes over the same gRPC library:
//
//     node clients/node/scripts/round_trips.js
//
// The question is one of a real session; `patient` answers it in a process of its own, one call at a time. Both are measured in turn.
import grpc from "@grpc/grpc-js";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { loadavg } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { patient } from "../examples/patient.js";
import { parley } from "../src/contract.js";
import { serve } from "../src/index.js";

const LAUNCHER = fileURLToPath(new URL("../../../parley", import.meta.url));
const ROUNDS = 7;
const MILLISECONDS = 1000;
const same = (bytes) => bytes;
const RAW = {
  call: {
    path: "/raw.Raw/Call",
    requestStream: false,
    responseStream: false,
    requestSerialize: same,
    requestDeserialize: same,
    responseSerialize: same,
    responseDeserialize: same,
  },
};
const { Decide } = parley.agent.v1.CountryAgentService.service;

/** The first question about tables of a session that `patient` plays. */
async function recorded() {
  let asked;
  const recorder = {
    ...patient,
    decide: (view) => {
      if (view.kind !== "TURN_KIND_MEASURES") asked ??= view;
      return patient.decide(view);
    },
  };
  const server = await serve(recorder);
  await promisify(execFile)(LAUNCHER, ["run", "starter", "--seed", "7", "--agent", `USA=${server.address}`]);
  await server.stop();
  return asked;
}

/** The other process: the agent, and a server that knows nothing and answers with as many bytes as it is told. */
async function serveBoth(size) {
  const answer = Buffer.alloc(size);
  const raw = new grpc.Server();
  raw.addService(RAW, { call: (_, reply) => reply(null, answer) });
  const port = await promisify(raw.bindAsync.bind(raw))("127.0.0.1:0", grpc.ServerCredentials.createInsecure());
  const agent = await serve(patient);
  console.log(agent.address, `127.0.0.1:${port}`);
  process.stdin.on("end", () => process.exit()).resume();
}

async function rate(call) {
  const begun = performance.now();
  let count = 0;
  for (; performance.now() - begun < MILLISECONDS; count++) await call();
  return (1000 * count) / (performance.now() - begun);
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const whole = (value) => Math.round(value).toLocaleString("en");

async function main() {
  const view = await recorded();
  const question = Decide.requestSerialize({ requestId: "0".repeat(16), view });
  const answer = Decide.responseSerialize({ move: await patient.decide(view) });
  const other = spawn(process.execPath, [fileURLToPath(import.meta.url), "serve", String(answer.length)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = await once(createInterface(other.stdout), "line");
  const [agent, bare] = line.split(" ");
  const insecure = grpc.credentials.createInsecure();
  const service = new parley.agent.v1.CountryAgentService(agent, insecure);
  const raw = new grpc.Client(bare, insecure);
  let number = 0;
  // A request id that was there before would be answered from memory.
  const ask = () =>
    new Promise((resolve, reject) =>
      service.decide({ requestId: String(number++).padStart(16, "0"), view }, (error) => (error ? reject(error) : resolve())),
    );
  const call = () =>
    new Promise((resolve, reject) =>
      raw.makeUnaryRequest(RAW.call.path, same, same, question, (error) => (error ? reject(error) : resolve())),
    );

  await rate(ask);
  await rate(call);
  const pairs = [];
  for (let i = 0; i < ROUNDS; i++) pairs.push([await rate(ask), await rate(call)]);
  service.close();
  raw.close();
  other.stdin.end();
  const [ours, its, share] = [([a]) => a, ([, b]) => b, ([a, b]) => a / b].map((of) => median(pairs.map(of)));
  console.log(
    `${whole(question.length)} bytes there, ${answer.length} back, one call at a time, load ${loadavg()[0].toFixed(1)}`,
  );
  console.log(
    `Node agent ${whole(ours)} round trips/s, raw grpc-js ${whole(its)}/s: ${Math.round(100 * share)}% of it, medians of ${ROUNDS}`,
  );
}

if (process.argv[2] === "serve") await serveBoth(Number(process.argv[3]));
else await main();
