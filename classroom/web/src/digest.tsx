import { useEffect, useRef, useState } from 'preact/hooks';
import type { Seen } from './api';
import { t } from './strings';
import { nameOf } from './ui';

/** The shortest grace after which a caretaker plays for a seat. */
const AWAY_MILLIS = 10_000;
const MOST_NEWS = 5;

/** How much of the class this browser had seen, and when. */
interface Mark {
  time: number;
  message: number;
  news: number;
  round: number;
  /** By table, how many offers the other side had made, and how many were made for us. */
  offers: Record<string, [number, number]>;
}

interface Missed {
  minutes: number;
  messages: number;
  news: string[];
  round: number;
  theirs: string[];
  ours: string[];
}

function mark(seen: Seen): Mark {
  const tables = seen.turn?.view?.tables ?? [];
  const by = (country: string, history: { by: string }[]) => history.filter((offer) => offer.by === country).length;
  return {
    time: Date.now(),
    message: Number(seen.messages.at(-1)?.number ?? 0n),
    news: seen.news.length,
    round: seen.view!.worlds[0]?.round ?? 0,
    offers: Object.fromEntries(
      tables.map((table) => [table.table!.id, [by(table.other, table.history), by(seen.turn!.view!.seat, table.history)]]),
    ),
  };
}

function missed(before: Mark, now: Mark, seen: Seen, names: Map<string, string>): Missed | undefined {
  const more = (side: 0 | 1) =>
    Object.keys(now.offers).filter((id) => now.offers[id]![side] > (before.offers[id]?.[side] ?? 0)).map((id) => {
      const table = seen.turn!.view!.tables.find((one) => one.table!.id === id)!;
      return nameOf(names, table.other);
    });
  const found: Missed = {
    minutes: Math.round((now.time - before.time) / 60_000),
    messages: seen.messages.filter((one) => Number(one.number) > before.message).length,
    news: seen.news.slice(before.news).map((one) => one.text),
    round: now.round > before.round ? now.round : 0,
    theirs: more(0),
    ours: more(1),
  };
  return found.messages + found.news.length + found.round + found.theirs.length + found.ours.length > 0 ? found : undefined;
}

/** What a person who comes back has missed; whoever was here all the time sees nothing of it. */
export function Digest(props: { seen: Seen; names: Map<string, string> }) {
  const { seen, names } = props;
  const me = seen.view!.me!;
  const place = `seen ${seen.view!.code} ${me.id} ${me.country}`;
  const before = useRef<Mark | undefined>(undefined);
  const away = useRef(true);
  const [told, setTold] = useState<Missed>();
  useEffect(() => {
    if (!seen.connected) {
      away.current = true;
      return;
    }
    const now = mark(seen);
    const last = before.current ?? (JSON.parse(localStorage.getItem(place) ?? 'null') as Mark | null);
    if (away.current && last && now.time - last.time > AWAY_MILLIS) setTold(missed(last, now, seen, names));
    away.current = false;
    before.current = now;
    localStorage.setItem(place, JSON.stringify(now));
  }, [seen]);
  if (!told) return null;
  return (
    <section class="card digest" aria-label={t.whileAway}>
      <h2>{t.whileAway}</h2>
      <div role="status">
        <ul>
          {told.round > 0 && <li>{t.nowRound} {told.round}</li>}
          {told.theirs.length > 0 && <li>{t.theyOffered} {told.theirs.join(', ')}</li>}
          {told.ours.length > 0 && <li>{t.offeredForUs} {told.ours.join(', ')}</li>}
          {told.messages > 0 && <li>{told.messages} {told.messages === 1 ? t.newMessage : t.newMessages}</li>}
          {told.news.slice(-MOST_NEWS).map((text, i) => <li key={i}>{text}</li>)}
          {told.news.length > MOST_NEWS && <li>{told.news.length - MOST_NEWS} {t.moreNews}</li>}
        </ul>
      </div>
      <button type="button" onClick={() => setTold(undefined)}>{t.understood}</button>
    </section>
  );
}
