import { useEffect, useState } from 'preact/hooks';
import type { ClassView } from '../generated/parley/classroom/v1/classroom_service_pb';
import type { BriefFact, BriefSource, Briefs, CountryBrief } from '../generated/parley/scenario/v1/briefs_pb';
import { reason, type Classroom, type Seen } from './api';
import { t } from './strings';
import { Action, nameOf, Page } from './ui';
import './briefs.css';

/** A delegation's own brief. It is fetched when it is opened, since the teacher is told that it was. */
export function OwnBrief(props: { client: Classroom; names: Map<string, string> }) {
  const [open, setOpen] = useState(false);
  const [briefs, setBriefs] = useState<Briefs>();
  const show = async () => {
    if (!open && !briefs) setBriefs((await props.client.getBriefs({})).briefs);
    setOpen(!open);
  };
  const own = briefs?.countries[0];
  return (
    <section class="card brief" aria-label={t.publicBrief}>
      <h2>{t.publicBrief}</h2>
      <Action class={briefs ? undefined : 'primary'} expanded={open} do={show}>{open ? t.hideBrief : t.readBrief}</Action>
      {open && !own && <p>{t.noBrief}</p>}
      {open && briefs && own && (
        <>
          <p><em>{briefs.notice}</em></p>
          <Role brief={own} cited={briefs.sources} />
          <h3>{briefs.tables.length === 1 ? t.ownTable : t.ownTables}</h3>
          <Tables briefs={briefs} names={props.names} code={own.code} />
          <h3>{t.background}</h3>
          <Paragraphs text={briefs.background} />
          <Facts facts={briefs.facts} cited={briefs.sources} />
          <h3>{t.issuesAre}</h3>
          <Issues briefs={briefs} />
          <details>
            <summary>{t.sources} ({briefs.sources.length})</summary>
            <Sources cited={briefs.sources} />
          </details>
        </>
      )}
    </section>
  );
}

/** All briefs of a class, one sheet for each country. */
export function PrintBriefs(props: { client: Classroom; seen: Seen; onBack: () => void }) {
  const view = props.seen.view!;
  const [briefs, setBriefs] = useState<Briefs>();
  const [problem, setProblem] = useState('');
  useEffect(() => {
    props.client.getBriefs({}).then((response) => setBriefs(response.briefs), (failure) => setProblem(reason(failure)));
  }, [props.client]);
  const names = new Map((view.worlds[0]?.seats ?? []).map((seat) => [seat.country, seat.name]));
  return (
    <Page
      title={t.printBriefs}
      seen={props.seen}
      side={<><button type="button" onClick={props.onBack}>{t.goBack}</button><button type="button" class="primary" onClick={() => print()}>{t.print}</button></>}
    >
      {problem && <p class="problem" role="alert">{problem}</p>}
      {briefs && briefs.countries.length === 0 && <p>{t.noBrief}</p>}
      {briefs && briefs.countries.length > 0 && (
        <div class="sheets">
          <Cover view={view} briefs={briefs} names={names} />
          {briefs.countries.map((brief) => <Sheet key={brief.code} view={view} briefs={briefs} brief={brief} names={names} />)}
        </div>
      )}
    </Page>
  );
}

/** What everybody gets: the background, the tables, the words, who sits where. */
function Cover(props: { view: ClassView; briefs: Briefs; names: Map<string, string> }) {
  const { view, briefs, names } = props;
  const cited = sources(briefs, briefs.facts);
  return (
    <article class="card sheet" aria-label={t.background}>
      <h2>{view.title}: {view.scenario?.title}</h2>
      <p><em>{briefs.notice}</em></p>
      <Paragraphs text={briefs.background} />
      <Facts facts={briefs.facts} cited={cited} />
      <h3>{t.allTables}</h3>
      <Tables briefs={briefs} names={names} />
      <h3>{t.issuesAre}</h3>
      <Issues briefs={briefs} />
      <h3>{t.seats}</h3>
      <div class="scroll" role="region" tabIndex={0} aria-label={t.seats}>
        <table class="board">
          <thead><tr><th scope="col">{t.country}</th>{view.worlds.map((world) => <th scope="col" key={world.number}>{t.world} {world.number}</th>)}</tr></thead>
          <tbody>
            {[...names].map(([code, name]) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                {view.worlds.map((world) => <td key={world.number}>{people(world.seats.find((seat) => seat.country === code)?.delegates) || t.ai}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3>{t.sources}</h3>
      <Sources cited={cited} />
    </article>
  );
}

const people = (delegates: { name: string }[] = []): string => delegates.map((person) => person.name).join(', ');

function Sheet(props: { view: ClassView; briefs: Briefs; brief: CountryBrief; names: Map<string, string> }) {
  const { view, briefs, brief, names } = props;
  const cited = sources(briefs, brief.facts);
  const name = nameOf(names, brief.code);
  const seated = view.worlds.map((world) => ({
    number: world.number,
    people: people(world.seats.find((seat) => seat.country === brief.code)?.delegates),
  })).filter((world) => world.people);
  return (
    <article class="card sheet brief" aria-label={name}>
      <h2>{name}</h2>
      {seated.length > 0 && (
        <p><small>{seated.map((world) => `${t.world} ${world.number}: ${world.people}`).join('; ')}</small></p>
      )}
      <p><em>{briefs.notice}</em></p>
      <Role brief={brief} cited={cited} />
      <h3>{t.ownTables}</h3>
      <Tables briefs={briefs} names={names} code={brief.code} />
      <p>{t.privateElsewhere}</p>
      <h3>{t.sources}</h3>
      <Sources cited={cited} />
    </article>
  );
}

function Role(props: { brief: CountryBrief; cited: BriefSource[] }) {
  const { brief } = props;
  return (
    <>
      <h3>{t.who}</h3>
      <Paragraphs text={brief.who} />
      <h3>{t.wants}</h3>
      <Paragraphs text={brief.wants} />
      <h3>{t.fears}</h3>
      <Paragraphs text={brief.fears} />
      <h3>{t.facts}</h3>
      <Facts facts={brief.facts} cited={props.cited} />
    </>
  );
}

const Paragraphs = (props: { text: string }) => (
  <>{props.text.trim().split(/\n\s*\n|\n/).filter(Boolean).map((one) => <p key={one}>{one}</p>)}</>
);

/** The sources of these facts, in the order of the facts. */
const sources = (briefs: Briefs, facts: BriefFact[]): BriefSource[] =>
  [...new Set(facts.map((fact) => fact.source))].flatMap((id) => briefs.sources.filter((source) => source.id === id));

function Facts(props: { facts: BriefFact[]; cited: BriefSource[] }) {
  return (
    <ul class="facts">
      {props.facts.map((fact) => (
        <li key={fact.text}>
          <time dateTime={fact.date}>{day(fact.date)}</time>: {fact.text}{' '}
          <small>[<span class="unseen">{t.source} </span>{props.cited.findIndex((source) => source.id === fact.source) + 1}]</small>
        </li>
      ))}
    </ul>
  );
}

/** A day, a month or a year in words, whatever the time zone. */
function day(date: string): string {
  const parts = date.split('-').length;
  return new Date(date).toLocaleDateString('en-GB', {
    year: 'numeric',
    month: parts > 1 ? 'long' : undefined,
    day: parts > 2 ? 'numeric' : undefined,
    timeZone: 'UTC',
  });
}

/** Those of one country, or all: both parties are told the same. */
function Tables(props: { briefs: Briefs; names: Map<string, string>; code?: string }) {
  const tables = props.briefs.tables.filter((table) => !props.code || table.id.split('-').includes(props.code));
  return (
    <ul>
      {tables.map((table) => (
        <li key={table.id}><b>{table.id.split('-').map((code) => nameOf(props.names, code)).join(' – ')}:</b> {table.about}</li>
      ))}
    </ul>
  );
}

function Issues(props: { briefs: Briefs }) {
  return <ul>{props.briefs.issues.map((issue) => <li key={issue.id}><b>{issue.title}:</b> {issue.about}</li>)}</ul>;
}

function Sources(props: { cited: BriefSource[] }) {
  return (
    <ol class="sources">
      {props.cited.map((source) => <li key={source.id}>{source.source}{source.year && ` (${source.year})`}. {source.reference}</li>)}
    </ol>
  );
}
