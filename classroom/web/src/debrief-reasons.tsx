import type { GetReasonsResponse, MoveReason } from '../generated/parley/classroom/v1/reasons_pb';
import type { Names } from './debrief-charts';
import { d } from './debrief-strings';
import { t } from './strings';

/** Why the AIs of one world made the moves on which it turned, table by table. */
export function AiReasons(props: { world: number; told?: GetReasonsResponse; names: Names }) {
  const { told, names } = props;
  const where = [...new Set((told?.reasons ?? []).map((one) => one.where))];
  const tables = where.filter((id) => names.found(id));
  const group = (id: string, title: string) => (
    <section key={id}>
      <h3>{title}</h3>
      {told!.reasons.filter((one) => one.where === id).map((one) => <Reason key={String(one.number)} reason={one} />)}
    </section>
  );
  return (
    <section class="card" aria-label={`${d.aiReasons}, ${t.world} ${props.world}`}>
      <h2>{d.aiReasons}: {t.world} {props.world}</h2>
      <p>{d.aiReasonsHelp}</p>
      {!told?.ready && <p role="status">{d.aiReasonsMaking}</p>}
      {told?.ready && told.reasons.length === 0 && <p>{d.noAiReasons}</p>}
      {tables.map((id) => group(id, names.table(id)))}
      {where.filter((id) => !names.found(id)).map((id) => group(id, names.ladder(id)))}
    </section>
  );
}

function Reason(props: { reason: MoveReason }) {
  const { reason } = props;
  return (
    <div class="why">
      <p><small>{t.round} {reason.round}</small> {reason.why}</p>
      {reason.otherwise.length > 0 && (
        <details>
          <summary>{d.otherwise}</summary>
          <ul>{reason.otherwise.map((text) => <li key={text}>{text}</li>)}</ul>
        </details>
      )}
    </div>
  );
}
