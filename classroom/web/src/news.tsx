import type { News, WorldView } from '../generated/parley/classroom/v1/classroom_service_pb';
import { t } from './strings';

/** What the public of some worlds noticed, latest first. */
export function NewsList(props: { news: News[]; worlds: WorldView[] }) {
  const several = props.worlds.length > 1;
  return (
    <section class="card" aria-label={t.news}>
      <h2>{t.news}</h2>
      {props.news.length === 0 && <p>{t.noNews}</p>}
      <ol class="plain news" reversed>
        {[...props.news].reverse().map((item) => (
          <li key={`${item.world} ${item.number}`}>
            <small>{several && `${t.world} ${item.world}, `}{t.round} {item.round}</small> {item.text}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The deals of one world. */
export function SignedList(props: { world: WorldView }) {
  return (
    <section class="card" aria-label={t.signedDeals}>
      <h2>{t.signedDeals}</h2>
      {props.world.signed.length === 0 && <p>{t.noDeals}</p>}
      {props.world.signed.map((deal) => (
        <details key={deal.table}>
          <summary><b>{deal.table}</b> · {t.round} {deal.round}</summary>
          <dl>
            {deal.terms.map((term) => (
              <div key={term.issue}><dt>{term.issue}</dt><dd>{term.level}</dd></div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}
