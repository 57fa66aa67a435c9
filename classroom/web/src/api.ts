import { Code, ConnectError, createClient, type Client, type Interceptor } from '@connectrpc/connect';
import { createGrpcWebTransport } from '@connectrpc/connect-web';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { useEffect, useReducer, useRef } from 'preact/hooks';
import {
  ClassroomService,
  type ClassView,
  type Message,
  type News,
} from '../generated/parley/classroom/v1/classroom_service_pb';
import type { Turn } from '../generated/parley/seat/v1/seat_service_pb';

export type Classroom = Client<typeof ClassroomService>;

/** The server, for whoever shows this token. */
export function classroom(token: string): Classroom {
  const bearer: Interceptor = (next) => (request) => {
    if (token) request.header.set('authorization', `Bearer ${token}`);
    return next(request);
  };
  return createClient(
    ClassroomService,
    createGrpcWebTransport({ baseUrl: location.origin, interceptors: [bearer] }),
  );
}

/** What a failure says, without its code. */
export const reason = (failure: unknown): string => ConnectError.from(failure).rawMessage;

/** All that somebody has seen of a class. */
export interface Seen {
  view?: ClassView;
  messages: Message[];
  news: News[];
  turn?: Turn;
  connected: boolean;
  gone: boolean;
  /** What the server's clock is ahead of ours, in milliseconds. */
  skew: number;
}

const BREATH = 500;
const LONGEST_BREATH = 5000;
const SIGN_OF_LIFE = 16_000;
const LONGEST_QUIET = 35_000;

/** Follows a class, and comes back by itself after every break. */
export function useClass(client: Classroom): Seen {
  const seen = useRef<Seen>({ messages: [], news: [], connected: false, gone: false, skew: 0 });
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    let stopped = false;
    let abort = new AbortController();
    let cursor = 0n;
    let breath = BREATH;
    let heard = Date.now();
    let wake = () => {};

    const follow = async () => {
      while (!stopped) {
        abort = new AbortController();
        heard = Date.now();
        try {
          for await (const step of client.watchClass({ after: cursor }, { signal: abort.signal })) {
            cursor = step.cursor;
            heard = Date.now();
            breath = BREATH;
            const now = step.view?.time ? timestampMs(step.view.time) : Date.now();
            seen.current = {
              view: step.view,
              messages: merged(seen.current.messages, step.messages, (m) => `${m.number}`, (a, b) => Number(a.number - b.number)),
              news: merged(
                seen.current.news,
                step.news,
                (n) => `${n.world} ${n.number}`,
                (a, b) => a.round - b.round || Number(a.number - b.number) || a.world - b.world,
              ),
              turn: step.turn ?? seen.current.turn,
              connected: true,
              gone: false,
              skew: now - Date.now(),
            };
            redraw(0);
          }
        } catch (failure) {
          if (stopped) return;
          if ([Code.Unauthenticated, Code.PermissionDenied].includes(ConnectError.from(failure).code)) {
            seen.current = { ...seen.current, connected: false, gone: true };
            redraw(0);
            return;
          }
        }
        if (stopped) return;
        seen.current = { ...seen.current, connected: false };
        redraw(0);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, breath);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        breath = Math.min(LONGEST_BREATH, breath * 1.6);
      }
    };
    const cut = () => {
      breath = BREATH;
      abort.abort();
      wake();
    };
    // A phone that slept has lost its stream without being told.
    const woken = () => {
      if (document.visibilityState === 'visible' && Date.now() - heard > SIGN_OF_LIFE) cut();
    };
    // The server says something every 15 seconds; a stream that is quiet for much longer is dead.
    const watchdog = setInterval(() => Date.now() - heard > LONGEST_QUIET && cut(), SIGN_OF_LIFE);

    const shown = (event: PageTransitionEvent) => {
      if (event.persisted) cut();
    };
    document.addEventListener('visibilitychange', woken);
    addEventListener('pageshow', shown);
    addEventListener('online', cut);
    addEventListener('offline', cut);
    void follow();
    return () => {
      stopped = true;
      abort.abort();
      document.removeEventListener('visibilitychange', woken);
      removeEventListener('pageshow', shown);
      removeEventListener('online', cut);
      removeEventListener('offline', cut);
      clearInterval(watchdog);
    };
  }, [client]);
  return seen.current;
}

/** Nothing comes twice, whatever is sent again; what comes later replaces what it was. */
function merged<T>(before: T[], more: T[], key: (item: T) => string, order: (a: T, b: T) => number): T[] {
  if (more.length === 0) return before;
  return [...new Map([...before, ...more].map((item) => [key(item), item])).values()].sort(order);
}
