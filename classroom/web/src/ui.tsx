import { timestampMs } from '@bufbuild/protobuf/wkt';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClassView, Person, WorldView } from '../generated/parley/classroom/v1/classroom_service_pb';
import { reason, type Seen } from './api';
import { leave } from './place';
import { t } from './strings';

/** The frame of every page. */
export function Page(props: { title: string; side?: ComponentChildren; seen?: Seen; children: ComponentChildren }) {
  useEffect(() => {
    document.title = `${props.title} – ${t.name}`;
  }, [props.title]);
  return (
    <>
      <header class="bar">
        <h1>{props.title}</h1>
        <div class="bar-side">{props.side}</div>
      </header>
      {props.seen && !props.seen.connected && props.seen.view && !props.seen.gone && (
        <p class="banner" role="status">{t.unreachable}</p>
      )}
      <main>{props.seen?.gone ? <p class="banner" role="alert">
        {t.left} <button type="button" onClick={leave}>{t.joinTitle}</button>
      </p> : props.children}</main>
      <footer>{t.snapshot}</footer>
    </>
  );
}

/** A button whose work takes a moment, and which says what went wrong. */
export function Action(props: {
  do: () => Promise<unknown>;
  class?: string;
  label?: string;
  disabled?: boolean;
  expanded?: boolean;
  children: ComponentChildren;
}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const run = async () => {
    if (busy) return;
    setBusy(true);
    setProblem('');
    try {
      await props.do();
    } catch (failure) {
      setProblem(reason(failure));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <button type="button" class={props.class} aria-label={props.label} aria-expanded={props.expanded} disabled={props.disabled} aria-disabled={busy} onClick={run}>
        {props.children}
      </button>
      {problem && <span class="problem" role="alert">{t.again}: {problem}</span>}
    </>
  );
}

/** A question over the page; Escape closes it. */
export function Dialog(props: { title: string; onClose: () => void; children: ComponentChildren }) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current!;
    dialog.showModal();
    // Closed before it goes, so that the focus goes back to where it was.
    return () => dialog.close();
  }, []);
  return (
    <dialog ref={ref} onClose={props.onClose} aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.children}
    </dialog>
  );
}

/** What is left of a world's turn, for a seat with extra seconds; nobody hears more of it than the last five minutes, one minute and ten seconds. */
export function Clock(props: { world: WorldView; seen: Seen; extra?: number }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const { world, seen } = props;
  if (world.paused) return <span class="clock" role="status">{t.paused}{world.pausedBecause && `: ${world.pausedBecause}`}</span>;
  if (!world.deadline) return null;
  const end = timestampMs(world.deadline) + 1000 * (props.extra ?? 0);
  const left = Math.max(0, Math.ceil((end - (now + seen.skew)) / 1000));
  const spoken = t.spokenTime[left] ?? '';
  return (
    <>
      <span class={left <= 10 ? 'clock urgent' : 'clock'} aria-hidden="true">
        {Math.floor(left / 60)}:{String(left % 60).padStart(2, '0')}{props.extra ? ` (+${props.extra} s)` : ''}
      </span>
      <span class="unseen" role="timer" aria-live="polite">{spoken}</span>
    </>
  );
}

/** Round and what is decided. */
export function Where(props: { world: WorldView; rounds: number }) {
  const { world } = props;
  return (
    <span>
      {t.round} {Math.max(1, world.round)} {t.of} {props.rounds}
      {world.kind ? ` · ${t.kinds[world.kind]}` : ''}
    </span>
  );
}

/** What a country is called, or its code where it has no seat. */
export const nameOf = (names: Map<string, string>, code: string): string => names.get(code) ?? code;

/** All who have joined. */
export const everybody = (view: ClassView): Person[] => view.worlds.flatMap((world) => world.seats.flatMap((seat) => seat.delegates));

/** Where a teacher's papers are. */
export const PackLink = () => <a href="/pack/index.html" target="_blank" rel="noopener">{t.pack}</a>;

/** Money, in billions. */
export const billions = (value: number): string => `US$ ${value.toFixed(1)} bn`;

/** A bar around no deal, as wide as this share of the widest, -1 to 1. */
export function Scale(props: { share: number }) {
  const share = Math.max(-1, Math.min(1, props.share));
  return (
    <div class="scale" aria-hidden="true">
      <i class={share < 0 ? 'minus' : 'plus'} style={{ left: `${50 + Math.min(0, share) * 50}%`, width: `${Math.abs(share) * 50}%` }} />
    </div>
  );
}

/** A number with its sign. */
export const signed = (value: number): string =>
  (value > 0.005 ? '+' : value < -0.005 ? '−' : '') + Math.abs(value).toFixed(Math.abs(value) < 10 ? 2 : 1);

export const percent = (value: number): string => `${Math.round(100 * value)} %`;
