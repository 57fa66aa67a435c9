import grpc from "@grpc/grpc-js";
import { backOff, bearer, endpoint, move } from "./calls.js";
import { ParleyError } from "./client.js";
import { parley } from "./contract.js";

/**
 * Plays one seat by dialling in, until its session is over, and gives how it ended for the seat. Takes a connection that breaks up again
 * where it broke, until so many attempts in a row have failed.
 */
export async function play(agent, { target = "127.0.0.1:7070", session, token, ca, attempts = 8 }) {
  const { address, credentials } = endpoint(target, ca);
  const seat = new parley.seat.v1.SeatService(address, credentials);
  const metadata = bearer(token);
  // The last answer, until its turn is told to have ended: it may have been lost with a connection.
  let unsure;
  let view;
  let after = "0";
  try {
    for (let failed = 0; ; ) {
      const door = seat.takeSeat(metadata);
      const heard = listen(door);
      try {
        door.write({ session, after });
        if (unsure) door.write({ played: unsure });
        for await (const told of heard.messages) {
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
            unsure = { turn, move: await move(agent, view, refusal) };
            door.write({ played: unsure });
          }
        }
      } finally {
        door.cancel();
      }
      failed += 1;
      if (failed >= attempts) throw new ParleyError(heard.broke);
      await backOff(failed);
    }
  } finally {
    seat.close();
  }
}

/**
 * What a door tells until its connection breaks, and what broke it. Failures of the connection are caught here, where those of the agent,
 * whatever code they carry, do not come by.
 */
function listen(door) {
  const heard = { broke: { code: grpc.status.UNAVAILABLE, details: "the connection ended before the session was over" } };
  heard.messages = (async function* () {
    try {
      yield* door;
    } catch (error) {
      if (typeof error.code !== "number") throw error;
      if (error.code !== grpc.status.UNAVAILABLE) throw new ParleyError(error);
      heard.broke = error;
    }
  })();
  return heard;
}
