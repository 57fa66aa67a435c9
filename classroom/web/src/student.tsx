import { create, equals } from '@bufbuild/protobuf';
import { useEffect, useState } from 'preact/hooks';
import { ClassStage, type WorldView } from '../generated/parley/classroom/v1/classroom_service_pb';
import { MeasureChoiceSchema, MoveSchema, TurnKind, type Move, type RedLineChoice, type Refusal } from '../generated/parley/seat/v1/move_pb';
import type { LadderView, TableView, View } from '../generated/parley/seat/v1/view_pb';
import { classroom, type Classroom, type Seen } from './api';
import { OwnBrief } from './briefs';
import { Digest } from './digest';
import { alone, returnCode } from './place';
import { NewsList, SignedList } from './news';
import { DrawLines, limit } from './redlines';
import { Consent } from './research';
import { Floor, LookAgain, type Unsent } from './floor';
import { WithAnswers } from './answers';
import { move, OpenTable, Standing, Sure, type Answer } from './offers';
import { t } from './strings';
import { Supply } from './supply';
import { Talk } from './talk';
import { Action, billions, Clock, nameOf, Page, percent, signed, Where } from './ui';

type Tab = keyof typeof t.tabs;

/** A delegate's page: phone first, all of it side by side where there is room. */
export function Student(props: { client: Classroom; seen: Seen }) {
  const view = props.seen.view!;
  const me = view.me!;
  const world = view.worlds[0];
  const [tab, setTab] = useState<Tab>('table');
  const [heard, setHeard] = useState(0);
  const total = props.seen.messages.length;
  // In the lobby the talk is in sight.
  const listens = tab === 'talk' || view.stage === ClassStage.LOBBY;
  useEffect(() => {
    if (listens) setHeard(total);
  }, [listens, total]);
  const names = new Map((world?.seats ?? []).map((seat) => [seat.country, seat.name]));
  const hand = (
    <Action class="small" do={() => props.client.raiseHand({ raised: !me.handRaised })}>
      {me.handRaised ? t.handDown : t.hand}
    </Action>
  );
  if (view.stage === ClassStage.LOBBY || !world) {
    return (
      <Page title={view.title} seen={props.seen} side={hand}>
        <section class="card narrow">
          <p class="big">{t.youPlay} <b>{nameOf(names, me.country)}</b></p>
          <p role="status">{t.lobbyWait}</p>
          <p>{view.scenario?.summary}</p>
          <ReturnCode />
        </section>
        <OwnBrief key={`${me.world} ${me.country}`} client={props.client} names={names} />
        <Consent client={props.client} view={view} />
        <Talk client={props.client} seen={props.seen} />
      </Page>
    );
  }
  const unread = tab === 'talk' ? 0 : total - heard;
  return (
    <Page
      title={nameOf(names, me.country)}
      seen={props.seen}
      side={<><Where world={world} rounds={view.scenario?.rounds ?? 0} /> <Clock world={world} seen={props.seen} extra={Number(world.seats.find((seat) => seat.country === view.me?.country)?.extraTime?.seconds ?? 0n)} />{hand}</>}
    >
      <nav class="tabs" aria-label={t.name}>
        {(Object.keys(t.tabs) as Tab[]).map((key) => (
          <button type="button" key={key} aria-current={tab === key ? 'page' : undefined} onClick={() => setTab(key)}>
            {t.tabs[key]}
            {key === 'table' && tab !== 'table' && view.pendingTurn !== 0 && (
              <span class="badge">!<span class="unseen"> {t.yourTurn}</span></span>
            )}
            {key === 'talk' && unread > 0 && <span class="badge">{unread}<span class="unseen"> {t.unread}</span></span>}
          </button>
        ))}
      </nav>
      <Digest key={`${me.world} ${me.country}`} seen={props.seen} names={names} />
      <div class={`columns show-${tab}`}>
        <div class="column of-table">
          <WithAnswers key={`${me.world} ${me.country}`} client={props.client} view={props.seen.turn?.view?.seat === me.country ? props.seen.turn.view : undefined} world={world}>
            <Turns client={props.client} seen={props.seen} names={names} world={world} />
          </WithAnswers>
        </div>
        <div class="column of-talk"><Talk client={props.client} seen={props.seen} /></div>
        <div class="column of-country">
          <OwnBrief key={`${me.world} ${me.country}`} client={props.client} names={names} />
          <Consent client={props.client} view={view} />
          {props.seen.turn?.view?.seat === me.country && (
            <>
              <Country view={props.seen.turn.view} names={names} />
              <Supply client={props.client} view={props.seen.turn.view} names={names} />
            </>
          )}
        </div>
        <div class="column of-news">
          <SignedList world={world} />
          <NewsList news={props.seen.news.filter((item) => item.world === me.world)} worlds={[world]} />
        </div>
      </div>
    </Page>
  );
}

function ReturnCode() {
  const code = returnCode();
  return code ? <p><small>{t.returnCodeIs}</small> <b class="code">{code}</b></p> : null;
}

/** The turn that waits, or how things stand meanwhile. */
function Turns(props: { client: Classroom; seen: Seen; names: Map<string, string>; world: WorldView }) {
  const pending = props.seen.view!.pendingTurn;
  const me = props.seen.view!.me!;
  const [faster, setFaster] = useState(0);
  const [unsent, setUnsent] = useState<Unsent[]>([]);
  // Whoever was moved has nothing to do with the turn of another seat.
  const view = props.seen.turn?.view?.seat === me.country ? props.seen.turn.view : undefined;
  if (props.world.over) return <Over />;
  if (!view) return <p class="card" role="status">{t.waiting}</p>;
  const waits = pending !== 0 && props.seen.turn!.turn === pending;
  if (view.kind === TurnKind.FLOOR && props.world.kind === TurnKind.FLOOR && view.round === props.world.round) {
    return (
      <>
        <p class="unseen" role="status">{waits ? t.floorYours : t.floorNothing}</p>
        <Floor
          key={view.round}
          client={props.client}
          turn={waits ? pending : 0}
          view={view}
          names={props.names}
          world={props.world}
          unsent={unsent}
          onUnsent={setUnsent}
        />
      </>
    );
  }
  return (
    <>
      <p class="unseen" role="status">{waits ? `${t.yourTurn}: ${t.kinds[view.kind]}` : t.sent}</p>
      <LookAgain unsent={unsent} view={view} names={props.names} />
      {faster === props.seen.turn!.turn && <p class="banner" role="status">{t.faster}</p>}
      {waits ? (
        <Decision
          key={pending}
          client={props.client}
          turn={pending}
          view={view}
          names={props.names}
          onFaster={(lost) => setFaster(lost ? pending : 0)}
        />
      ) : (
        <>
          <p class="card">{t.sent}</p>
          {view.tables.map((table) => <Standing key={table.table!.id} table={table} names={props.names} round={view.round} />)}
        </>
      )}
    </>
  );
}

/** The summit is over; whoever plays alone opens the debrief. */
function Over() {
  const teacher = alone();
  return (
    <section class="card">
      <p class="big" role="status">{t.summitOver}</p>
      {teacher && <Action class="primary" do={() => classroom(teacher).freezeClass({})}>{t.toDebrief}</Action>}
    </section>
  );
}

/** All that the delegation decides in one turn. */
function Decision(props: {
  client: Classroom;
  turn: number;
  view: View;
  names: Map<string, string>;
  onFaster: (faster: boolean) => void;
}) {
  const { view } = props;
  const [answers, setAnswers] = useState<Record<string, Answer>>({});
  const [levels, setLevels] = useState<Record<string, number>>({});
  const [lines, setLines] = useState<RedLineChoice[]>([]);
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const measures = view.kind === TurnKind.MEASURES;
  const open = view.tables.filter((table) => table.toMove);
  const others = view.tables.filter((table) => !table.toMove);
  const answer = (table: TableView): Answer => answers[table.table!.id] ?? { kind: 'wait' };
  const title = (table: TableView) => nameOf(props.names, table.other);
  const grave = measures ? [] : open.filter((table) => ['accept', 'walk'].includes(answer(table).kind));

  const whole = (): Move =>
    measures
      ? create(MoveSchema, {
          measures: Object.entries(levels).map(([ladder, level]) => create(MeasureChoiceSchema, { ladder, level })),
          redLines: lines,
        })
      : create(MoveSchema, { tables: open.map((table) => move(table, answer(table))) });
  const send = async () => {
    const sent = whole();
    const response = await props.client.playTurn({ turn: props.turn, move: sent });
    setAsking(false);
    setRefusal(response.outcome.case === 'refused' ? response.outcome.value : undefined);
    if (response.outcome.case === 'ended') {
      const ended = response.outcome.value.outcome;
      props.onFaster(!(ended.case === 'move' && equals(MoveSchema, ended.value, sent)));
    }
  };
  return (
    <>
      <h2>{t.yourTurn}: {t.kinds[view.kind]}</h2>
      {refusal && (
        <p class="problem" role="alert">{t.refused}: {refusal.field} {refusal.value} ({refusal.expected})</p>
      )}
      {view.budgetLeftUsdBn !== undefined && !measures && <p>{billions(view.budgetLeftUsdBn)} {t.budgetLeft}</p>}
      {measures
        ? view.measures.map((ladder) => (
            <Measures
              key={ladder.ladder}
              ladder={ladder}
              names={props.names}
              level={levels[ladder.ladder] ?? ladder.level}
              onLevel={(level) => setLevels({ ...levels, [ladder.ladder]: level })}
            />
          ))
        : open.map((table) => (
            <OpenTable
              key={table.table!.id}
              client={props.client}
              table={table}
              name={title(table)}
              answer={answer(table)}
              onAnswer={(next) => setAnswers({ ...answers, [table.table!.id]: next })}
            />
          ))}
      {measures && view.measures.length === 0 && <p class="card">{t.nothingNow}</p>}
      {measures && <DrawLines tables={view.tables.filter((table) => table.open)} names={props.names} lines={lines} onLines={setLines} />}
      <p class={measures ? '' : 'sticky'}>
        <Action class="primary" do={async () => (grave.length > 0 ? setAsking(true) : send())}>{t.sendAnswers}</Action>
      </p>
      {asking && (
        <Sure
          tables={grave.map((table) => ({ table, name: title(table), answer: answer(table) }))}
          onSend={send}
          onClose={() => setAsking(false)}
        />
      )}
      {!measures && others.map((table) => <Standing key={table.table!.id} table={table} names={props.names} round={view.round} />)}
    </>
  );
}

function Measures(props: {
  ladder: LadderView;
  names: Map<string, string>;
  level: number;
  onLevel: (level: number) => void;
}) {
  const { ladder } = props;
  const target = ladder.ladder.split('>')[1] ?? '';
  return (
    <fieldset class="card">
      <legend>→ {target === 'ALL' ? t.allCountries : nameOf(props.names, target)}</legend>
      {ladder.options.map((option) => (
        <label key={option.level} class="choice">
          <input
            type="radio"
            name={ladder.ladder}
            disabled={option.level > ladder.highest}
            checked={props.level === option.level}
            onChange={() => props.onLevel(option.level)}
          />
          <span>
            {option.title}
            {option.level === ladder.level && ` (${t.hold})`}
            <small>{t.costsThem} {billions(option.targetLossUsdBn)}, {t.costsUs} {billions(option.ownCostUsdBn)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The brief and the state of one's own country. */
function Country(props: { view: View; names: Map<string, string> }) {
  const { view } = props;
  const [open, setOpen] = useState(false);
  const own = view.world?.countries.find((country) => country.country === view.seat);
  return (
    <>
      <section class="card" aria-label={t.brief}>
        <h2>{t.brief} <small>{t.secret}</small></h2>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? t.hide : t.show}</button>
        {open && (
          <>
            <p>{t.noDeal}</p>
            <h3>{t.priorities}</h3>
            {view.tables.filter((table) => table.menu.length > 0 || table.issueValues.length > 0).map((table) => (
              <Priorities key={table.table!.id} table={table} name={nameOf(props.names, table.other)} />
            ))}
          </>
        )}
        <ReturnCode />
      </section>
      {own && (
        <section class="card" aria-label={t.supply}>
          <h2>{t.supply}</h2>
          <Bar label={t.dependence} share={own.dependence} />
          <Bar label={t.shortage} share={own.shortage} />
        </section>
      )}
      {(view.world?.redLines.length ?? 0) > 0 && (
        <section class="card" aria-label={t.redLines}>
          <h2>{t.redLines}</h2>
          <ul>
            {view.world!.redLines.map((line, i) => {
              // What can be agreed at the tables of others is not told here.
              const table = view.tables.find((one) => one.table!.id === line.table)?.table;
              const parties = table ? ` (${table.parties.map((code) => nameOf(props.names, code)).join(' – ')})` : '';
              return <li key={i}>{nameOf(props.names, line.country)}{parties}: {line.title || (table ? limit(line, table) : t.lineElsewhere)}</li>;
            })}
          </ul>
        </section>
      )}
    </>
  );
}

/** Issues by how much is at stake for us between their levels. */
function Priorities(props: { table: TableView; name: string }) {
  const ranked = props.table.table!.issues
    .map((issue) => {
      const values = props.table.issueValues.find((one) => one.issue === issue.id)?.surplusByLevel ?? [];
      const best = values.indexOf(Math.max(...values));
      return { issue, at: values.length ? Math.max(...values) - Math.min(...values) : 0, best };
    })
    .filter((one) => one.at > 0.005)
    .sort((a, b) => b.at - a.at);
  if (ranked.length === 0) return null;
  return (
    <>
      <h4>{props.name}</h4>
      <ol>
        {ranked.map(({ issue, at, best }) => (
          <li key={issue.id}>{issue.title}: {issue.levels[best]?.title} <small>({signed(at)})</small></li>
        ))}
      </ol>
    </>
  );
}

function Bar(props: { label: string; share: number }) {
  return (
    <div class="meter">
      <span>{props.label}</span>
      <div class="scale" aria-hidden="true"><i class="level" style={{ width: `${Math.min(100, Math.max(0, 100 * props.share))}%` }} /></div>
      <b>{percent(props.share)}</b>
    </div>
  );
}
