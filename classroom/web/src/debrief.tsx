import { useEffect, useState } from 'preact/hooks';
import type { GetDebriefResponse, WorldDebrief } from '../generated/parley/classroom/v1/classroom_service_pb';
import type { Scenario } from '../generated/parley/scenario/v1/scenario_pb';
import { reason, type Classroom, type Seen } from './api';
import { t } from './strings';
import { Action, Page, percent, Scale, signed } from './ui';

const MONTHS = [12, 24, 60];

/** What came of it, world beside world; everything is open now. */
export function Debrief(props: { client: Classroom; seen: Seen }) {
  const view = props.seen.view!;
  const [debrief, setDebrief] = useState<GetDebriefResponse>();
  const [problem, setProblem] = useState('');
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
  return (
    <Page title={`${view.title}: ${t.debrief}`} seen={props.seen}>
      {problem && <p class="problem" role="alert">{problem}</p>}
      {!view.debriefReady && <p role="status">{t.debriefMaking}</p>}
      {debrief && (
        <>
          <Outcome worlds={debrief.worlds} scenario={debrief.scenario} />
          <OwnResults worlds={debrief.worlds} mine={view.me?.country} world={view.me?.world} />
          <Outlook worlds={debrief.worlds} />
          <section class="card row wrap" aria-label={t.story}>
            {debrief.worlds.map((world) => (
              <Action key={world.number} do={() => openStory(props.client, world.number)}>{t.story} ({t.world} {world.number})</Action>
            ))}
          </section>
        </>
      )}
    </Page>
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

const names = (world: WorldDebrief) => new Map(world.seats.map((seat) => [seat.country, seat.name]));

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

function Outlook(props: { worlds: WorldDebrief[] }) {
  return (
    <section class="card" aria-label={t.outlook}>
      <h2>{t.outlook}</h2>
      <p>{t.outlookSays}</p>
      {props.worlds.map((world) => (
        <div class="scroll" key={world.number} tabIndex={0} role="region" aria-label={`${t.outlook}, ${t.world} ${world.number}`}>
          <table class="board">
            <caption>{t.world} {world.number}</caption>
            <thead>
              <tr><th scope="col">{t.country}</th>{[0, ...MONTHS].map((month) => <th scope="col" key={month}>{month} {t.months}</th>)}</tr>
            </thead>
            <tbody>
              {(world.report?.outlook ?? []).filter((country) => names(world).has(country.country) && country.country !== 'CHN').map((country) => (
                <tr key={country.country}>
                  <th scope="row">{country.name}</th>
                  {[0, ...MONTHS].map((month) => {
                    const at = country.months.find((one) => one.month === month);
                    return <td key={month}>{at ? percent(at.dependence) : ''}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </section>
  );
}
