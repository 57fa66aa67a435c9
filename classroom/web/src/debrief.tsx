import { useEffect, useState } from 'preact/hooks';
import { ClassRole, type GetDebriefResponse, type Participation, type WorldDebrief } from '../generated/parley/classroom/v1/classroom_service_pb';
import type { Scenario } from '../generated/parley/scenario/v1/scenario_pb';
import { classroom, reason, type Classroom, type Seen } from './api';
import { Asked, Concessions, Matrix, Names, OutlookCharts, Secrets, Space, type Hindsights } from './debrief-charts';
import { d } from './debrief-strings';
import { alone } from './place';
import { t } from './strings';
import { Action, Page, Scale, signed } from './ui';

const MONTHS = [12, 24, 60];

/** What came of it, world beside world; everything is open now. The teacher goes through it step by step, and all other pages follow. */
export function Debrief(props: { client: Classroom; seen: Seen }) {
  const view = props.seen.view!;
  const [debrief, setDebrief] = useState<GetDebriefResponse>();
  const [hindsights, setHindsights] = useState<Hindsights>(new Map());
  const [problem, setProblem] = useState('');
  const [wanted, setWanted] = useState(0);
  useEffect(() => {
    if (!debrief && view.debriefReady && props.seen.connected) {
      props.client.getDebrief({}).then(
        (answer) => {
          setDebrief(answer);
          setProblem('');
        },
        (failure) => setProblem(reason(failure)),
      );
    }
  }, [props.client, view.debriefReady, props.seen.connected]);
  const world = wanted || view.me?.world || debrief?.worlds[0]?.number || 0;
  // A class can have dozens of worlds: those beside one's own come when somebody looks at them.
  const near = [world, ...(debrief?.worlds ?? []).map((one) => one.number)].filter((one, i, all) => one && all.indexOf(one) === i).slice(0, 3);
  useEffect(() => {
    if (!debrief || !props.seen.connected) return;
    for (const number of near.filter((one) => !hindsights.has(one))) {
      props.client.getHindsight({ world: number }).then(
        (answer) => setHindsights((before) => new Map([...before, [number, answer] as const].sort(([a], [b]) => a - b))),
        (failure) => setProblem(reason(failure)),
      );
    }
  }, [props.client, debrief, near.join(), props.seen.connected]);
  const teacher = alone();
  const guide = view.role === ClassRole.TEACHER ? props.client : teacher ? classroom(teacher) : undefined;
  const step = view.debriefStep;
  return (
    <Page title={`${view.title}: ${t.debrief}`} seen={props.seen}>
      {problem && <p class="problem" role="alert">{problem}</p>}
      <Steps step={step} guide={guide} />
      {!view.debriefReady && <p role="status">{t.debriefMaking}</p>}
      {view.role === ClassRole.DELEGATE && <Reflection client={props.client} kept={view.reflection} />}
      {step === 0 && view.role !== ClassRole.DELEGATE && <p class="big">{d.reflecting}</p>}
      {debrief && step > 0 && (
        <>
          {debrief.worlds.length > 1 && step > 3 && step < LAST && (
            <label class="narrow">
              {t.world}
              <select value={world} onChange={(event) => setWanted(Number(event.currentTarget.value))}>
                {debrief.worlds.map((one) => <option key={one.number} value={one.number}>{one.number}</option>)}
              </select>
            </label>
          )}
          <StepContent step={step} debrief={debrief} world={world} hindsights={hindsights} seen={props.seen} />
          {view.role === ClassRole.DELEGATE && step > 1 && (
            <details class="card">
              <summary>{d.earlier}</summary>
              {Array.from({ length: step - 1 }, (_, i) => (
                <StepContent key={i} step={i + 1} debrief={debrief} world={world} hindsights={hindsights} seen={props.seen} />
              ))}
            </details>
          )}
          {step === LAST && (
            <section class="card row wrap" aria-label={t.story}>
              {debrief.worlds.map((one) => (
                <Action key={one.number} do={() => openStory(props.client, one.number)}>{t.story} ({t.world} {one.number})</Action>
              ))}
            </section>
          )}
        </>
      )}
      {view.role === ClassRole.TEACHER && <Taking client={props.client} step={step} />}
    </Page>
  );
}

const LAST = d.steps.length - 1;

/** Where the debrief is; whoever guides it goes on from here. */
function Steps(props: { step: number; guide?: Classroom }) {
  const { step, guide } = props;
  const to = (next: number) => () => guide!.setDebriefStep({ step: next });
  return (
    <section class="card steps" aria-label={t.debrief}>
      <p class="big" role="status">{d.stepOf(Math.min(step, LAST), LAST + 1)}: <b>{d.steps[Math.min(step, LAST)]}</b></p>
      {guide ? (
        <>
          <div class="row wrap">
            <Action disabled={step === 0} do={to(step - 1)}>{d.previous}</Action>
            <Action class="primary" disabled={step >= LAST} do={to(step + 1)}>{d.next}{step < LAST && `: ${d.steps[step + 1]}`}</Action>
          </div>
        </>
      ) : (
        <p>{d.follow}</p>
      )}
    </section>
  );
}

function StepContent(props: { step: number; debrief: GetDebriefResponse; world: number; hindsights: Hindsights; seen: Seen }) {
  const { debrief, hindsights, world, seen } = props;
  const view = seen.view!;
  const names = new Names(debrief.scenario);
  const hindsight = hindsights.get(world);
  const mine = view.me?.country;
  switch (props.step) {
    case 1:
      return <Outcome worlds={debrief.worlds} scenario={debrief.scenario} />;
    case 2:
      return (
        <>
          {mine && <Position worlds={debrief.worlds} mine={mine} world={view.me!.world} names={names} />}
          <OwnResults worlds={debrief.worlds} mine={mine} world={view.me?.world} />
        </>
      );
    case 3:
      return hindsights.size ? <Space all={hindsights} names={names} /> : null;
    case 4:
      return (
        <>
          {hindsight && <Concessions world={world} hindsight={hindsight} names={names} />}
          <section class="card" aria-label={d.timeline}>
            <h2>{d.timeline}: {t.world} {world}</h2>
            <ol class="plain news">
              {seen.news.filter((one) => one.world === world).map((one) => (
                <li key={String(one.number)}><small>{t.round} {one.round}</small> {one.text}</li>
              ))}
            </ol>
          </section>
        </>
      );
    case 5:
      return hindsight ? <Matrix world={world} hindsight={hindsight} names={names} /> : null;
    case 6:
      return hindsight ? <>{(mine ? [mine] : hindsight.secrets.map((seat) => seat.country)).map((seat) => <Asked key={seat} world={world} seat={seat} hindsight={hindsight} names={names} />)}</> : null;
    case 7:
      return hindsight ? <Secrets world={world} hindsight={hindsight} names={names} /> : null;
    default:
      return <OutlookCharts worlds={debrief.worlds} />;
  }
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

/** Who took part in what: for the teacher alone. */
function Taking(props: { client: Classroom; step: number }) {
  const [people, setPeople] = useState<Participation[]>();
  const load = () => props.client.getParticipation({}).then((answer) => setPeople(answer.people));
  useEffect(() => void load().catch(() => {}), [props.client, props.step]);
  if (!people) return null;
  return (
    <details class="card" onToggle={() => void load().catch(() => {})}>
      <summary>{d.participation}</summary>
      <p>{d.participationSays(people.filter((one) => one.messages).length, people.filter((one) => one.turns).length, people.length)}</p>
      <div class="scroll" tabIndex={0} role="region" aria-label={d.participation}>
        <table class="board">
          <thead><tr><th scope="col">{d.name}</th><th scope="col">{t.world}</th><th scope="col">{t.country}</th><th scope="col">{d.messages}</th><th scope="col">{d.turns}</th><th scope="col">{d.offers}</th><th scope="col">{d.reflection}</th></tr></thead>
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
function Outcome(props: { worlds: WorldDebrief[]; scenario?: Scenario }) {
  const countries = new Map((props.scenario?.countries ?? []).map((country) => [country.code, country.name]));
  const issues = (table: string) =>
    new Map((props.scenario?.tables.find((one) => one.id === table)?.issues ?? []).map((issue) => [issue.id, issue.title]));
  const name = (country: string) => countries.get(country) ?? country;
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
                <th scope="row">{table.parties.map(name).join(' – ')}</th>
                {props.worlds.map((world) => {
                  const deal = world.report!.deals[i]!;
                  return (
                    <td key={world.number} class={deal.signed ? 'signed' : 'unsigned'}>
                      {deal.signed ? (
                        <details>
                          <summary>
                            ✓ {deal.parties.map((party) => `${name(party)} ${signed(deal.utilities[party] ?? 0)}`).join(', ')}
                          </summary>
                          <dl>{Object.entries(deal.levels).map(([issue, level]) => <div key={issue}><dt>{issues(table.table).get(issue) ?? issue}</dt><dd>{level}</dd></div>)}</dl>
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
    <section class="card" aria-label={t.ownResult}>
      <h2>{t.ownResult}</h2>
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
