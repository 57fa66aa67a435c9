import { ClassStage } from '../generated/parley/classroom/v1/classroom_service_pb';
import type { Classroom, Seen } from './api';
import { NewsList, SignedList } from './news';
import { t } from './strings';
import { SignedMap } from './supply';
import { JoinCard } from './teacher';
import { Clock, everybody, Page, Where } from './ui';

/** For the wall: nothing secret, and large. */
export function Projector(props: { client: Classroom; seen: Seen }) {
  const view = props.seen.view!;
  const said = props.seen.messages.filter((message) => !message.removed).slice(-3);
  return (
    <div class="projector">
      <Page title={view.title} seen={props.seen}>
        {view.stage === ClassStage.LOBBY && (
          <>
            <JoinCard code={view.code} />
            <p class="big">{everybody(view).length} {t.people}</p>
          </>
        )}
        {said.map((message) => <p class="banner" key={String(message.number)}>{message.text}</p>)}
        {view.stage === ClassStage.PLAYING && (
          <div class="grid">
            {view.worlds.map((world) => (
              <div key={world.number}>
                <h2>{t.world} {world.number}</h2>
                <p class="big"><Where world={world} rounds={view.scenario?.rounds ?? 0} /> <Clock world={world} seen={props.seen} /></p>
                <SignedList world={world} />
              </div>
            ))}
          </div>
        )}
        {view.stage === ClassStage.PLAYING && <SignedMap worlds={view.worlds} />}
        {view.stage === ClassStage.PLAYING && <NewsList news={props.seen.news.slice(-12)} worlds={view.worlds} />}
      </Page>
    </div>
  );
}
