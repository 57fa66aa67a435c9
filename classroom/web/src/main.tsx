import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { ClassRole, ClassStage } from '../generated/parley/classroom/v1/classroom_service_pb';
import { classroom, useClass, type Classroom, type Seen } from './api';
import { Console } from './console';
import { Join } from './join';
import { place } from './place';
import { Projector } from './projector';
import { ConsentPage, isAsked } from './research';
import { Student } from './student';
import { t } from './strings';
import { Teacher } from './teacher';
import { Page } from './ui';
import './style.css';

function App() {
  const [where, setWhere] = useState(place);
  useEffect(() => {
    const moved = () => setWhere(place());
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  const client = useMemo(() => classroom(where.token), [where.token]);
  if (!where.token) return <Join client={client} />;
  if (where.page === 'console') return <Console client={client} />;
  return <InClass key={where.token} client={client} />;
}

function InClass(props: { client: Classroom }) {
  const seen = useClass(props.client);
  if (!seen.view) {
    return <Page title={t.name} seen={seen}><p role="status">{seen.gone ? '' : t.unreachable}</p></Page>;
  }
  return <ForRole client={props.client} seen={seen} />;
}

/** The debrief comes with its charts once it begins, so that no page that is played carries them. */
function Later(props: { client: Classroom; seen: Seen }) {
  const [Debrief, setDebrief] = useState<typeof import('./debrief').Debrief>();
  useEffect(() => {
    let stopped = false;
    const load = () =>
      import('./debrief').then(
        (loaded) => setDebrief(() => loaded.Debrief),
        () => !stopped && setTimeout(load, 1000),
      );
    void load();
    return () => {
      stopped = true;
    };
  }, []);
  return Debrief ? <Debrief {...props} /> : <Page title={t.debrief} seen={props.seen}><p role="status">{t.debriefMaking}</p></Page>;
}

function ForRole(props: { client: Classroom; seen: Seen }) {
  const view = props.seen.view!;
  if (view.role === ClassRole.DELEGATE && isAsked(view)) return <ConsentPage {...props} />;
  if (view.stage === ClassStage.DEBRIEF) return <Later {...props} />;
  switch (view.role) {
    case ClassRole.TEACHER:
      return <Teacher {...props} />;
    case ClassRole.PROJECTOR:
      return <Projector {...props} />;
    default:
      return <Student {...props} />;
  }
}

render(<App />, document.getElementById('app')!);
