import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { GetReasonsResponse } from '../generated/parley/classroom/v1/reasons_pb';
import { ClassRole, type GetDebriefResponse, type News, type Participation, type WorldDebrief } from '../generated/parley/classroom/v1/classroom_service_pb';
import { classroom, reason, type Classroom, type Seen } from './api';
import { Asked, Concessions, Matrix, Names, OutlookCharts, Secrets, Space, type Hindsights } from './debrief-charts';
import { d } from './debrief-strings';
import { TakeHome } from './export';
import { alone } from './place';
import { Reactions } from './injects';
import { Consent } from './research';
import { AiReasons } from './debrief-reasons';
import { Timeline } from './debrief-timeline';
import { t } from './strings';
import { Action, Page, Scale, signed } from './ui';

const MONTHS = [12, 24, 60];

/** Before something that failed is asked for again, in milliseconds. */
const PAUSE = 3000;

/** What came of it, world beside world; everything is open now. The teacher goes through it step by step, and all other pages follow. */
export function Debrief(props: { client: Classroom; seen: Seen }) {
  const view = props.seen.view!;
  const { news, connected } = props.seen;
  const [debrief, setDebrief] = useState<GetDebriefResponse>();
  const [hindsights, setHindsights] = useState<Hindsights>(new Map());
  const [reasons, setReasons] = useState<Map<number, GetReasonsResponse>>(new Map());
  const [problem, setProblem] = useState('');
  const [wanted, setWanted] = useState(0);
  const [earlier, setEarlier] = useState(false);
  const asked = useRef(new Set<number | 'debrief'>());
  const [again, retry] = useReducer((n: number) => n + 1, 0);
  const numbers = (debrief?.worlds ?? []).map((one) => one.number);
  const world = [wanted, view.me?.world].find((one) => one && numbers.includes(one)) ?? numbers[0] ?? 0;
  // A class can have dozens of worlds: those beside one's own come when somebody looks at them.
  const near = [world, ...numbers.filter((one) => one !== world)].slice(0, 3);
  useEffect(() => {
    if (!view.debriefReady || !connected) return;
    const ask = <T,>(what: number | 'debrief', call: () => Promise<T>, keep: (answer: T) => void) => {
      if (asked.current.has(what)) return;
      asked.current.add(what);
      call().then(
        (answer) => {
          keep(answer);
          setProblem('');
        },
        (failure) => {
          setProblem(reason(failure));
          asked.current.delete(what);
          setTimeout(retry, PAUSE, 0);
        },
      );
    };
    ask('debrief', () => props.client.getDebrief({}), setDebrief);
    if (!debrief) return;
    for (const number of near) {
      ask(number, () => props.client.getHindsight({ world: number }), (answer) =>
        setHindsights((before) => new Map([...before, [number, answer] as const].sort(([a], [b]) => a - b))),
      );
    }
  }, [props.client, view.debriefReady, connected, debrief, near.join(), again]);
  const step = Math.min(view.debriefStep, LAST);
  const told = reasons.get(world)?.ready;
  // Found out from now on, so that it is there when it is looked at; asked for again only by who looks.
  const looks = STEPS[step]!.title === d.aiReasons;
  useEffect(() => {
    if (!debrief || !world || told || !connected) return;
    let stopped = false;
    const ask = () =>
      props.client.getReasons({ world }).then(
        (answer) => {
          if (stopped) return;
          if (answer.ready) setReasons((before) => new Map([...before, [world, answer] as const]));
          else if (looks) timer = setTimeout(ask, PAUSE);
        },
        () => {
          if (!stopped) timer = setTimeout(ask, PAUSE);
        },
      );
    let timer = setTimeout(ask, 0);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [props.client, debrief, world, told, connected, looks]);
  const teacher = alone();
  const guide = useMemo(
    () => (view.role === ClassRole.TEACHER ? props.client : teacher ? classroom(teacher) : undefined),
    [props.client, view.role, teacher],
  );
  const names = useMemo(() => new Names(debrief?.scenario), [debrief]);
  const [mine, home] = [view.me?.country, view.me?.world];
  // Charts are drawn anew only for what they show, and not whenever somebody says something or comes back.
  const shown = useMemo(() => {
    if (!debrief) return [];
    const open = { debrief, world, hindsights, reasons, news, names, mine, home };
    return STEPS.slice(0, step + 1).map((one, i) => (i === step || earlier ? one.show?.(open) : null));
  }, [step, earlier, debrief, world, hindsights, reasons, news, names, mine, home]);
  return (
    <Page title={`${view.title}: ${t.debrief}`} seen={props.seen}>
      {problem && <p class="problem" role="alert">{problem}</p>}
      <Steps step={step} guide={guide} />
      {!view.debriefReady && <p role="status">{t.debriefMaking}</p>}
      {view.role === ClassRole.DELEGATE && <Reflection client={props.client} kept={view.reflection} />}
      {view.role === ClassRole.DELEGATE && <Consent client={props.client} view={view} />}
      {step === 0 && view.role !== ClassRole.DELEGATE && <p class="big">{d.reflecting}</p>}
      {debrief && step > 0 && (
        <>
          {numbers.length > 1 && STEPS[step]!.byWorld && (
            <label class="narrow">
              {t.world}
              <select value={world} onChange={(event) => setWanted(Number(event.currentTarget.value))}>
                {numbers.map((one) => <option key={one} value={one}>{one}</option>)}
              </select>
            </label>
          )}
          {shown[step]}
          {view.role === ClassRole.DELEGATE && step > 1 && (
            <details class="card" onToggle={(event) => setEarlier(event.currentTarget.open)}>
              <summary>{d.earlier}</summary>
              {shown.slice(0, step)}
            </details>
          )}
          {step === LAST && (
            <section class="card row wrap" aria-label={t.story}>
              {numbers.map((one) => (
                <Action key={one} do={() => openStory(props.client, one)}>{t.story} ({t.world} {one})</Action>
              ))}
              {view.plan?.seed !== undefined && <small>{t.seed} {view.plan.seed.toString()}. {t.seedIs}</small>}
            </section>
          )}
        </>
      )}
      {view.role === ClassRole.TEACHER && <Taking client={props.client} />}
      {view.role === ClassRole.TEACHER && view.debriefReady && <TakeHome client={props.client} code={view.code} />}
    </Page>
  );
}

/** What the steps show. */
interface Open {
  debrief: GetDebriefResponse;
  /** The world that is looked at. */
  world: number;
  hindsights: Hindsights;
  reasons: Map<number, GetReasonsResponse>;
  news: News[];
  names: Names;
  /** Country and world of whoever looks, where they have a seat. */
  mine?: string;
  home?: number;
}

/** The steps in order; in those by world somebody chooses which one is looked at. */
const STEPS: { title: string; byWorld?: boolean; show?: (open: Open) => ComponentChildren }[] = [
  { title: d.alone },
  { title: d.whatWasSigned, show: ({ debrief, names }) => <Outcome worlds={debrief.worlds} names={names} /> },
  {
    title: d.ownResult,
    show: ({ debrief, names, mine, home }) => (
      <>
        {mine && <Position worlds={debrief.worlds} mine={mine} world={home!} names={names} />}
        <OwnResults worlds={debrief.worlds} mine={mine} world={home} />
      </>
    ),
  },
  {
    title: d.space,
    byWorld: true,
    show: ({ debrief, world, hindsights, names }) =>
      hindsights.size > 0 && <Space all={hindsights} world={world} worlds={debrief.worlds.length} names={names} />,
  },
  {
    title: d.concessions,
    byWorld: true,
    show: ({ debrief, world, hindsights, news, names }) => (
      <>
        {hindsights.has(world) && <Concessions world={world} hindsight={hindsights.get(world)!} names={names} />}
        {hindsights.has(world) && <Timeline world={world} rounds={debrief.scenario?.rounds ?? 1} hindsight={hindsights.get(world)!} names={names} />}
        <section class="card" aria-label={d.timeline}>
          <h2>{t.news}: {t.world} {world}</h2>
          <ol class="plain news">
            {news.filter((one) => one.world === world).map((one) => (
              <li key={String(one.number)}><small>{t.round} {one.round}</small> {one.text}</li>
            ))}
          </ol>
          <Reactions news={news} world={world} />
        </section>
      </>
    ),
  },
  {
    title: d.matrix,
    byWorld: true,
    show: ({ world, hindsights, names }) => hindsights.has(world) && <Matrix world={world} hindsight={hindsights.get(world)!} names={names} />,
  },
  {
    title: d.askedAndGot,
    byWorld: true,
    show: ({ world, hindsights, names, mine }) => {
      const hindsight = hindsights.get(world);
      const seats = mine ? [mine] : hindsight?.secrets.map((seat) => seat.country);
      return hindsight && seats!.map((seat) => <Asked key={seat} world={world} seat={seat} hindsight={hindsight} names={names} />);
    },
  },
  {
    title: d.aiReasons,
    byWorld: true,
    show: ({ world, reasons, names }) => <AiReasons world={world} told={reasons.get(world)} names={names} />,
  },
  {
    title: d.secrets,
    byWorld: true,
    show: ({ world, hindsights, names }) => hindsights.has(world) && <Secrets world={world} hindsight={hindsights.get(world)!} names={names} />,
  },
  { title: d.fiveYearsOn, show: ({ debrief, world }) => <OutlookCharts worlds={debrief.worlds} own={world} /> },
];

const LAST = STEPS.length - 1;

/** Where the debrief is; whoever guides it goes on from here. */
function Steps(props: { step: number; guide?: Classroom }) {
  const { step, guide } = props;
  const to = (next: number) => () => guide!.setDebriefStep({ step: next });
  return (
    <section class="card steps" aria-label={t.debrief}>
      <p class="big" role="status">{d.stepOf(step, STEPS.length)}: <b>{STEPS[step]!.title}</b></p>
      {guide ? (
        <div class="row wrap">
          <Action disabled={step === 0} do={to(step - 1)}>{d.previous}</Action>
          <Action class="primary" disabled={step >= LAST} do={to(step + 1)}>{d.next}{step < LAST && `: ${STEPS[step + 1]!.title}`}</Action>
        </div>
      ) : (
        <p>{d.follow}</p>
      )}
    </section>
  );
}

/** How a country did among those who played it elsewhere, and among those of its own world. */
function Position(props: { worlds: WorldDebrief[]; mine: string; world: number; names: Names }) {
  const own = props.worlds.find((one) => one.number === props.world);
  if (!own) return null;
  const value = worth(own, props.mine);
  const place = 1 + props.worlds.filter((one) => worth(one, props.mine) > value).length;
  const inWorld = 1 + own.seats.filter((seat) => worth(own, seat.country) > value).length;
  return <p class="card big">{d.position(props.names.country(props.mine), signed(value), place, props.worlds.length)}{d.positionInWorld(inWorld, own.seats.length)}</p>;
}

/** What a student wrote, for the student and the teacher. */
function Reflection(props: { client: Classroom; kept: string }) {
  const [text, setText] = useState<string>();
  const now = text ?? props.kept;
  return (
    <section class="card" aria-label={d.reflection}>
      <label>
        {d.reflect}
        <textarea rows={4} maxLength={2000} value={now} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <p><small>{d.reflectHelp}</small></p>
      <Action do={() => props.client.reflect({ text: now })}>{d.keep}</Action>
      {props.kept && props.kept === now && <span role="status"> {d.kept}</span>}
    </section>
  );
}

/** Who took part in what: for the teacher alone, and as it is while it is looked at. */
function Taking(props: { client: Classroom }) {
  const [open, setOpen] = useState(false);
  const [people, setPeople] = useState<Participation[]>([]);
  useEffect(() => {
    if (!open) return;
    const load = () => props.client.getParticipation({}).then((answer) => setPeople(answer.people), () => {});
    void load();
    const timer = setInterval(load, PAUSE);
    return () => clearInterval(timer);
  }, [props.client, open]);
  return (
    <details class="card" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{d.participation}</summary>
      <p>{d.participationSays(people.filter((one) => one.messages).length, people.filter((one) => one.turns).length, people.length)}</p>
      <div class="scroll" tabIndex={0} role="region" aria-label={d.participation}>
        <table class="board">
          <thead><tr><th scope="col">{d.name}</th><th scope="col">{t.world}</th><th scope="col">{t.country}</th><th scope="col">{d.messages}</th><th scope="col">{d.turns}</th><th scope="col">{t.offers}</th><th scope="col">{d.reflection}</th></tr></thead>
          <tbody>
            {people.map((one) => (
              <tr key={one.person!.id}><th scope="row">{one.person!.name}</th><td>{one.person!.world}</td><td>{one.person!.country}</td><td>{one.messages}</td><td>{one.turns}</td><td>{one.offers}</td><td>{one.reflection}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

async function openStory(client: Classroom, world: number) {
  const story = await client.getStory({ world });
  const url = URL.createObjectURL(new Blob([story.html], { type: 'text/html' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `parley-world-${world}.html`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Tables, issues and countries by the names that people know. */
function Outcome(props: { worlds: WorldDebrief[]; names: Names }) {
  const { names } = props;
  const issue = (table: string, id: string) => names.issues(table).find((one) => one.id === id)?.title ?? id;
  const tables = props.worlds[0]?.report?.deals ?? [];
  const all = props.worlds.flatMap((world) => world.report?.deals ?? []);
  return (
    <section class="card" aria-label={t.outcome}>
      <h2>{t.outcome}</h2>
      <p>{t.outcomeSays(all.filter((deal) => deal.signed).length, all.length, props.worlds.length)}</p>
      <div class="scroll" tabIndex={0}>
        <table class="board">
          <thead>
            <tr><th scope="col">{t.table}</th>{props.worlds.map((world) => <th scope="col" key={world.number}>{t.world} {world.number}</th>)}</tr>
          </thead>
          <tbody>
            {tables.map((table, i) => (
              <tr key={table.table}>
                <th scope="row">{names.table(table.table)}</th>
                {props.worlds.map((world) => {
                  const deal = world.report!.deals[i]!;
                  return (
                    <td key={world.number}>
                      {deal.signed ? (
                        <details>
                          <summary>
                            ✓ {deal.parties.map((party) => `${names.country(party)} ${signed(deal.utilities[party] ?? 0)}`).join(', ')}
                          </summary>
                          <dl>{Object.entries(deal.levels).map(([id, level]) => <div key={id}><dt>{issue(table.table, id)}</dt><dd>{level}</dd></div>)}</dl>
                          <small>{MONTHS.map((month) => `${t.statusAt} ${month} ${t.months}: ${deal.statusByMonth[month] ?? ''}`).join('; ')}</small>
                        </details>
                      ) : (
                        `– ${t.nobodySigned}`
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const worth = (world: WorldDebrief, country: string): number =>
  (world.report?.deals ?? []).reduce((sum, deal) => sum + (deal.signed ? (deal.utilities[country] ?? 0) : 0), 0);

/** Each country's sum over its deals, its worlds side by side. */
function OwnResults(props: { worlds: WorldDebrief[]; mine?: string; world?: number }) {
  const seats = props.worlds[0]?.seats ?? [];
  const scale = Math.max(0.1, ...props.worlds.flatMap((world) => seats.map((seat) => Math.abs(worth(world, seat.country)))));
  const ordered = [...seats].sort((a, b) => Number(b.country === props.mine) - Number(a.country === props.mine));
  const first = ordered[0];
  const results = props.worlds.map((world) => (first ? worth(world, first.country) : 0));
  const best = Math.max(...results);
  return (
    <section class="card" aria-label={d.ownResult}>
      <h2>{d.ownResult}</h2>
      {first && <p>{t.ownSays(first.name, best, props.worlds[results.indexOf(best)]!.number)}</p>}
      <div class="scroll" tabIndex={0}>
      <table class="board">
        <thead><tr><th scope="col">{t.country}</th><th scope="col">{t.world}</th><th scope="col">{t.sum}</th></tr></thead>
        <tbody>
          {ordered.flatMap((seat) =>
            props.worlds.map((world, i) => {
              const value = worth(world, seat.country);
              const mine = seat.country === props.mine && world.number === props.world;
              return (
                <tr key={`${seat.country} ${world.number}`} class={mine ? 'mine' : ''}>
                  {i === 0 && <th scope="rowgroup" rowSpan={props.worlds.length}>{seat.name}</th>}
                  <td>{world.number}{world.seats.find((one) => one.country === seat.country)!.delegates.map((person) => ` ${person.name}`).join(',')}</td>
                  <td>
                    <div class="worth">
                      <Scale share={value / scale} />
                      <b>{signed(value)}</b>
                    </div>
                  </td>
                </tr>
              );
            }),
          )}
        </tbody>
      </table>
      </div>
    </section>
  );
}
