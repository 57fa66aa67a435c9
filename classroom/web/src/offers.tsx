import { create } from '@bufbuild/protobuf';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { DealSchema, TableMoveSchema, WaitSchema, WalkSchema, type Deal, type TableMove } from '../generated/parley/seat/v1/move_pb';
import type { AppraiseResponse } from '../generated/parley/seat/v1/seat_service_pb';
import type { TableView } from '../generated/parley/seat/v1/view_pb';
import type { Classroom } from './api';
import { AnswerWhy } from './answers';
import { t } from './strings';
import { Action, billions, Dialog, nameOf, Scale, signed } from './ui';

/** What a delegation means to do at one table. */
export type Answer =
  | { kind: 'wait' }
  | { kind: 'accept' }
  | { kind: 'walk' }
  | { kind: 'offer'; levels: number[] };

export const move = (table: TableView, answer: Answer): TableMove => {
  const id = table.table!.id;
  switch (answer.kind) {
    case 'accept':
      return create(TableMoveSchema, { table: id, action: { case: 'accept', value: table.standing!.deal! } });
    case 'offer':
      return create(TableMoveSchema, {
        table: id,
        action: { case: 'offer', value: create(DealSchema, { levels: answer.levels }) },
      });
    case 'walk':
      return create(TableMoveSchema, { table: id, action: { case: 'walk', value: create(WalkSchema) } });
    default:
      return create(TableMoveSchema, { table: id, action: { case: 'wait', value: create(WaitSchema) } });
  }
};

/** A deal as a table of terms; what differs from another one is marked. */
export function Terms(props: { table: TableView; deal: Deal; before?: Deal }) {
  return (
    <table class="terms">
      <tbody>
        {props.table.table!.issues.map((issue, i) => {
          const level = props.deal.levels[i] ?? 0;
          const was = props.before?.levels[i];
          const differs = was !== undefined && was !== level;
          return (
            <tr key={issue.id} class={level === 0 ? 'nothing' : ''}>
              <th scope="row">{issue.title}</th>
              <td>
                {issue.levels[level]?.title}
                {differs && <em> ({t.was}: {issue.levels[was]?.title})</em>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A bar around no deal, with its number and words beside it. */
export function Worth(props: { worth?: AppraiseResponse; surplus?: number; scale: number }) {
  const surplus = props.worth?.surplus ?? props.surplus;
  if (surplus === undefined) return <p class="worth">…</p>;
  const words = surplus > 0.005 ? t.better : surplus < -0.005 ? t.worse : t.same;
  return (
    <div class="worth">
      <Scale share={surplus / (props.scale || 1)} />
      <p>
        <b>{signed(surplus)}</b> {words}
        {props.worth && (
          <small>
            {' '}({signed(props.worth.welfare)} {t.parts.welfare}, {signed(-props.worth.retaliation)} {t.parts.retaliation},{' '}
            {signed(props.worth.politics)} {t.parts.politics}
            {props.worth.commitsUsdBn > 0 && `; ${t.commits} ${billions(props.worth.commitsUsdBn)}`})
          </small>
        )}
      </p>
    </div>
  );
}

/** One table where it is our turn: what stands, and what we do. */
export function OpenTable(props: {
  client: Classroom;
  table: TableView;
  name: string;
  answer: Answer;
  onAnswer: (answer: Answer) => void;
  /** On an open floor nobody has to say that he waits. */
  floor?: boolean;
  children?: ComponentChildren;
}) {
  const { table, answer } = props;
  const id = table.table!.id;
  const standing = table.standing;
  const theirs = standing && standing.by === table.other;
  const best = table.menu[0];
  const scale = Math.max(...table.menu.map((deal) => deal.surplus), Math.abs(standing?.surplus ?? 0), 0.1);
  const levels = answer.kind === 'offer' ? answer.levels : undefined;
  const worth = useWorth(props.client, id, levels);
  const begin = (from: readonly number[] | undefined) =>
    props.onAnswer({ kind: 'offer', levels: [...(from ?? table.table!.issues.map(() => 0))] });
  const suggestions: [string, readonly number[] | undefined][] = [
    ...(theirs ? [[t.suggestions[0], standing.deal!.levels] as [string, readonly number[]]] : []),
    [t.suggestions[1]!, best?.deal?.levels],
    [t.suggestions[2]!, table.menu[Math.floor(table.menu.length / 2)]?.deal?.levels],
    [t.suggestions[3]!, table.menu.at(-1)?.deal?.levels],
  ];
  const option = (kind: Answer['kind'], label: string, choose: () => void) => (
    <label class="choice">
      <input type="radio" name={`answer ${id}`} checked={answer.kind === kind} onChange={choose} />
      <span>{label}</span>
    </label>
  );
  return (
    <section class="card" aria-label={props.name}>
      <h3>{props.name} <small>{id}</small></h3>
      {standing ? (
        <>
          <p><b>{t.standing}</b> ({theirs ? t.byThem : t.byUs})</p>
          <Terms table={table} deal={standing.deal!} before={table.history.at(-2)?.deal} />
          <AnswerWhy table={table} />
          <Worth surplus={standing.surplus} scale={scale} />
        </>
      ) : (
        <p>{t.noStanding}</p>
      )}
      <fieldset>
        <legend class="unseen">{t.yourTurn}: {props.name}</legend>
        {theirs && option('accept', t.accept, () => props.onAnswer({ kind: 'accept' }))}
        {!table.full && option('offer', theirs ? t.counter : t.offer, () => begin(best?.deal?.levels))}
        {!props.floor && option('wait', t.wait, () => props.onAnswer({ kind: 'wait' }))}
        {option('walk', t.walk, () => props.onAnswer({ kind: 'walk' }))}
      </fieldset>
      {table.full && <p>{t.full}</p>}
      {levels && (
        <div class="offer">
          <p class="row wrap">
            <span>{t.suggestion}:</span>
            {suggestions.filter(([, from]) => from).map(([label, from]) => (
              <button type="button" class="small" key={label} onClick={() => begin(from)}>{label}</button>
            ))}
          </p>
          {table.table!.issues.map((issue, i) => {
            const values = table.issueValues.find((one) => one.issue === issue.id)?.surplusByLevel ?? [];
            return (
              <label key={issue.id} class="issue">
                <span>{issue.title}</span>
                <select
                  value={String(levels[i])}
                  onChange={(e) => {
                    const next = [...levels];
                    next[i] = Number(e.currentTarget.value);
                    props.onAnswer({ kind: 'offer', levels: next });
                  }}
                >
                  {issue.levels.map((level, n) => (
                    <option key={n} value={String(n)}>
                      {level.title}{values.length > n && n > 0 ? ` (${signed(values[n]! - values[0]!)})` : ''}
                    </option>
                  ))}
                </select>
              </label>
            );
          })}
          <p><b>{t.worth}</b> <small>{t.unit}</small></p>
          <div role="status"><Worth worth={worth} scale={scale} /></div>
        </div>
      )}
      {props.children}
    </section>
  );
}

/** A table where there is nothing to do now. */
export function Standing(props: { table: TableView; names: Map<string, string>; round: number }) {
  const { table } = props;
  const name = nameOf(props.names, table.other);
  const starts = table.table!.startRound;
  return (
    <details class="card">
      <summary>
        <b>{name}</b>{' '}
        {table.open
          ? starts > props.round ? `${t.notOpenYet} ${starts}` : table.standing ? t.standing : t.noStanding
          : table.standing ? t.closedSigned : t.closedWithout}
      </summary>
      {table.standing && (
        <>
          <p>{table.standing.by === table.other ? t.byThem : t.byUs}</p>
          <Terms table={table} deal={table.standing.deal!} before={table.history.at(-2)?.deal} />
          <AnswerWhy table={table} />
          <Worth surplus={table.standing.surplus} scale={Math.max(Math.abs(table.standing.surplus), 0.1)} />
        </>
      )}
    </details>
  );
}

/** The second step of what cannot be taken back: a signature, or leaving. */
export function Sure(props: {
  tables: { table: TableView; name: string; answer: Answer }[];
  onSend: () => Promise<void>;
  onClose: () => void;
}) {
  return (
    <Dialog title={t.signSure} onClose={props.onClose}>
      {props.tables.map(({ table, name, answer }) => (
        <section key={table.table!.id}>
          <h3>{answer.kind === 'walk' ? t.walkSure : ''} {name}</h3>
          {answer.kind === 'accept' && (
            <>
              <Terms table={table} deal={table.standing!.deal!} />
              <Worth surplus={table.standing!.surplus} scale={Math.max(Math.abs(table.standing!.surplus), 0.1)} />
            </>
          )}
        </section>
      ))}
      <div class="row">
        <Action class="primary" do={props.onSend}>{t.sign}</Action>
        <button type="button" onClick={props.onClose}>{t.cancel}</button>
      </div>
    </Dialog>
  );
}

/** The exact worth of what is being put together, from one's own data. */
function useWorth(client: Classroom, table: string, levels: number[] | undefined): AppraiseResponse | undefined {
  const [worth, setWorth] = useState<{ of: string; worth?: AppraiseResponse }>();
  const key = levels?.join(' ') ?? '';
  useEffect(() => {
    if (!levels) return;
    let current = true;
    const timer = setTimeout(() => {
      client.appraiseDeal({ table, deal: { levels } }).then(
        (response) => current && setWorth({ of: key, worth: response.worth }),
        () => current && setWorth(undefined),
      );
    }, 120);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, table, key]);
  return worth?.of === key ? worth.worth : undefined;
}
