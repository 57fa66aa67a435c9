import * as Plot from '@observablehq/plot';
import { HappeningKind as Kind, type Bid, type GetHindsightResponse, type Happening } from '../generated/parley/classroom/v1/debrief_pb';
import { Chart, look } from './chart';
import type { Names } from './debrief-charts';
import { d } from './debrief-strings';
import { t } from './strings';

/** Something on a time line: rounds first, then the years after the summit. */
interface Mark {
  at: number;
  when: string;
  who: string;
  row: string;
  look: keyof typeof LOOKS;
  text: string;
  terms?: string;
}

/** Each kind by its shape, and by a colour beside it. */
const LOOKS = {
  offer: { symbol: 'circle', colour: 'var(--c1)', sign: '●' },
  signed: { symbol: 'star', colour: 'var(--c4)', sign: '★' },
  ended: { symbol: 'times', colour: 'var(--c3)', sign: '✕' },
  parted: { symbol: 'square', colour: 'var(--soft)', sign: '■' },
  stalled: { symbol: 'diamond', colour: 'var(--c2)', sign: '◆' },
  inForce: { symbol: 'hexagon', colour: 'var(--c4)', sign: '⬢' },
  up: { symbol: 'triangle', colour: 'var(--c3)', sign: '▲' },
  down: { symbol: 'triangle', colour: 'var(--c6)', sign: '▼' },
} as const;

const OF_KIND: Record<Kind, keyof typeof LOOKS> = {
  [Kind.UNSPECIFIED]: 'parted',
  [Kind.LEFT]: 'ended',
  [Kind.PARTED]: 'parted',
  [Kind.STEPPED_UP]: 'up',
  [Kind.EASED]: 'down',
  [Kind.IN_FORCE]: 'inForce',
  [Kind.STALLED]: 'stalled',
  [Kind.ENDED]: 'ended',
  [Kind.BROKEN]: 'ended',
};

const STEPS = [Kind.STEPPED_UP, Kind.EASED];
const YEARS = [12, 36, 60];

/** What happened at each table of one world and on the ladders, in small pictures on the same line of time. */
export function Timeline(props: { world: number; rounds: number; hindsight: GetHindsightResponse; names: Names }) {
  const { hindsight, names, rounds } = props;
  // A year is as wide as a fifth of the summit.
  const at = (round: number, month: number) => (month > 0 ? rounds + 1 + (month / 60) * rounds : round);
  const when = (round: number, month: number) => (month > 0 ? d.month(month) : `${t.round} ${round}`);
  const happening = (one: Happening, row: string): Mark => ({
    at: at(one.round, one.month),
    when: when(one.round, one.month),
    who: STEPS.includes(one.kind) ? names.ladder(one.where) : one.by ? names.country(one.by) : '',
    row,
    look: OF_KIND[one.kind],
    text: STEPS.includes(one.kind) ? d.toLevel(d.happenings[one.kind]!, one.level) : d.happenings[one.kind]!,
  });
  const draw = (marks: Mark[], rows: string[]) => (width: number) =>
    Plot.plot({
      width,
      height: 76 + 34 * rows.length,
      marginBottom: 44,
      marginLeft: Math.min(118, width * 0.34),
      marginRight: 12,
      style: look,
      x: {
        label: d.roundsThenYears,
        labelOffset: 40,
        domain: [0.5, 2 * rounds + 1.2],
        ticks: [...Array.from({ length: rounds }, (_, i) => i + 1).filter((round) => rounds < 7 || round % 2 === 1), ...YEARS.map((month) => at(0, month))],
        tickFormat: (x: number) => (x > rounds ? `${Math.round(((x - rounds - 1) / rounds) * 5)} y` : String(x)),
      },
      y: { type: 'point', domain: rows, label: null, padding: 0.5, tickSize: 0, tickFormat: (row: string) => (row.length > 17 ? `${row.slice(0, 16)}…` : row) },
      marks: [
        Plot.ruleX([rounds + 0.75], { strokeDasharray: '3 3', strokeOpacity: 0.6 }),
        Plot.ruleY(rows, { strokeOpacity: 0.2 }),
        ...(Object.keys(LOOKS) as (keyof typeof LOOKS)[]).map((kind) =>
          Plot.dot(spread(marks).filter((mark) => mark.look === kind), {
            x: 'at',
            y: 'row',
            r: kind === 'offer' ? 4 : 6,
            symbol: LOOKS[kind].symbol,
            rotate: kind === 'down' ? 180 : 0,
            stroke: kind === 'ended' ? LOOKS[kind].colour : 'var(--card)',
            strokeWidth: kind === 'ended' ? 2.5 : 1,
            fill: kind === 'ended' ? 'none' : LOOKS[kind].colour,
          }),
        ),
      ],
    });
  const rows = (marks: Mark[]) => marks.map((mark) => [mark.when, mark.who, mark.text, mark.terms ?? '']);
  const head = [d.when, t.country, d.kind, t.deal];
  const ladders = hindsight.happenings.filter((one) => STEPS.includes(one.kind)).map((one) => happening(one, one.where.replace('>', ' → ')));
  const steps = [...new Set(ladders.map((one) => one.row))];
  return (
    <section class="card" aria-label={`${d.timeline}, ${t.world} ${props.world}, ${d.inPictures}`}>
      <h2>{d.timeline}: {t.world} {props.world}</h2>
      <ul class="plain row wrap key" aria-hidden="true">
        {(Object.keys(LOOKS) as (keyof typeof LOOKS)[]).map((kind) => (
          <li key={kind}><span style={{ color: LOOKS[kind].colour }}>{LOOKS[kind].sign}</span> {d.timelineKey[kind]}</li>
        ))}
      </ul>
      <div class="panels">
        {hindsight.tables.map((table) => {
          const bids = hindsight.bids.filter((bid) => bid.table === table.table);
          const lines = [...table.parties.map(names.country), d.dealRow];
          const marks = [
            ...bids.map((bid): Mark => ({
              at: bid.round,
              when: `${t.round} ${bid.round}`,
              who: names.country(bid.by),
              row: bid.accepts ? d.dealRow : names.country(bid.by),
              look: bid.accepts ? 'signed' : 'offer',
              text: bid.accepts ? d.signs : d.offersIt,
              terms: names.terms(table.table, bid.deal!),
            })),
            ...hindsight.happenings.filter((one) => one.where === table.table).map((one) => happening(one, d.dealRow)),
          ].sort((one, other) => one.at - other.at);
          return <Chart key={table.table} says={says(names.table(table.table), bids, marks)} draw={draw(marks, lines)} head={head} rows={rows(marks)} />;
        })}
        {steps.length > 0 && <Chart says={d.stepsSay(ladders.length, ladders[0]!.who, ladders[0]!.text, ladders[0]!.when)} draw={draw(ladders, steps)} head={head} rows={rows(ladders)} />}
      </div>
      {steps.length === 0 && <p>{d.noSteps}</p>}
    </section>
  );
}

/** What happens in one row at one time lies beside each other, in its order. */
function spread(marks: Mark[]): Mark[] {
  return marks.map((mark) => {
    const together = marks.filter((other) => other.row === mark.row && other.at === mark.at);
    return { ...mark, at: mark.at + (0.7 * (together.indexOf(mark) + 0.5)) / together.length - 0.35 };
  });
}

function says(table: string, bids: Bid[], marks: Mark[]): string {
  const offers = bids.filter((bid) => !bid.accepts).length;
  const turns = marks.filter((mark) => mark.look !== 'offer');
  return d.timelineSays(table, offers, turns.slice(0, 4).map((mark) => `${mark.when}: ${[mark.who, mark.text].filter(Boolean).join(' ')}`), Math.max(0, turns.length - 4));
}
