import { create } from '@bufbuild/protobuf';
import { useEffect, useState } from 'preact/hooks';
import { ClassStage, type ClassView, type News } from '../generated/parley/classroom/v1/classroom_service_pb';
import { InjectCondition, InjectSchema, type Inject, type PlannedInject } from '../generated/parley/classroom/v1/inject_pb';
import type { Briefs } from '../generated/parley/scenario/v1/briefs_pb';
import { reason, type Classroom } from './api';
import { t } from './strings';
import { Action, nameOf } from './ui';

const NOW = 'now';
const ALL = '';

/** What the teacher throws in, and what has become of it. */
export function Injects(props: { client: Classroom; view: ClassView }) {
  const { client, view } = props;
  const [open, setOpen] = useState(false);
  const [briefs, setBriefs] = useState<Briefs>();
  const [problem, setProblem] = useState('');
  const [text, setText] = useState('');
  const [moved, setMoved] = useState(0);
  const [audience, setAudience] = useState(ALL);
  const [world, setWorld] = useState(0);
  const [when, setWhen] = useState(NOW);
  // The same until it is planned, so that a second try does not plan it twice.
  const [key, setKey] = useState(Date.now());
  useEffect(() => {
    if (!open || briefs) return;
    client.getBriefs({}).then((response) => setBriefs(response.briefs), (failure) => setProblem(reason(failure)));
  }, [open, briefs, client]);

  const names = new Map(view.worlds[0]?.seats.map((seat) => [seat.country, seat.name]));
  const tables = briefs?.tables.map((table) => table.id) ?? [];
  const rounds = view.scenario?.rounds ?? 0;
  const worlds = view.worlds.filter((one) => !world || one.number === world);
  const reached = Math.max(0, ...worlds.map((one) => one.round));
  const first = audience === ALL ? Math.max(reached + 1, 2) : reached + 1;
  const late = audience === ALL && first > rounds;
  const wanted = (): Inject => {
    const inject = create(InjectSchema, { text, world, moved: audience === ALL ? moved : 0 });
    if (audience.startsWith('table ')) inject.audience = { case: 'table', value: audience.slice(6) };
    else if (audience !== ALL) inject.audience = { case: 'country', value: audience };
    if (when.startsWith('round ')) inject.when = { case: 'round', value: Number(when.slice(6)) };
    else if (when !== NOW) inject.when = { case: 'condition', value: Number(when) };
    return inject;
  };
  const plan = async () => {
    await client.planInject({ inject: wanted(), requestId: String(key) });
    setKey(Date.now());
    setText('');
    setMoved(0);
    setWhen(NOW);
  };
  return (
    <details class="card" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.injects}{view.injects.length > 0 && ` (${view.injects.length})`}</summary>
      {problem && <p class="problem" role="alert">{problem}</p>}
      <p>{t.injectsHelp}</p>
      {briefs && briefs.deck.length > 0 && (
        <label class="issue">
          <span>{t.deck}</span>
          <select
            value=""
            onChange={(event) => {
              const card = briefs.deck[Number(event.currentTarget.value)];
              event.currentTarget.value = '';
              if (!card) return;
              setText(card.text);
              setMoved(card.moved);
            }}
          >
            <option value="">{t.choose}</option>
            {briefs.deck.map((card, i) => <option key={card.text} value={i}>{card.text}</option>)}
          </select>
        </label>
      )}
      <label>{t.injectText}<input value={text} maxLength={200} onInput={(event) => setText(event.currentTarget.value)} /></label>
      <div class="row wrap">
        <label>
          {t.injectFor}
          <select value={audience} onChange={(event) => setAudience(event.currentTarget.value)}>
            <option value={ALL}>{t.everybody}</option>
            {[...names].map(([code, name]) => <option key={code} value={code}>{name}</option>)}
            {tables.map((table) => <option key={table} value={`table ${table}`}>{t.table} {table}</option>)}
          </select>
        </label>
        {view.worlds.length > 1 && (
          <label>
            {t.world}
            <select value={String(world)} onChange={(event) => setWorld(Number(event.currentTarget.value))}>
              <option value="0">{t.allWorlds}</option>
              {view.worlds.map((one) => <option key={one.number} value={one.number}>{one.number}</option>)}
            </select>
          </label>
        )}
        <label>
          {t.injectWhen}
          <select value={when} onChange={(event) => setWhen(event.currentTarget.value)}>
            <option value={NOW}>{audience === ALL ? t.nextRound : t.atOnce}</option>
            {Array.from({ length: Math.max(0, rounds - first + 1) }, (_, i) => first + i).map((round) => (
              <option key={round} value={`round ${round}`}>{t.startOfRound} {round}</option>
            ))}
            {Object.entries(t.injectConditions).map(([condition, words]) => <option key={condition} value={condition}>{words}</option>)}
          </select>
        </label>
        {audience === ALL && (
          <label>
            {t.tensionMoves}
            <input type="number" min={-1} max={1} step={0.05} value={moved} onInput={(event) => setMoved(Number(event.currentTarget.value) || 0)} />
          </label>
        )}
      </div>
      {audience === ALL ? (
        <p role="status">
          {late ? t.noRoundLeft : view.stage === ClassStage.PLAYING && worlds.map((one) => t.tensionIs(view.worlds.length > 1 ? one.number : 0, one.tension, Math.min(1, Math.max(0, one.tension + moved)))).join(' ')}{' '}
          {moved !== 0 && !late && (moved > 0 ? t.moreTension : t.lessTension)}
        </p>
      ) : <p>{t.toldInPrivate}</p>}
      <p><Action class="primary" disabled={!text.trim() || late} do={plan}>{when === NOW ? t.throwIn : t.planIt}</Action></p>
      {view.injects.length > 0 && (
        <ol class="plain news" aria-label={t.injects}>
          {[...view.injects].reverse().map((planned) => (
            <li key={String(planned.number)}>
              <small>{standing(planned, view)}</small> {planned.inject!.text}{' '}
              <small>({whom(planned.inject!, names)}{planned.inject!.world > 0 && `, ${t.world} ${planned.inject!.world}`})</small>{' '}
              {waits(planned, view) && (
                <Action class="small" label={`${t.notThisInject}: ${planned.inject!.text}`} do={() => client.withdrawInject({ number: planned.number })}>{t.notThisInject}</Action>
              )}
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}

const whom = (inject: Inject, names: Map<string, string>) =>
  inject.audience.case === 'table' ? `${t.table} ${inject.audience.value}` : inject.audience.case === 'country' ? nameOf(names, inject.audience.value) : t.everybody;

const waits = (planned: PlannedInject, view: ClassView) =>
  !planned.withdrawn && planned.outcomes.length < (planned.inject!.world ? 1 : view.worlds.length);

/** When it happens or happened, world by world where they differ. */
function standing(planned: PlannedInject, view: ClassView): string {
  const when = planned.inject!.when;
  const had = planned.outcomes.map((one) => `${view.worlds.length > 1 ? `${t.world} ${one.world}: ` : ''}${one.round ? `${t.round} ${one.round}` : t.tooLate}`);
  if (planned.withdrawn) return [...had, t.withdrawn].join(', ');
  if (!waits(planned, view)) return had.join(', ');
  const still = when.case === 'round' ? `${t.startOfRound} ${when.value}` : when.case === 'condition' ? t.injectConditions[when.value as InjectCondition] : t.onItsWay;
  return [...had, still].join(', ');
}

/** What followed what the teacher threw into a world, in the same round and the next. */
export function Reactions(props: { news: News[]; world: number }) {
  const own = props.news.filter((one) => one.world === props.world);
  const thrown = own.filter((one) => one.injected);
  if (!thrown.length) return null;
  return (
    <>
      <h3 class="below">{t.reactions}</h3>
      <p>{t.reactionsSay(thrown.length)}</p>
      <ol class="plain news">
        {thrown.map((inject) => {
          const after = own.filter((one) => !one.injected && one.number > inject.number && one.round <= inject.round + 1);
          return (
            <li key={String(inject.number)}>
              <small>{t.round} {inject.round}</small> <b>{inject.text}</b>
              {after.length === 0 ? ` ${t.nothingFollowed}` : <ul>{after.map((one) => <li key={String(one.number)}><small>{t.round} {one.round}</small> {one.text}</li>)}</ul>}
            </li>
          );
        })}
      </ol>
    </>
  );
}
