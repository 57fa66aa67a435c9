import grpc from "@grpc/grpc-js";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const TLS = "grpcs://";

/** Where a coordinator is and what a connection with it takes: `grpcs://` asks for TLS. */
export function endpoint(target, ca) {
  if (!target.startsWith(TLS)) return { address: target, credentials: grpc.credentials.createInsecure() };
  return { address: target.slice(TLS.length), credentials: grpc.credentials.createSsl(ca ? readFileSync(ca) : null) };
}

export function bearer(token) {
  const metadata = new grpc.Metadata();
  if (token) metadata.set("authorization", `Bearer ${token}`);
  return metadata;
}

/** Waits the longer the more attempts in a row have failed. */
export function backOff(failed) {
  return sleep(Math.min(100 * 2 ** failed, 3000));
}

/** What an agent does: where its last move was refused and it does not correct it, it waits. */
export async function move(agent, view, refusal) {
  if (!refusal) return agent.decide(view);
  if (agent.correct) return agent.correct(view, refusal);
  console.warn(`${view.seat}: ${refusal.field}: ${refusal.value} (expected: ${refusal.expected}); waits instead`);
  return {};
}
