import { createContext, type ComponentChildren } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { SeatDriver, type WorldView } from '../generated/parley/classroom/v1/classroom_service_pb';
import type { AnswerReason } from '../generated/parley/classroom/v1/reasons_pb';
import type { TableView, View } from '../generated/parley/seat/v1/view_pb';
import type { Classroom } from './api';
import { t } from './strings';
import './reasons.css';

const Answers = createContext<AnswerReason[]>([]);

/** Asks why the AIs opposite answered as they did, whenever one of them has. */
export function WithAnswers(props: { client: Classroom; view?: View; world: WorldView; children: ComponentChildren }) {
  const [answers, setAnswers] = useState<AnswerReason[]>([]);
  const { client, view, world } = props;
  const ai = (country: string) => world.seats.some((seat) => seat.country === country && seat.driver === SeatDriver.BUILT_IN);
  const moved = (view?.tables ?? [])
    .filter((table) => ai(table.other) && table.history.length > 0)
    .map((table) => `${table.table!.id} ${table.history.length} ${table.open}`)
    .join();
  useEffect(() => {
    if (!moved) return;
    let stopped = false;
    // Whoever does not hear why can still read what.
    client.explainAnswers({}).then((response) => !stopped && setAnswers(response.answers), () => {});
    return () => {
      stopped = true;
    };
  }, [client, moved]);
  return <Answers.Provider value={answers}>{props.children}</Answers.Provider>;
}

/** What the AI opposite did last at a table, and why by what everybody knows. */
export function AnswerWhy(props: { table: TableView }) {
  const { table } = props;
  const answer = useContext(Answers).find((one) => one.table === table.table!.id && one.offers === table.history.length);
  return answer ? <p class="why"><b>{t.ai}:</b> {answer.sentence}</p> : null;
}
