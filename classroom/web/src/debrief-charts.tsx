import * as Plot from '@observablehq/plot';
import { useState } from 'preact/hooks';
import type { GetHindsightResponse, TableHindsight, ValuedDeal } from '../generated/parley/classroom/v1/debrief_pb';
import type { WorldDebrief } from '../generated/parley/classroom/v1/classroom_service_pb';
import { RedLineBound, type Scenario } from '../generated/parley/scenario/v1/scenario_pb';
import { Chart, look } from './chart';
import { d } from './debrief-strings';
import { limit } from './redlines';
import { t } from './strings';
import { percent, Scale, signed } from './ui';

/** A world with all its secrets, by its number. */
export type Hindsights = Map<number, GetHindsightResponse>;

/** How people call countries, tables, issues and levels. */
export class Names {
  constructor(private readonly scenario?: Scenario) {}

  country = (code: string): string => this.scenario?.countries.find((one) => one.code === code)?.name ?? code;

  found = (table: string) => this.scenario?.tables.find((one) => one.id === table);

  table = (id: string): string => this.found(id)?.parties.map(this.country).join(' – ') ?? id;

  /** Who takes measures against whom, by the id of a ladder. */
  ladder = (id: string): string => {
    const [from, to] = id.split('>') as [string, string];
    return `${this.country(from)} → ${to === 'ALL' ? t.allCountries : this.country(to)}`;
  };

  issues = (table: string) => this.found(table)?.issues ?? [];

  level = (table: string, issue: number, level: number): string => this.issues(table)[issue]?.levels[level]?.title ?? String(level);

  /** What a deal changes, in one line. */
  terms = (table: string, deal: ValuedDeal): string =>
    (deal.deal?.levels ?? [])
      .map((level, i) => (level > 0 ? `${this.issues(table)[i]?.title}: ${this.level(table, i, level)}` : ''))
      .filter(Boolean)
      .join('; ') || d.gotNothing;
}

const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'cross', 'star', 'wye', 'asterisk'] as const;
const DASHES = ['', '6 3', '2 3', '8 3 2 3', '1 4', '10 4', '4 2', '3 6'];
const COLOURS = ['var(--c1)', 'var(--c2)', 'var(--c3)', 'var(--c4)', 'var(--c5)', 'var(--c6)', 'var(--c7)', 'var(--ink)'];

const MOST = SHAPES.length;

/** As many worlds as can be told apart, one's own among them. */
function drawn<T>(worlds: T[], own: (world: T) => boolean): T[] {
  const at = worlds.findIndex(own);
  return at < MOST ? worlds.slice(0, MOST) : [...worlds.slice(0, MOST - 1), worlds[at]!];
}

/** How much both gained on how it ended; what somebody missed is larger the larger both are. */
const gain = (table: TableHindsight): number =>
  table.missed
    ? (table.missed.first - (table.signed?.first ?? 0)) * (table.missed.second - (table.signed?.second ?? 0))
    : 0;

/** Every deal of a table in each world that was looked at: what both could have had, and what they took. */
export function Space(props: { all: Hindsights; world: number; worlds: number; names: Names }) {
  const { all, names } = props;
  const worlds = [...all.keys()];
  const tables = all.get(worlds[0]!)?.tables.map((one) => one.table) ?? [];
  const everything = worlds.flatMap((world) => all.get(world)!.tables.map((table) => ({ world, table })));
  const most = everything.reduce<(typeof everything)[number] | undefined>((best, one) => (gain(one.table) > (best ? gain(best.table) : 0) ? one : best), undefined);
  const [chosen, choose] = useState('');
  const table = chosen || most?.table.table || tables[0] || '';
  const here = everything.filter((one) => one.table.table === table);
  const pictures = drawn(here, (one) => one.world === props.world);
  const worst = here.reduce<(typeof here)[number] | undefined>((best, one) => (gain(one.table) > (best ? gain(best.table) : 0) ? one : best), undefined);
  return (
    <section class="card" aria-label={d.space}>
      <h2>{d.space}</h2>
      <p>{d.spaceHelp}</p>
      <label>
        {t.table}
        <select value={table} onChange={(event) => choose(event.currentTarget.value)}>
          {tables.map((id) => <option key={id} value={id}>{names.table(id)}</option>)}
        </select>
      </label>
      <h3>{d.missed(worlds, props.worlds)}</h3>
      <p class="missed">{worst ? missedSays(worst.world, worst.table, names) : d.noneMissed} {most && most.table.table !== table && d.mostMissed(names.table(most.table.table))}</p>
      {pictures.length < here.length && <p>{d.drawn(pictures.length, here.length)}</p>}
      <div class="panels">
        {pictures.map((one) => <SpacePanel key={`${one.world} ${table}`} world={one.world} table={one.table} names={names} />)}
      </div>
    </section>
  );
}

function missedSays(world: number, table: TableHindsight, names: Names): string {
  const deal = table.missed!;
  return d.missedSays(
    world,
    names.country(table.parties[0]!),
    names.country(table.parties[1]!),
    names.terms(table.table, deal),
    signed(deal.first),
    signed(deal.second),
    table.signed ? d.gotDeal(signed(table.signed.first), signed(table.signed.second)) : d.gotNothing,
  );
}

function SpacePanel(props: { world: number; table: TableHindsight; names: Names }) {
  const { table, names } = props;
  const [first, second] = table.parties.map(names.country) as [string, string];
  const end = table.signed
    ? (table.missed ? d.signedBelow : d.signedOn)(signed(table.signed.first), signed(table.signed.second))
    : table.missed
      ? d.unsignedMissed
      : d.unsignedNone;
  const says = d.spaceSays(props.world, Number(table.deals), table.seen, table.frontier.length, end);
  const marks = [
    ...(table.signed ? [{ ...table.signed, what: d.legend.signed, shape: 'star' }] : []),
    ...(table.missed ? [{ ...table.missed, what: d.legend.missed, shape: 'triangle' }] : []),
  ];
  const draw = (width: number) =>
    Plot.plot({
      width,
      height: Math.min(340, width * 0.85),
      marginLeft: 48,
      marginRight: 24,
      style: look,
      x: { label: first, ticks: 5, nice: true },
      y: { label: second, ticks: 5, nice: true },
      r: { range: [1.5, 5] },
      symbol: { legend: false },
      marks: [
        Plot.ruleX([0], { strokeOpacity: 0.6 }),
        Plot.ruleY([0], { strokeOpacity: 0.6 }),
        Plot.dot(table.crowd, { x: 'first', y: 'second', r: 'deals', fill: 'currentColor', fillOpacity: 0.25, stroke: 'none' }),
        Plot.line(table.frontier, { x: 'first', y: 'second', stroke: 'var(--c1)', strokeWidth: 2 }),
        Plot.dot(table.frontier, { x: 'first', y: 'second', r: 3, symbol: 'diamond', stroke: 'var(--c1)', fill: 'var(--card)' }),
        ...marks.map((mark) =>
          Plot.dot([mark], { x: 'first', y: 'second', r: 8, symbol: mark.shape as 'star', fill: mark.shape === 'star' ? 'var(--c2)' : 'var(--c3)', stroke: 'var(--ink)' }),
        ),
        ...marks.map((mark) => Plot.text([mark], { x: 'first', y: 'second', text: 'what', dy: mark.shape === 'star' ? 17 : -16, fontWeight: 'bold', stroke: 'var(--card)', strokeWidth: 4, fill: 'currentColor' })),
      ],
    });
  const row = (what: string) => (deal: ValuedDeal) => [what, signed(deal.first), signed(deal.second), names.terms(table.table, deal)];
  return (
    <Chart
      says={says}
      draw={draw}
      head={[d.kind, first, second, t.deal]}
      rows={[
        ...(table.signed ? [row(d.legend.signed)(table.signed)] : []),
        ...(table.missed ? [row(d.legend.missed)(table.missed)] : []),
        ...table.frontier.slice(0, 40).map(row(d.legend.frontier)),
      ]}
    />
  );
}

/** What the offers of each table of one world were worth to both sides, as they went. */
export function Concessions(props: { world: number; hindsight: GetHindsightResponse; names: Names }) {
  const { hindsight, names } = props;
  const talked = hindsight.tables.filter((table) => hindsight.bids.some((bid) => bid.table === table.table));
  return (
    <section class="card" aria-label={`${d.concessions}, ${t.world} ${props.world}`}>
      <h2>{d.concessions}: {t.world} {props.world}</h2>
      <p>{talked.length ? d.concessionsHelp : d.noOffers}</p>
      <div class="panels">
        {talked.map((table) => {
          const bids = hindsight.bids.filter((bid) => bid.table === table.table);
          const [a, b] = table.parties as [string, string];
          const worth = (i: number, side: 0 | 1) => (side ? bids[i]!.deal!.second : bids[i]!.deal!.first);
          const points = bids.flatMap((bid, i) =>
            ([0, 1] as const).map((side) => ({
              at: i + 1,
              round: bid.round,
              worth: worth(i, side),
              who: names.country(side ? b : a),
              own: bid.by === (side ? b : a),
              side,
            })),
          );
          const last = bids.length - 1;
          const says = d.concessionsSays(names.table(table.table), bids.length, names.country(a), signed(worth(0, 0)), signed(worth(last, 0)), names.country(b), signed(worth(0, 1)), signed(worth(last, 1)));
          const draw = (width: number) =>
            Plot.plot({
              width,
              height: 220,
              marginRight: 90,
              style: look,
              x: { label: t.round, ticks: bids.map((_, i) => i + 1).filter((at) => at === 1 || bids[at - 1]!.round !== bids[at - 2]!.round), tickFormat: (at: number) => String(bids[at - 1]?.round ?? '') },
              y: { label: t.unit, grid: true, ticks: 5 },
              marks: [
                Plot.ruleY([0], { strokeOpacity: 0.6 }),
                ...([0, 1] as const).flatMap((side) => {
                  const line = points.filter((point) => point.side === side);
                  return [
                    Plot.line(line, { x: 'at', y: 'worth', stroke: COLOURS[side], strokeWidth: 2, strokeDasharray: DASHES[side] }),
                    Plot.dot(line, { x: 'at', y: 'worth', r: 4, symbol: SHAPES[side], stroke: COLOURS[side], fill: (point: (typeof points)[number]) => (point.own ? COLOURS[side] : 'var(--card)') }),
                    Plot.text(line.slice(-1), { x: 'at', y: 'worth', text: 'who', dx: 8, dy: worth(last, side) < worth(last, side ? 0 : 1) || (side === 1 && worth(last, 0) === worth(last, 1)) ? 7 : -7, textAnchor: 'start', fill: 'currentColor' }),
                  ];
                }),
              ],
            });
          return (
            <Chart
              key={table.table}
              says={says}
              draw={draw}
              head={[t.round, d.by, d.kind, names.country(a), names.country(b), t.deal]}
              rows={bids.map((bid) => [bid.round, names.country(bid.by), bid.accepts ? d.accepts : d.offersIt, signed(bid.deal!.first), signed(bid.deal!.second), names.terms(table.table, bid.deal!)])}
            />
          );
        })}
      </div>
    </section>
  );
}

/** Who offered to whom and who spoke to whom in one world. */
export function Matrix(props: { world: number; hindsight: GetHindsightResponse; names: Names }) {
  const { hindsight, names } = props;
  const codes = hindsight.secrets.map((seat) => seat.country);
  const parties = new Map(hindsight.tables.map((table) => [table.table, table.parties]));
  const offers = new Map<string, number>();
  for (const bid of hindsight.bids.filter((one) => !one.accepts)) {
    const to = parties.get(bid.table)?.find((party) => party !== bid.by);
    if (to) offers.set(`${bid.by} ${to}`, (offers.get(`${bid.by} ${to}`) ?? 0) + 1);
  }
  const talk = new Map(hindsight.talk.map((one) => [`${one.from} ${one.to}`, one.messages]));
  const busiest = [...offers.entries()].sort((one, other) => other[1] - one[1])[0];
  const sum = (counts: Iterable<number>) => [...counts].reduce((all, one) => all + one, 0);
  const highest = Math.max(1, ...offers.values());
  const toAll = hindsight.talk.filter((one) => !one.to).map((one) => one.messages);
  const says = d.matrixSays(sum(offers.values()), sum(talk.values()), sum(toAll), busiest ? d.busiest(...(busiest[0].split(' ').map(names.country) as [string, string])) : '');
  return (
    <section class="card" aria-label={`${d.matrix}, ${t.world} ${props.world}`}>
      <h2>{d.matrix}: {t.world} {props.world}</h2>
      <p>{says}</p>
      <div class="scroll" tabIndex={0} role="region" aria-label={`${d.matrix}, ${t.world} ${props.world}: ${d.matrixCell}`}>
        <table class="board matrix">
          <caption>{d.matrixCell}</caption>
          <thead><tr><th scope="col">{d.fromTo}</th>{codes.map((code) => <th scope="col" key={code}><abbr title={names.country(code)}>{code}</abbr></th>)}<th scope="col">{d.toAll}</th></tr></thead>
          <tbody>
            {codes.map((from) => (
              <tr key={from}>
                <th scope="row">{names.country(from)}</th>
                {[...codes, ''].map((to) => {
                  const made = offers.get(`${from} ${to}`) ?? 0;
                  const spoke = talk.get(`${from} ${to}`) ?? 0;
                  return <td key={to} style={{ boxShadow: made ? `inset 0 -${Math.ceil((8 * made) / highest)}px 0 var(--c1)` : undefined }}>{made || spoke ? `${made} / ${spoke}` : from === to ? '' : '·'}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What a seat's first offers asked for beside what it signed, issue by issue. */
export function Asked(props: { world: number; seat: string; hindsight: GetHindsightResponse; names: Names }) {
  const { hindsight, names, seat } = props;
  const mine = hindsight.tables.filter((table) => table.signed && table.parties.includes(seat));
  const first = (table: string, by: string) => hindsight.bids.find((bid) => bid.table === table && bid.by === by && !bid.accepts)?.deal;
  const terms = mine.flatMap((table) =>
    (table.signed!.deal?.levels ?? []).map((level, i) => ({ same: first(table.table, seat)?.deal?.levels[i] === level, offered: !!first(table.table, seat) })),
  ).filter((term) => term.offered);
  return (
    <section class="card" aria-label={`${d.asked}, ${names.country(seat)}`}>
      <h2>{d.asked}: {names.country(seat)}, {t.world} {props.world}</h2>
      <p>{!mine.length ? d.askedNothing(names.country(seat)) : !terms.length ? d.askedNever(names.country(seat)) : d.askedSays(names.country(seat), terms.filter((term) => term.same).length, terms.length)}</p>
      {mine.map((table) => {
        const other = table.parties.find((party) => party !== seat)!;
        const [ours, theirs] = [first(table.table, seat), first(table.table, other)];
        const cell = (deal: ValuedDeal | undefined, i: number) => (deal ? names.level(table.table, i, deal.deal!.levels[i]!) : d.noOffer);
        return (
          <div class="scroll" key={table.table} tabIndex={0} role="region" aria-label={`${d.asked}, ${names.country(seat)}, ${names.table(table.table)}`}>
            <table class="board">
              <caption>{names.table(table.table)}</caption>
              <thead><tr><th scope="col">{t.issue}</th><th scope="col">{d.firstAsked(names.country(seat))}</th><th scope="col">{d.firstAsked(names.country(other))}</th><th scope="col">{t.signedDeals}</th></tr></thead>
              <tbody>
                {names.issues(table.table).map((issue, i) => {
                  const level = table.signed!.deal!.levels[i]!;
                  const got = ours && ours.deal!.levels[i] === level;
                  return <tr key={issue.id}><th scope="row">{issue.title}</th><td>{cell(ours, i)}</td><td>{cell(theirs, i)}</td><td>{got ? '✓ ' : ''}<b>{names.level(table.table, i, level)}</b></td></tr>;
                })}
              </tbody>
            </table>
          </div>
        );
      })}
    </section>
  );
}

/** What each seat of one world kept to itself. */
export function Secrets(props: { world: number; hindsight: GetHindsightResponse; names: Names }) {
  const { secrets } = props.hindsight;
  const { names } = props;
  const top = (of: (seat: (typeof secrets)[number]) => number) => secrets.reduce((best, seat) => (of(seat) > of(best) ? seat : best), secrets[0]!);
  const kinds = Object.keys(d.values) as ('politicalWeight' | 'retaliationWeight' | 'sovereignty' | 'concessionAversion' | 'ratificationConstraint')[];
  if (!secrets.length) return null;
  return (
    <section class="card" aria-label={`${d.secrets}, ${t.world} ${props.world}`}>
      <h2>{d.secrets}: {t.world} {props.world}</h2>
      <p>{d.secretsSays(names.country(top((seat) => seat.politicalWeight).country), names.country(top((seat) => seat.retaliationWeight).country))} {d.noDealIs}</p>
      <div class="panels">
        {kinds.map((kind) => {
          const highest = Math.max(1e-9, ...secrets.map((seat) => Math.abs(seat[kind])));
          return (
            <div key={kind} class="scroll" tabIndex={0} role="region" aria-label={`${d.values[kind]![0]}, ${t.world} ${props.world}`}>
              <table class="board">
                <caption>{d.values[kind]![0]}: {d.values[kind]![1]}</caption>
                <tbody>
                  {secrets.map((seat) => (
                    <tr key={seat.country}><th scope="row">{names.country(seat.country)}</th><td><Scale share={seat[kind] / highest} /></td><td>{seat[kind].toFixed(2)}</td></tr>
                  ))}
                </tbody>
              </table>
            </div>
          );
        })}
      </div>
      <RedLines world={props.world} hindsight={props.hindsight} names={names} />
    </section>
  );
}

/** What became of every line that was drawn in public, before the summit and in it. */
function RedLines(props: { world: number; hindsight: GetHindsightResponse; names: Names }) {
  const { names } = props;
  const lines = props.hindsight.redLines.flatMap((line) => {
    const at = names.issues(line.table).findIndex((issue) => issue.id === line.issue);
    const level = props.hindsight.tables.find((table) => table.table === line.table)?.signed?.deal?.levels[at];
    const crossed = level !== undefined && (line.bound === RedLineBound.AT_MOST ? level > line.level : level < line.level);
    return at < 0 ? [] : [{ line, issue: names.issues(line.table)[at]!.title, level, at, crossed }];
  });
  if (!lines.length) return null;
  return (
    <>
      <h3 class="below">{d.redLines}</h3>
      <p>{d.redLinesSay(lines.length, lines.filter((one) => one.level !== undefined).length, lines.filter((one) => one.crossed).length)}</p>
      <ul class="plain news">
        {lines.map(({ line, issue, level, at, crossed }) => (
          <li key={`${line.country} ${line.table} ${line.issue}`}>
            <b>{names.country(line.country)}</b> ({names.table(line.table)}): {line.title || limit(line, names.found(line.table)!)}.{' '}
            {level === undefined ? `– ${t.nobodySigned}` : `${crossed ? d.crossed : d.held}: ${issue}, ${names.level(line.table, at, level)}`}
          </li>
        ))}
      </ul>
    </>
  );
}

const MONTHS = [0, 12, 24, 60];

/** Dependence on China after the summit: a small picture for each country, a line for each world. */
export function OutlookCharts(props: { worlds: WorldDebrief[]; own: number }) {
  const { worlds } = props;
  const lines = drawn(worlds, (world) => world.number === props.own);
  const countries = (worlds[0]?.report?.outlook ?? []).filter((one) => one.country !== 'CHN' && worlds[0]!.seats.some((seat) => seat.country === one.country));
  const at = (world: WorldDebrief, country: string, month: number) =>
    world.report?.outlook.find((one) => one.country === country)?.months.find((one) => one.month === month)?.dependence ?? 0;
  return (
    <section class="card" aria-label={t.outlook}>
      <h2>{t.outlook}</h2>
      <p>{d.outlookHelp} {lines.length < worlds.length && d.drawn(lines.length, worlds.length)}</p>
      <div class="panels">
        {countries.map((country) => {
          const least = worlds.reduce((best, world) => (at(world, country.country, 60) < at(best, country.country, 60) ? world : best), worlds[0]!);
          const says = d.outlookLine(country.name, percent(at(least, country.country, 0)), percent(at(least, country.country, 60)), least.number);
          const points = (world: WorldDebrief) => MONTHS.map((month) => ({ month, share: 100 * at(world, country.country, month), label: `${t.world} ${world.number}` }));
          const draw = (width: number) =>
            Plot.plot({
              width,
              height: 190,
              marginRight: 64,
              style: look,
              x: { label: t.months, ticks: MONTHS, tickFormat: String },
              y: { label: '%', domain: [0, 100], grid: true, ticks: 5 },
              marks: lines.flatMap((world, i) => [
                Plot.line(points(world), { x: 'month', y: 'share', stroke: COLOURS[i], strokeWidth: 2, strokeDasharray: DASHES[i] }),
                Plot.dot(points(world), { x: 'month', y: 'share', r: 4, symbol: SHAPES[i], stroke: COLOURS[i], fill: 'var(--card)' }),
                Plot.text(points(world).slice(-1), { x: 'month', y: 'share', text: 'label', dx: 8, dy: 6 * (2 * lines.filter((other, j) => at(other, country.country, 60) > at(world, country.country, 60) || (j < i && at(other, country.country, 60) === at(world, country.country, 60))).length - lines.length + 1), textAnchor: 'start', fill: 'currentColor' }),
              ]),
            });
          return <Chart key={country.country} says={says} draw={draw} head={[t.world, ...MONTHS.map((month) => `${month} ${t.months}`)]} rows={worlds.map((world) => [world.number, ...MONTHS.map((month) => percent(at(world, country.country, month)))])} />;
        })}
      </div>
    </section>
  );
}
