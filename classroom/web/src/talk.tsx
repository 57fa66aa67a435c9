import { create } from '@bufbuild/protobuf';
import { useRef, useState } from 'preact/hooks';
import {
  ChannelSchema,
  DelegationSchema,
  EveryoneSchema,
  TeacherSchema,
  ClassRole,
  SeatDriver,
  type Channel,
  type ClassView,
  type Message,
} from '../generated/parley/classroom/v1/classroom_service_pb';
import { reason, type Classroom, type Seen } from './api';
import { t } from './strings';
import { Action, everybody, nameOf } from './ui';

type Choice = { key: string; label: string; channel: Channel };

function choices(view: ClassView): Choice[] {
  const channel = (to: Channel['to']) => create(ChannelSchema, { to });
  if (view.role === ClassRole.TEACHER) {
    return [{ key: 'all', label: t.wholeClass, channel: channel({ case: 'everyone', value: create(EveryoneSchema) }) }];
  }
  const me = view.me;
  const world = view.worlds.find((one) => one.number === me?.world);
  return [
    { key: 'all', label: t.everyone, channel: channel({ case: 'everyone', value: create(EveryoneSchema) }) },
    ...(world?.seats ?? [])
      .filter((seat) => seat.country !== me?.country && seat.driver !== SeatDriver.BUILT_IN)
      .map((seat) => ({ key: seat.country, label: seat.name, channel: channel({ case: 'country', value: seat.country }) })),
    { key: 'own', label: t.delegation, channel: channel({ case: 'delegation', value: create(DelegationSchema) }) },
    { key: 'teacher', label: t.teacher, channel: channel({ case: 'teacher', value: create(TeacherSchema) }) },
  ];
}

function about(message: Message, view: ClassView): string {
  const names = new Map(view.worlds.flatMap((world) => world.seats.map((seat) => [seat.country, seat.name])));
  const from = message.from;
  const who = from ? `${from.name} (${nameOf(names, from.country)})` : t.teacher;
  switch (message.channel?.to.case) {
    case 'country':
      return `${who} → ${nameOf(names, message.channel.to.value)}`;
    case 'delegation':
      return `${who} → ${t.delegation}`;
    case 'teacher':
      return `${who} → ${t.teacher}`;
    case 'person': {
      const id = message.channel.to.value;
      const person = everybody(view).find((one) => one.id === id);
      return `${who} → ${id === view.me?.id ? t.onlyYou : (person?.name ?? '')}`;
    }
    default:
      return who;
  }
}

/** What was said, and a line to say more; what could not be sent stays in the line. */
export function Talk(props: { client: Classroom; seen: Seen }) {
  const view = props.seen.view!;
  const all = choices(view);
  const [to, setTo] = useState('all');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const pending = useRef<{ text: string; id: string } | undefined>(undefined);
  // Whoever is not there to be spoken to any more is no reason to tell everybody.
  const chosen = all.find((choice) => choice.key === to);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    // The same words sent again are the same message.
    const key = `${to} ${text}`;
    if (pending.current?.text !== key) pending.current = { text: key, id: crypto.randomUUID?.() ?? `${Date.now()} ${Math.random()}` };
    try {
      if (!chosen) throw new Error(t.noAddressee);
      await props.client.say({ messageId: pending.current.id, channel: chosen.channel, text });
      pending.current = undefined;
      setText((now) => (now === text ? '' : now));
      setProblem('');
    } catch (failure) {
      setProblem(reason(failure));
    }
  };
  return (
    <section class="card" aria-label={t.tabs.talk}>
      <h2>{t.tabs.talk}</h2>
      <div class="messages" role="log" aria-live="polite" aria-label={t.tabs.talk} tabIndex={0}>
        <div>
        {props.seen.messages.map((message) => (
          <p key={String(message.number)} class={message.from && message.from.id === view.me?.id ? 'mine' : ''}>
            <b>{about(message, view)}</b>{' '}
            {message.removed ? <i>{t.removed}</i> : message.text}
            {view.role === ClassRole.TEACHER && !message.removed && (
              <Action class="small" label={`${t.remove}: ${message.text}`} do={() => props.client.removeMessage({ number: message.number })}>×</Action>
            )}
          </p>
        ))}
        </div>
      </div>
      {problem && <p class="problem" role="alert">{problem}</p>}
      <form class="row" onSubmit={send}>
        <label class="unseen" for="channel">{t.to}</label>
        <select id="channel" value={to} onChange={(e) => setTo(e.currentTarget.value)}>
          {!chosen && <option value={to}>{t.noAddressee}</option>}
          {all.map((choice) => <option key={choice.key} value={choice.key}>{choice.label}</option>)}
        </select>
        <label class="unseen" for="words">{t.say}</label>
        <input id="words" class="grow" maxLength={500} placeholder={t.say} value={text} onInput={(e) => setText(e.currentTarget.value)} autocomplete="off" />
        <button>{t.send}</button>
      </form>
    </section>
  );
}
