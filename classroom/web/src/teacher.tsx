import { create } from '@bufbuild/protobuf';
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useState } from 'preact/hooks';
import { renderSVG } from 'uqr';
import {
  ChannelSchema,
  ClassStage,
  SeatDriver,
  type ClassView,
  type Person,
  type SeatView,
  type WorldView,
} from '../generated/parley/classroom/v1/classroom_service_pb';
import { reason, type Classroom, type Seen } from './api';
import { PrintBriefs } from './briefs';
import { Injects } from './injects';
import { NewsList, SignedList } from './news';
import { t } from './strings';
import { Talk } from './talk';
import { Action, Clock, Dialog, everybody, PackLink, Page, Where } from './ui';

/** The teacher's page: the lobby, then the control room. */
export function Teacher(props: { client: Classroom; seen: Seen }) {
  const view = props.seen.view!;
  const [briefs, setBriefs] = useState(false);
  if (briefs) return <PrintBriefs {...props} onBack={() => setBriefs(false)} />;
  const shown = { ...props, onBriefs: () => setBriefs(true) };
  return view.stage === ClassStage.LOBBY ? <Lobby {...shown} /> : <ControlRoom {...shown} />;
}

/** What a teacher takes to the room on paper. */
function Papers(props: { onBriefs: () => void }) {
  return (
    <p class="row wrap">
      <button type="button" onClick={props.onBriefs}>{t.printBriefs}</button>
      <PackLink />
    </p>
  );
}

function projectorLink(view: ClassView) {
  return <a href={`#projector=${view.projectorToken}`} target="_blank" rel="noopener">{t.projector}</a>;
}

/** How people join; the code is large enough for the back row. */
export function JoinCard(props: { code: string }) {
  const address = `${location.origin}/?code=${props.code}`;
  return (
    <section class="card join" aria-label={t.lobby}>
      <div class="qr" role="img" aria-label={address} dangerouslySetInnerHTML={{ __html: renderSVG(address, { border: 2 }) }} />
      <div>
        <p>{t.joinAt} <b>{location.host}</b></p>
        <p>{t.withCode} <b class="code huge">{props.code}</b></p>
      </div>
    </section>
  );
}

function Lobby(props: { client: Classroom; seen: Seen; onBriefs: () => void }) {
  const view = props.seen.view!;
  const people = everybody(view);
  return (
    <Page title={view.title} seen={props.seen} side={<><span>{people.length} {t.people}</span>{projectorLink(view)}</>}>
      <JoinCard code={view.code} />
      <p class="row">
        <Action class="primary" do={() => props.client.startClass({})}>{t.start}</Action>
        <small>{t.startHelp}</small>
      </p>
      <Papers onBriefs={props.onBriefs} />
      <Injects client={props.client} view={view} />
      {view.worlds.map((world) => (
        <section class="card" key={world.number} aria-label={`${t.world} ${world.number}`}>
          <h2>{t.world} {world.number}{world.condition && ` · ${t.condition} ${world.condition}`}</h2>
          <div class="grid">
            {world.seats.filter((seat) => view.plan?.seats.includes(seat.country)).map((seat) => (
              <div class="cell" key={seat.country}>
                <h3>{seat.name}</h3>
                {seat.delegates.length === 0 && <p>{t.nobody}</p>}
                {seat.delegates.length > 0 && <small>{seat.briefRead ? t.briefRead : t.briefUnread}</small>}
                {seat.delegates.map((person) => <Mover key={person.id} client={props.client} view={view} person={person} />)}
              </div>
            ))}
          </div>
        </section>
      ))}
      <Talk client={props.client} seen={props.seen} />
    </Page>
  );
}

const EXTRA_SECONDS = [0, 30, 60, 120, 180, 300];

/** Moves one person, or gives it more time, with the keyboard as well. */
function Mover(props: { client: Classroom; view: ClassView; person: Person }) {
  const { client, view, person } = props;
  const here = `${person.world} ${person.country}`;
  const [problem, setProblem] = useState('');
  return (
    <p class="row wrap">
      <Presence person={person} />
      <select
        aria-label={`${t.move}: ${person.name}`}
        value={here}
        onChange={(e) => {
          const select = e.currentTarget;
          const [world = '', country = ''] = select.value.split(' ');
          setProblem('');
          client.seatPerson({ person: person.id, world: Number(world), country }).catch((failure) => {
            select.value = here;
            setProblem(reason(failure));
          });
        }}
      >
        {view.worlds.flatMap((world) => (view.plan?.seats ?? []).map((country) => (
          <option key={`${world.number} ${country}`} value={`${world.number} ${country}`}>{t.world} {world.number}, {country}</option>
        )))}
      </select>
      <select
        aria-label={`${t.extraTime}: ${person.name}`}
        value={String(person.extraTime?.seconds ?? 0n)}
        onChange={(e) => {
          setProblem('');
          client.setExtraTime({ person: person.id, extraTime: { seconds: BigInt(e.currentTarget.value), nanos: 0 } }).catch((failure) => setProblem(reason(failure)));
        }}
      >
        {EXTRA_SECONDS.map((seconds) => <option key={seconds} value={seconds}>{seconds ? `+${seconds} s` : t.noExtraTime}</option>)}
      </select>
      <Action class="small" do={() => client.removePerson({ person: person.id })}>{t.remove}<span class="unseen"> {person.name}</span></Action>
      {problem && <span class="problem" role="alert">{problem}</span>}
    </p>
  );
}

function Presence(props: { person: Person }) {
  const { person } = props;
  return (
    <span class={person.present ? 'here' : 'gone'}>
      {person.present ? '●' : '○'} {person.name}{!person.present && ` (${t.away})`}{person.handRaised && ` ✋ ${t.helpWanted}`}
    </span>
  );
}

function ControlRoom(props: { client: Classroom; seen: Seen; onBriefs: () => void }) {
  const view = props.seen.view!;
  const [open, setOpen] = useState<{ world: number; country: string }>();
  const [ending, setEnding] = useState(false);
  const paused = view.worlds.every((world) => world.paused);
  const world = view.worlds.find((one) => one.number === open?.world);
  const seat = world?.seats.find((one) => one.country === open?.country);
  const [because, setBecause] = useState('');
  return (
    <Page title={`${view.title}: ${t.controlRoom}`} seen={props.seen} side={<><span class="code">{view.code}</span>{projectorLink(view)}</>}>
      <section class="card row wrap" aria-label={t.pause}>
        <label class="grow">{t.because}<input value={because} maxLength={200} onInput={(e) => setBecause(e.currentTarget.value)} /></label>
        <Action do={() => props.client.setClock({ paused: !paused, because: paused ? '' : because })}>{paused ? t.resume : t.pause}</Action>
        <Action do={() => props.client.setDoor({ open: !view.doorOpen })}>{view.doorOpen ? t.closeDoor : t.letIn}</Action>
        <Action do={() => props.client.moveDeadline({ later: { seconds: 120n, nanos: 0 } })}>{t.longer}</Action>
        <Action do={() => props.client.moveDeadline({ later: { seconds: 0n, nanos: 0 } })}>{t.endTurn}</Action>
        <button type="button" class="primary" onClick={() => setEnding(true)}>{t.freeze}</button>
      </section>
      <Papers onBriefs={props.onBriefs} />
      <Injects client={props.client} view={view} />
      {view.worlds.every((one) => one.over) && <p class="banner" role="status">{t.allOver}</p>}
      {view.worlds.map((one) => (
        <section class="card" key={one.number} aria-label={`${t.world} ${one.number}`}>
          <div class="row wrap">
            <h2>{t.world} {one.number}</h2>
            <Where world={one} rounds={view.scenario?.rounds ?? 0} /> <Clock world={one} seen={props.seen} />
            {view.worlds.length > 1 && !one.over && (
              <Action class="small" do={() => props.client.setClock({ world: one.number, paused: !one.paused, because: one.paused ? '' : because })}>
                {one.paused ? t.resume : t.pauseWorld}
              </Action>
            )}
            {one.problem && <p class="problem" role="alert">{one.problem}</p>}
          </div>
          <div class="grid">
            {one.seats.map((each) => (
              <Cell key={each.country} seat={each} onOpen={() => setOpen({ world: one.number, country: each.country })} />
            ))}
          </div>
        </section>
      ))}
      <div class="two">
        <Talk client={props.client} seen={props.seen} />
        <div>
          {view.worlds.length === 1 && <SignedList world={view.worlds[0]!} />}
          <NewsList news={props.seen.news} worlds={view.worlds} />
        </div>
      </div>
      {world && seat && (
        <SeatDialog client={props.client} view={view} world={world} seat={seat} onClose={() => setOpen(undefined)} />
      )}
      {ending && (
        <Dialog title={t.freeze} onClose={() => setEnding(false)}>
          <p>{t.freezeSure}</p>
          <div class="row">
            <Action class="primary" do={() => props.client.freezeClass({})}>{t.freeze}</Action>
            <button type="button" onClick={() => setEnding(false)}>{t.cancel}</button>
          </div>
        </Dialog>
      )}
    </Page>
  );
}

const DRIVERS: Record<number, string> = {
  [SeatDriver.BUILT_IN]: t.ai,
  [SeatDriver.CARETAKER]: t.caretaker,
};

/** One seat at a glance: who plays it, who is here, whether it is awaited, what it did. */
function Cell(props: { seat: SeatView; onOpen: () => void }) {
  const { seat } = props;
  const hand = seat.delegates.some((person) => person.handRaised);
  return (
    <button type="button" class={`cell driver-${seat.driver}${hand ? ' hand' : ''}`} onClick={props.onOpen}>
      <b>{seat.name}</b>
      <span>{DRIVERS[seat.driver] ?? ''}{seat.done ? ` ✓ ${t.isDone}` : seat.awaited && ` … ${t.thinking}`}</span>
      {seat.delegates.map((person) => <Presence key={person.id} person={person} />)}
      {seat.driver !== SeatDriver.BUILT_IN && (
        <small>
          {seat.briefRead ? t.briefRead : t.briefUnread}, {seat.offers} {t.offers}{seat.missed > 0 && `, ${seat.missed} ${t.missed}`}
          {seat.lastAction && `, ${t.lastDid} ${timestampDate(seat.lastAction).toLocaleTimeString()}`}
        </small>
      )}
    </button>
  );
}

function SeatDialog(props: { client: Classroom; view: ClassView; world: WorldView; seat: SeatView; onClose: () => void }) {
  const { client, world, seat } = props;
  const [text, setText] = useState('');
  // The same until it has reached everybody, so that whoever has it already does not get it twice.
  const [key, setKey] = useState(Date.now());
  const ai = seat.driver === SeatDriver.BUILT_IN;
  const tell = async () => {
    for (const person of seat.delegates) {
      await client.say({
        messageId: `${key} ${person.id}`,
        channel: create(ChannelSchema, { to: { case: 'person', value: person.id } }),
        text,
      });
    }
    setText('');
    setKey(Date.now());
  };
  return (
    <Dialog title={`${t.world} ${world.number}: ${seat.name}`} onClose={props.onClose}>
      {seat.delegates.map((person) => <Mover key={person.id} client={client} view={props.view} person={person} />)}
      {seat.delegates.length > 0 && (
        <p class="row">
          <label class="grow">{t.message}<input value={text} maxLength={500} onInput={(e) => setText(e.currentTarget.value)} /></label>
          <Action disabled={!text.trim()} do={tell}>{t.send}</Action>
        </p>
      )}
      <p class="row">
        <Action
          disabled={ai && seat.delegates.length === 0}
          do={() => client.setDriver({
            world: world.number,
            country: seat.country,
            driver: ai ? SeatDriver.DELEGATES : SeatDriver.BUILT_IN,
          })}
        >
          {ai ? t.toStudents : t.toAi}
        </Action>
        <button type="button" onClick={props.onClose}>{t.close}</button>
      </p>
    </Dialog>
  );
}
