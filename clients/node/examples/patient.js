// A country that gives way evenly over a table's turns, and climbs a ladder only where its own reckoning says so.
import { play, serve } from "parley-client";

/** @type {import("parley-client").Agent} */
export const patient = {
  strategy: "patient",
  deterministic: true,
  decide: (view) =>
    view.kind === "TURN_KIND_MEASURES"
      ? { measures: view.measures.map(level) }
      : { tables: view.tables.filter((table) => table.toMove).map(answer) },
};

/** @param {import("parley-client").View["measures"][number]} ladder */
function level(ladder) {
  if (!ladder.opportunity) return { ladder: ladder.ladder, level: ladder.level };
  const open = ladder.options.filter((option) => option.level <= ladder.highest);
  const best = open.reduce((a, b) => (b.exponent > a.exponent ? b : a));
  return { ladder: ladder.ladder, level: best.level };
}

/** @param {import("parley-client").View["tables"][number]} view */
function answer(view) {
  const table = view.table?.id ?? "";
  const { menu, standing } = view;
  if (menu.length === 0) return { table, wait: {} }; // nothing that can be agreed here is better than leaving
  const best = menu[0].surplus;
  const target = best - (best - menu[menu.length - 1].surplus) * view.time;
  const affordable = view.affordableUsdBn ?? Infinity;
  if (standing?.by === view.other && standing.surplus >= target && standing.commitsUsdBn <= affordable) {
    return { table, accept: standing.deal };
  }
  const offers = menu.filter((deal) => deal.surplus >= target);
  return { table, offer: offers.reduce((a, b) => (b.surplus < a.surplus ? b : a)).deal };
}

if (process.argv[1] === import.meta.filename) {
  const [target, session, token] = process.argv.slice(2);
  if (session && token) {
    console.log("patient dials in");
    const end = await play(patient, { target, session, token });
    console.log(`patient's session is over: ${end.digest}`);
  } else {
    const server = await serve(patient, { port: Number(target ?? 7101) });
    console.log(`patient listens on ${server.address}`);
  }
}
