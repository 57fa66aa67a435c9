import grpc from "@grpc/grpc-js";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { ParleyError } from "./client.js";
import { parley } from "./contract.js";

const TLS = "grpcs://";

/**
 * Plays one seat by dialling in, until its session is over, and gives how it ended for the seat. Takes a connection that breaks up again
 * where it broke, until so many attempts in a row have failed.
 */
export async function play(agent, { target = "127.0.0.1:7070", session, token, ca, attempts = 8 }) {
  const tls = target.startsWith(TLS);
  const seat = new parley.seat.v1.SeatService(
    tls ? target.slice(TLS.length) : target,
    tls ? grpc.credentials.createSsl(ca ? readFileSync(ca) : null) : grpc.credentials.createInsecure(),
  );
  const metadata = new grpc.Metadata();
  metadata.set("authorization", `Bearer ${token}`);
  // The last answer, until its turn is told to have ended: it may have been lost with a connection.
  let unsure;
  let view;
  let after = "0";
  try {
    for (let failed = 0; ; ) {
      const door = seat.takeSeat(metadata);
      try {
        door.write({ session, after });
        if (unsure) door.write({ played: unsure });
        for await (const told of door) {
          failed = 0;
          if (told.number !== "0") after = told.number;
          if (told.told === "over") {
            door.end();
            return told.over;
          }
          if (told.told === "ended") {
            unsure = undefined;
          } else if (told.told === "turn" || told.told === "refused") {
            view = told.turn?.view ?? view;
            const refusal = told.refused?.refusal ?? told.turn?.refusal;
            const { turn } = told.turn ?? told.refused;
            unsure = { turn, move: refusal ? await corrected(agent, view, refusal) : await agent.decide(view) };
            door.write({ played: unsure });
          }
        }
        failed += 1;
      } catch (error) {
        failed += 1;
        if (error.code !== grpc.status.UNAVAILABLE || failed >= attempts) {
          throw error.code === undefined ? error : new ParleyError(error);
        }
      } finally {
        door.cancel();
      }
      await sleep(Math.min(100 * 2 ** failed, 3000));
    }
  } finally {
    seat.close();
  }
}

async function corrected(agent, view, refusal) {
  if (agent.correct) return agent.correct(view, refusal);
  console.warn(`${view.seat}: ${refusal.field}: ${refusal.value} (expected: ${refusal.expected}); waits instead`);
  return {};
}
