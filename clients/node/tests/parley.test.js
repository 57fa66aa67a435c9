// Against a real coordinator, which the tests start: `./parley serve --port 0`.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { after, before, describe, it } from "node:test";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import grpc from "@grpc/grpc-js";
import { Client, ParleyError, play as dialIn, serve } from "parley-client";
import { patient } from "../examples/patient.js";
import { parley as contract } from "../src/contract.js";

const parley = fileURLToPath(new URL("../../../parley", import.meta.url));
const sample = fileURLToPath(new URL("../examples/patient.js", import.meta.url));

/** A program of its own that says on which port it listens. */
async function started(command, ...args) {
  const process = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface(process.stdout), "line");
  const address = /127\.0\.0\.1:\d+/.exec(line)?.[0];
  assert.ok(address, `${command} said: ${line}`);
  return {
    address,
    stop: async () => {
      process.kill();
      await once(process, "exit");
    },
  };
}

/** Plays like another agent, and keeps what became of its moves. */
function recording(agent) {
  const { promise, resolve } = deferred();
  const record = { last: [], refused: [], results: promise };
  return Object.assign(record, {
    decide: (view) => {
      record.last.push(view.lastTurn);
      return agent.decide(view);
    },
    correct: (_, refusal) => {
      record.refused.push(refusal);
      return {};
    },
    conclude: (_, __, tables) => {
      resolve(tables);
    },
  });
}

function deferred() {
  let resolve;
  const promise = new Promise((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** A way to a coordinator that can be broken under those who use it. */
async function forwarder(address) {
  const open = new Set();
  const [host, port] = address.split(":");
  const server = createServer((near) => {
    const far = connect(Number(port), host);
    for (const [from, to] of [[near, far], [far, near]]) {
      open.add(from);
      from.on("error", () => {}).on("close", () => open.delete(from)).pipe(to);
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const breakOff = () => open.forEach((socket) => socket.destroy());
  return {
    address: `127.0.0.1:${server.address().port}`,
    breakOff,
    stop: () => {
      server.close();
      breakOff();
    },
  };
}

describe("with a coordinator", () => {
  let coordinator;
  let client;
  before(async () => {
    coordinator = await started(parley, "serve", "--port", "0");
    client = new Client(coordinator.address);
  });
  after(async () => {
    client.close();
    await coordinator.stop();
  });

  async function play(agent, { scenario = "starter", country = "USA" } = {}) {
    const server = await serve(agent);
    try {
      const agents = { [country]: server.address };
      const { name } = await client.create(scenario, { seed: 7, agents, openSecrets: true });
      const session = await client.finish(name);
      await agent.results; // the coordinator tells the result once the session is over
      return session;
    } finally {
      await server.stop();
    }
  }

  it("creates, watches and fetches a session", async () => {
    const { name } = await client.create("starter", { seed: 7, openSecrets: true });
    const seen = await all(client.watch(name));
    assert.equal((await client.session(name)).state, "SESSION_STATE_FINISHED");
    const events = seen.filter((step) => step.event);
    assert.equal(events.length, (await client.transcript(name)).events.length);
    assert.deepEqual((await client.outlook(name, [0, 60])).map((month) => month.month), [0, 60]);
    const names = (await all(client.sessions())).map((session) => session.name);
    assert.ok(names.includes(name));
  });

  it("goes on watching after the last cursor", async () => {
    const { name } = await client.create("starter", { seed: 3, openSecrets: true });
    const first = await all(client.watch(name));
    const rest = await all(client.watch(name, { after: first[9].cursor }));
    assert.deepEqual(rest.map((step) => step.cursor), first.slice(10).map((step) => step.cursor));
  });

  it("is refused without a valid token", async () => {
    const stranger = new Client(coordinator.address, { token: "guess" });
    await assert.rejects(stranger.sessions().next(), (error) => error.reason === "TOKEN_INVALID");
    stranger.close();
  });

  it("says why something is refused", async () => {
    await assert.rejects(client.create("atlantis"), (error) => {
      assert.ok(error instanceof ParleyError);
      assert.equal(error.code, "NOT_FOUND");
      assert.equal(error.reason, "UNKNOWN_SCENARIO");
      assert.match(error.message, /atlantis/);
      return true;
    });
  });

  for (const country of ["USA", "CHN", "MYS"]) {
    it(`lets the sample play ${country}, and every move is recorded`, async () => {
      const agent = recording(patient);
      assert.equal((await play(agent, { country })).state, "SESSION_STATE_FINISHED");
      assert.deepEqual(agent.refused, []);
      assert.ok(agent.last.length > 5);
      assert.ok(agent.last.slice(1).every((turn) => turn.outcome === "move"));
      assert.ok((await agent.results).length > 0);
    });
  }

  it("lets the sample play the largest seat of the largest scenario", async () => {
    const agent = recording(patient);
    assert.equal((await play(agent, { scenario: "gyeongju-2025" })).state, "SESSION_STATE_FINISHED");
    assert.deepEqual(agent.refused, []);
  });

  it("has the same digest where the sample is a process of its own", async () => {
    const here = (await play(patient)).digest;
    const there = await started(process.execPath, sample, "0");
    try {
      const agents = { USA: there.address };
      const { name } = await client.create("starter", { seed: 7, agents, openSecrets: true });
      assert.equal((await client.finish(name)).digest, here);
    } finally {
      await there.stop();
    }
  });

  it("has the same digest where the sample dials in, here and as a process of its own", async () => {
    const dialled = (await play(patient)).digest;
    const { name } = await client.create("starter", { seed: 7, dialIns: ["USA"], openSecrets: true });
    const token = await client.seatToken(name, "USA");
    const end = await dialIn(patient, { target: coordinator.address, session: name, token });
    assert.equal(end.digest, dialled);

    const second = await client.create("starter", { seed: 7, dialIns: ["USA"], openSecrets: true });
    const seat = await client.seatToken(second.name, "USA");
    const process_ = spawn(process.execPath, [sample, coordinator.address, second.name, seat], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const [code] = await once(process_, "exit");
    assert.equal(code, 0);
    assert.equal((await client.session(second.name)).digest, dialled);
  });

  it("goes on where a player broke off that dialled in", async () => {
    const { name } = await client.create("starter", { seed: 7, dialIns: ["USA"], openSecrets: true });
    const token = await client.seatToken(name, "USA");
    let turns = 0;
    const failing = {
      decide: (view) => {
        turns += 1;
        if (turns === 4) throw new Error("it broke");
        return patient.decide(view);
      },
    };
    const where = { target: coordinator.address, session: name, token };
    await assert.rejects(dialIn(failing, where), /it broke/);
    const end = await dialIn(patient, where);
    assert.equal(end.digest, (await play(patient)).digest);
  });

  it("goes on by itself where the connection of a player broke while it decided, and is asked each turn once", async () => {
    const way = await forwarder(coordinator.address);
    const { name } = await client.create("starter", { seed: 7, dialIns: ["USA"], openSecrets: true });
    const token = await client.seatToken(name, "USA");
    const asked = [];
    const broken = {
      decide: (view) => {
        asked.push(view);
        if (asked.length === 4) way.breakOff();
        return patient.decide(view);
      },
    };
    const end = await dialIn(broken, { target: way.address, session: name, token });
    way.stop();
    const undisturbed = [];
    const listening = {
      decide: (view) => {
        undisturbed.push(view);
        return patient.decide(view);
      },
    };
    assert.equal(end.digest, (await play(listening)).digest);
    assert.deepEqual(asked, undisturbed);
  });

  for (const code of ["ENOENT", grpc.status.UNAVAILABLE]) {
    it(`hands on an agent's own failure as it is, also where it has the code ${code}`, async () => {
      const { name } = await client.create("starter", { seed: 7, dialIns: ["USA"], openSecrets: true });
      const token = await client.seatToken(name, "USA");
      const own = Object.assign(new Error("it broke"), { code });
      let asked = 0;
      const failing = {
        decide: () => {
          asked += 1;
          throw own;
        },
      };
      await assert.rejects(dialIn(failing, { target: coordinator.address, session: name, token }), (error) => error === own);
      assert.equal(asked, 1);
      await client.cancel(name);
    });
  }

  it("lets a player that dials in correct an illegal move, and hears who may not take a seat", async () => {
    const { name } = await client.create("starter", { seed: 7, dialIns: ["USA"], openSecrets: true });
    const token = await client.seatToken(name, "USA");
    const greedy = recording({
      decide: (view) => ({
        tables: view.tables.filter((t) => t.toMove).map((t) => ({ table: t.table.id, offer: { levels: [99] } })),
      }),
    });
    const end = await dialIn(greedy, { target: coordinator.address, session: name, token });
    assert.equal(end.finished, true);
    assert.equal(greedy.refused[0].reason, "REFUSAL_REASON_UNKNOWN_LEVEL");
    await assert.rejects(dialIn(patient, { target: coordinator.address, session: name, token: "guess" }), (error) => {
      assert.equal(error.reason, "TOKEN_INVALID");
      return true;
    });
  });

  it("lets an illegal move be corrected", async () => {
    const greedy = recording({
      decide: (view) => ({
        tables: view.tables.filter((t) => t.toMove).map((t) => ({ table: t.table.id, offer: { levels: [99] } })),
      }),
    });
    assert.equal((await play(greedy)).state, "SESSION_STATE_FINISHED");
    assert.equal(greedy.refused[0].reason, "REFUSAL_REASON_UNKNOWN_LEVEL");
    assert.ok(greedy.last.slice(1).every((turn) => turn.outcome === "move"));
  });
});

async function all(stream) {
  const items = [];
  for await (const item of stream) items.push(item);
  return items;
}

describe("with a coordinator that ends every connection in order", () => {
  it("gives up after so many attempts in a row", { timeout: 30_000 }, async () => {
    let knocks = 0;
    const server = new grpc.Server();
    server.addService(contract.seat.v1.SeatService.service, {
      takeSeat: (call) => {
        knocks += 1;
        call.end();
      },
    });
    const bind = promisify(server.bindAsync.bind(server));
    const port = await bind("127.0.0.1:0", grpc.ServerCredentials.createInsecure());
    const where = { target: `127.0.0.1:${port}`, session: "sessions/none", token: "any", attempts: 2 };
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error("it never gave up")), 5000).unref());
    await assert.rejects(Promise.race([dialIn(patient, where), late]), (error) => error.code === "UNAVAILABLE");
    assert.equal(knocks, 2);
    server.forceShutdown();
  });
});

describe("served", () => {
  it("lets the sample pass the conformance kit", async () => {
    const server = await serve(patient);
    const test = spawn(parley, ["agent", "test", server.address, "--seeds", "1..5"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const said = all(test.stdout.setEncoding("utf8"));
    const [code] = await once(test, "exit");
    await server.stop();
    const report = (await said).join("");
    assert.equal(code, 0, report);
    assert.match(report, /own surplus[^]* 0 failed/);
  });

  for (const code of ["ENOENT", grpc.status.UNAVAILABLE]) {
    it(`says that the agent failed, also where its failure has the code ${code}`, async () => {
      const failing = { decide: () => Promise.reject(Object.assign(new Error("it broke"), { code })) };
      const server = await serve(failing);
      const asking = new contract.agent.v1.CountryAgentService(server.address, grpc.credentials.createInsecure());
      const decide = promisify(asking.decide.bind(asking));
      await assert.rejects(decide({ requestId: "1", view: { seat: "USA" } }), (error) => error.code === grpc.status.INTERNAL);
      asking.close();
      await server.stop();
    });
  }

  it("names a port that is taken", async () => {
    const server = await serve(patient);
    const port = Number(server.address.split(":")[1]);
    await assert.rejects(serve(patient, { port }), new RegExp(`port: ${port} at 127.0.0.1`));
    await server.stop();
  });
});
