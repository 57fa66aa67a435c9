import { create, equals } from '@bufbuild/protobuf';
import { useEffect, useState } from 'preact/hooks';
import type { WorldView } from '../generated/parley/classroom/v1/classroom_service_pb';
import { DealSchema, MoveSchema, type Refusal } from '../generated/parley/seat/v1/move_pb';
import type { TableView, View } from '../generated/parley/seat/v1/view_pb';
import type { Classroom } from './api';
import { move, OpenTable, Standing, Sure, Terms, type Answer } from './offers';
import { t } from './strings';
import { Action, billions, nameOf } from './ui';

/** What a delegation means to do at a table, or has done, and how many offers there were then. */
interface Draft {
  answer: Answer;
  offers: number;
}

/** One that has to be sent again, since somebody else of the world moved in the same moment. */
interface Overtaken extends Draft {
  table: string;
  turn: number;
}

/** A move that was not sent for that reason, and the round in which that was. */
export interface Unsent {
  table: string;
  round: number;
}

/** Where they have to look again: in the round in which they were overtaken, and in the next. */
export function LookAgain(props: { unsent: Unsent[]; view: View; names: Map<string, string> }) {
  const { unsent, view, names } = props;
  const tables = view.tables.filter((table) => unsent.some((one) => one.table === table.table!.id && one.round + 1 >= view.round));
  return tables.length > 0 ? <p class="banner" role="status">{t.floorChanged} {tables.map((table) => nameOf(names, table.other)).join(', ')}</p> : null;
}

const NOTHING: Answer = { kind: 'wait' };

/**
 * The open floor of a round: every table is answered by itself, at any time. The page stays as it is when a move of others brings
 * another turn.
 */
export function Floor(props: {
  client: Classroom;
  turn: number;
  view: View;
  names: Map<string, string>;
  world: WorldView;
  unsent: Unsent[];
  onUnsent: (change: (before: Unsent[]) => Unsent[]) => void;
}) {
  const { view, turn } = props;
  const [drafts, setDrafts] = useState<Record<string, Draft>>({});
  const [sent, setSent] = useState<Record<string, Draft>>({});
  const [asking, setAsking] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const [overtaken, setOvertaken] = useState<Overtaken>();
  const own = props.world.seats.find((seat) => seat.country === view.seat);
  const done = props.world.seats.filter((seat) => seat.done && seat !== own);
  const title = (table: TableView) => nameOf(props.names, table.other);
  const isSent = (table: TableView) => (sent[table.table!.id]?.offers ?? -1) >= table.history.length;
  const open = view.tables.filter((table) => table.toMove && !isSent(table));
  const others = view.tables.filter((table) => !table.toMove || isSent(table));

  const send = async (table: TableView, draft: Draft) => {
    const id = table.table!.id;
    const whole = create(MoveSchema, { tables: [move(table, draft.answer)] });
    const response = await props.client.playTurn({ turn, move: whole });
    setAsking('');
    setRefusal(response.outcome.case === 'refused' ? response.outcome.value : undefined);
    if (response.outcome.case !== 'ended') return;
    const ended = response.outcome.value.outcome;
    const came = ended.case === 'move' && equals(MoveSchema, ended.value, whole);
    props.onUnsent((before) => [...before.filter((one) => one.table !== id), ...(came ? [] : [{ table: id, round: view.round }])]);
    if (came) {
      setSent((before) => ({ ...before, [id]: draft }));
      setDrafts(({ [id]: _, ...rest }) => rest);
    } else {
      setOvertaken({ ...draft, table: id, turn });
    }
  };
  useEffect(() => {
    if (!overtaken || turn <= overtaken.turn) return;
    const table = open.find((one) => one.table!.id === overtaken.table);
    if (!table || table.history.length !== overtaken.offers) {
      setOvertaken(undefined);
      return;
    }
    // Sent once, whatever turns come meanwhile.
    const again = { ...overtaken, turn: Infinity };
    setOvertaken(again);
    send(table, overtaken).catch(() => {}).finally(() => setOvertaken((now) => (now === again ? undefined : now)));
  }, [turn, overtaken]);

  const asked = open.find((table) => table.table!.id === asking);
  return (
    <>
      <h2>{t.floor}</h2>
      {refusal && <p class="problem" role="alert">{t.refused}: {refusal.field} {refusal.value} ({refusal.expected})</p>}
      <LookAgain unsent={props.unsent.filter((one) => one.table !== overtaken?.table)} view={view} names={props.names} />
      {view.budgetLeftUsdBn !== undefined && <p>{billions(view.budgetLeftUsdBn)} {t.budgetLeft}</p>}
      {open.map((table) => {
        const id = table.table!.id;
        const draft = drafts[id];
        // An acceptance means the offer that stood; a counter-offer is still what they want to say.
        const answer = !draft || (draft.answer.kind === 'accept' && draft.offers !== table.history.length) ? NOTHING : draft.answer;
        const grave = answer.kind === 'accept' || answer.kind === 'walk';
        return (
          <OpenTable
            key={id}
            client={props.client}
            table={table}
            name={title(table)}
            answer={answer}
            floor
            onAnswer={(next) => setDrafts((before) => ({ ...before, [id]: { answer: next, offers: table.history.length } }))}
          >
            {draft && draft.offers !== table.history.length && <p class="banner" role="status">{t.newOffer}</p>}
            {answer.kind !== 'wait' && (
              <Action
                class="primary"
                disabled={turn === 0 || overtaken !== undefined}
                label={`${t.floorSend}: ${title(table)}`}
                do={async () => (grave ? setAsking(id) : send(table, { answer, offers: table.history.length }))}
              >
                {t.floorSend}
              </Action>
            )}
          </OpenTable>
        );
      })}
      {open.length === 0 && <p class="card" role="status">{t.floorNothing}</p>}
      <p>
        <Action do={() => props.client.setDone({ done: !own?.done })}>
          {own?.done ? t.notDone : t.done}
        </Action>
        <small role="status">
          {own?.done && t.doneSays} {done.length > 0 && `${t.doneAre}: ${done.map((seat) => seat.name).join(', ')}`}
        </small>
      </p>
      {asked && drafts[asking]?.offers === asked.history.length && (
        <Sure
          tables={[{ table: asked, name: title(asked), answer: drafts[asking]!.answer }]}
          onSend={() => send(asked, drafts[asking]!)}
          onClose={() => setAsking('')}
        />
      )}
      {others.map((table) => {
        const answer = sent[table.table!.id]?.answer;
        const levels = isSent(table) && answer?.kind === 'offer' ? answer.levels : table.standing?.by === view.seat ? table.standing.deal!.levels : undefined;
        return levels && table.open ? (
          <section class="card" key={table.table!.id} aria-label={title(table)}>
            <h3>{title(table)} <small>{t.floorOffered}</small></h3>
            <Terms table={table} deal={create(DealSchema, { levels })} />
          </section>
        ) : (
          <Standing key={table.table!.id} table={table} names={props.names} round={view.round} />
        );
      })}
    </>
  );
}
