import type { ComponentProps, ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { GetSupplyResponse } from '../generated/parley/classroom/v1/supply_pb';
import type { WorldView } from '../generated/parley/classroom/v1/classroom_service_pb';
import type { Flow, Market } from '../generated/parley/scenario/v1/scenario_pb';
import type { TableView, View } from '../generated/parley/seat/v1/view_pb';
import type { Classroom } from './api';
import { t } from './strings';
import { nameOf, percent } from './ui';
import './supply.css';

const CHINA = 'CHN';

/** A stock is drawn against a year. */
const YEAR = 12;

/** Smaller shares stand in the numbers alone. */
const SEEN = 0.01;

type LineMap = typeof import('./map').default;

/** A map that is fetched once it comes into sight, so that no page carries it that nobody looks at. */
function Atlas(props: ComponentProps<LineMap>) {
  const ref = useRef<HTMLDivElement>(null);
  const [Loaded, setLoaded] = useState<ComponentType<ComponentProps<LineMap>>>();
  useEffect(() => {
    let stopped = false;
    const load = () =>
      import('./map').then(
        (map) => !stopped && setLoaded(() => map.default),
        () => !stopped && setTimeout(load, 3000),
      );
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        watcher.disconnect();
        void load();
      }
    });
    watcher.observe(ref.current!);
    return () => {
      stopped = true;
      watcher.disconnect();
    };
  }, []);
  return <div ref={ref} class="map">{Loaded ? <Loaded {...props} /> : <p>{props.says}</p>}</div>;
}

/** Where one's own minerals come from and go to, how long the stock lasts, and what was signed for more. */
export function Supply(props: { client: Classroom; view: View; names: Map<string, string> }) {
  const { client, view } = props;
  const [supply, setSupply] = useState<GetSupplyResponse>();
  const [chosen, choose] = useState('');
  const [again, setAgain] = useState(0);
  useEffect(() => {
    let stopped = false;
    client.getSupply({}).then(
      (answer) => !stopped && setSupply(answer),
      () => !stopped && setTimeout(() => setAgain((n) => n + 1), 3000),
    );
    return () => {
      stopped = true;
    };
  }, [client, again]);
  const now = view.world?.countries.find((one) => one.country === view.seat)?.markets ?? [];
  if (!supply || supply.markets.length === 0) return null;
  const name = (code: string) => supply.names[code] ?? nameOf(props.names, code);
  const market = supply.markets.find((one) => one.id === chosen) ?? [...supply.markets].sort((one, other) => value(other, view.seat) - value(one, view.seat))[0]!;
  const plants = signedPlants(view, supply);
  return (
    <section class="card" aria-label={t.supplyMap.title}>
      <h2>{t.supplyMap.title}</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label={t.supplyMap.bars}>
        <table class="board supply">
          <caption>{t.supplyMap.bars}</caption>
          <thead><tr><th scope="col">{t.supplyMap.mineral}</th><th scope="col">{t.supplyMap.fromChina}</th><th scope="col">{t.supplyMap.missing}</th><th scope="col">{t.supplyMap.stock}</th></tr></thead>
          <tbody>
            {supply.markets.map((one) => {
              const state = now.find((each) => each.market === one.id);
              return (
                <tr key={one.id}>
                  <th scope="row">{one.name}</th>
                  {state ? (
                    <>
                      <Cell share={state.dependence} text={percent(state.dependence)} />
                      <Cell share={state.shortage} text={percent(state.shortage)} />
                      <Cell share={state.stockMonths / YEAR} text={t.supplyMap.months(state.stockMonths)} />
                    </>
                  ) : (
                    <td colSpan={3}>{t.supplyMap.notUsed}</td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {supply.markets.length > 1 && (
        <label>
          {t.supplyMap.mineral}
          <select value={market.id} onChange={(event) => choose(event.currentTarget.value)}>
            {supply.markets.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </select>
        </label>
      )}
      <Flows key={market.id} market={market} seat={view.seat} name={name} plants={plants.filter((one) => one.market === market.id)} />
      <h3>{t.supplyMap.signed}</h3>
      {plants.length === 0 && <p>{t.supplyMap.nothingSigned}</p>}
      <ul>
        {plants.map((one) => <li key={`${one.table} ${one.plant}`}>{t.supplyMap.plant(one.plant, name(one.place), one.name, one.tonnes, one.share)}</li>)}
      </ul>
      {plants.length > 0 && <p>{t.supplyMap.plantsTakeYears}</p>}
    </section>
  );
}

function Cell(props: { share: number; text: string }) {
  return (
    <td>
      <div class="scale" aria-hidden="true"><i class="level" style={{ width: `${100 * Math.min(1, Math.max(0, props.share))}%` }} /></div>
      {props.text}
    </td>
  );
}

/** What a market is worth to a country, by what it bought, used and sold there. */
const value = (market: Market, seat: string): number =>
  market.priceUsdPerT * market.flows.reduce((sum, flow) => sum + (flow.user === seat ? flow.tonnesPerYear : 0), 0);

/** A plant that a signed deal of one's own supports. */
interface Plant {
  table: string;
  plant: string;
  place: string;
  to: string;
  market: string;
  name: string;
  tonnes: number;
  /** What the buyer was promised of its output; 0 where nothing was said of that. */
  share: number;
}

function signedPlants(view: View, supply: GetSupplyResponse): Plant[] {
  return view.tables.flatMap((table: TableView) => {
    const signed = view.world?.tables.find((one) => one.table === table.table!.id)?.signed;
    const [buyer, host] = table.table!.parties as [string, string];
    const at = table.table!.issues.findIndex((issue) => issue.id === 'off');
    const share = signed && at >= 0 ? (table.table!.issues[at]!.levels[signed.levels[at]!]?.value ?? 0) : 0;
    return signed
      ? table.table!.projects.map((project) => ({
          table: table.table!.id,
          plant: project.name,
          place: project.place || host,
          to: buyer,
          market: project.market,
          name: supply.markets.find((one) => one.id === project.market)?.name ?? project.market,
          tonnes: project.capacityTPerYear,
          share,
        }))
      : [];
  });
}

/** One mineral: who supplied the country in 2024, whom it supplied, and the plants of its signed deals. */
function Flows(props: { market: Market; seat: string; name: (code: string) => string; plants: Plant[] }) {
  const { market, seat, name } = props;
  const sum = (flows: Flow[]) => flows.reduce((all, flow) => all + flow.tonnesPerYear, 0);
  const largest = (flows: Flow[]) => [...flows].sort((one, other) => other.tonnesPerYear - one.tonnesPerYear);
  const bought = largest(market.flows.filter((flow) => flow.user === seat));
  const sold = largest(market.flows.filter((flow) => flow.origin === seat && flow.user !== seat));
  const use = sum(bought);
  const sales = sum(sold);
  const share = (flow: Flow, all: number) => (all > 0 ? flow.tonnesPerYear / all : 0);
  const list = (flows: Flow[], all: number, whom: (flow: Flow) => string) =>
    flows.filter((flow) => share(flow, all) >= SEEN).slice(0, 3).map((flow) => `${whom(flow) === seat ? t.supplyMap.ourselves : name(whom(flow))} ${percent(share(flow, all))}`);
  // Whoever sells more of it than it uses looks at whom it supplies.
  const buys = use >= sales;
  const lines = (buys ? bought : sold)
    .map((flow) => ({ from: flow.origin, to: flow.user, kind: [flow.origin, flow.user].includes(CHINA) && seat !== CHINA ? ('china' as const) : ('others' as const), width: share(flow, buys ? use : sales) }))
    .filter((line) => line.width >= SEEN);
  const labels = Object.fromEntries([
    [seat, seat],
    ...lines.filter((line) => line.to !== line.from).map((line) => (line.to === seat ? [line.from, `${line.from} ${percent(line.width)}`] : [line.to, `${line.to} ${percent(line.width)}`])),
  ]);
  return (
    <>
      <Atlas
        says={t.supplyMap.says(market.name, list(bought, use, (flow) => flow.origin), list(sold, sales, (flow) => flow.user), buys, props.plants.length)}
        lines={[...lines, ...props.plants.map((plant) => ({ from: plant.place, to: plant.to, kind: 'deal' as const, width: 0.1 }))]}
        labels={labels}
        head={[t.supplyMap.from, t.supplyMap.to, t.supplyMap.tonnes, t.supplyMap.share]}
        rows={[
          ...bought.map((flow) => [name(flow.origin), name(seat), Math.round(flow.tonnesPerYear).toLocaleString('en'), percent(share(flow, use))]),
          ...sold.map((flow) => [name(seat), name(flow.user), Math.round(flow.tonnesPerYear).toLocaleString('en'), percent(share(flow, sales))]),
        ]}
      />
      <LineKey kinds={['china', 'others', 'deal']} />
    </>
  );
}

function LineKey(props: { kinds: (keyof typeof t.supplyMap.key)[] }) {
  return (
    <ul class="plain row wrap key" aria-hidden="true">
      {props.kinds.map((kind) => <li key={kind}><i class={`line ${kind}`} /> {t.supplyMap.key[kind]}</li>)}
    </ul>
  );
}

/** Who has signed with whom, in how many worlds; for the wall, so that it shows nothing but what all know. */
export function SignedMap(props: { worlds: WorldView[] }) {
  const counts = new Map<string, number>();
  for (const deal of props.worlds.flatMap((world) => world.signed)) counts.set(deal.parties.join(' '), (counts.get(deal.parties.join(' ')) ?? 0) + 1);
  const names = new Map(props.worlds.flatMap((world) => world.seats.map((seat) => [seat.country, seat.name] as const)));
  const pairs = [...counts].map(([pair, worlds]) => ({ pair: pair.split(' ') as [string, string], worlds }));
  return (
    <section class="card" aria-label={t.supplyMap.signedMap}>
      <h2>{t.supplyMap.signedMap}</h2>
      <Atlas
        says={t.supplyMap.signedSays(pairs.map((one) => `${one.pair.map((code) => nameOf(names, code)).join(' – ')}${props.worlds.length > 1 ? ` (${one.worlds})` : ''}`), props.worlds.length)}
        lines={pairs.map(({ pair: [from, to], worlds }) => ({ from, to, kind: 'deal' as const, width: worlds / props.worlds.length }))}
        labels={Object.fromEntries([...names.keys()].map((code) => [code, code]))}
        head={[t.supplyMap.from, t.supplyMap.to, t.worlds]}
        rows={pairs.map(({ pair: [from, to], worlds }) => [nameOf(names, from), nameOf(names, to), worlds])}
      />
    </section>
  );
}
