// Compiles only as long as the types say what the package does.
import { Client, play as dialIn, serve, type Agent, type Move, type View } from "parley-client";

export const agent: Agent = {
  decide: (view: View): Move => ({ tables: view.tables.map((table) => ({ table: table.table!.id, wait: {} })) }),
};

export async function play(): Promise<string> {
  const server = await serve(agent);
  const client = new Client();
  const session = await client.create("starter", { seed: 7, agents: { USA: server.address } });
  for await (const step of client.watch(session.name)) {
    const cursor: string = step.cursor;
    void cursor;
  }
  // @ts-expect-error a country plays by a strategy's name
  await client.create("starter", { strategies: { CHN: 7 } });
  const token = await client.seatToken(session.name, "CHN");
  const end = await dialIn(agent, { session: session.name, token });
  const over: boolean = end.finished;
  void over;
  return (await client.finish(session.name)).digest;
}
