import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from './strings';

/** How a picture sits on its page. */
export const look = { background: 'transparent', color: 'inherit', fontSize: '12px', overflow: 'visible' };

/** A picture with a sentence that says the same, and the numbers in a fold. */
export function Chart(props: { says: string; draw: (width: number) => Element; head: string[]; rows: (string | number)[][] }) {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const box = ref.current!;
    const watcher = new ResizeObserver(() => setWidth(Math.floor(box.clientWidth)));
    watcher.observe(box);
    return () => watcher.disconnect();
  }, []);
  useEffect(() => {
    if (!width) return;
    const picture = props.draw(Math.min(width, 640));
    // The sentence says it; what the library calls its parts is of no use to a listener.
    picture.querySelectorAll('[aria-label], [aria-description]').forEach((part) => {
      part.removeAttribute('aria-label');
      part.removeAttribute('aria-description');
    });
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', props.says);
    ref.current?.replaceChildren(picture);
  }, [width, props.draw, props.says]);
  return (
    <figure class="chart">
      <figcaption>{props.says}</figcaption>
      <div ref={ref} class="picture" />
      {props.rows.length > 0 && (
        <details>
          <summary>{t.numbers}</summary>
          <div class="scroll" tabIndex={0} role="region" aria-label={`${t.numbers}: ${props.says.slice(0, 60)}`}>
            <table class="board">
              <thead><tr>{props.head.map((cell) => <th scope="col" key={cell}>{cell}</th>)}</tr></thead>
              <tbody>
                {props.rows.map((row, i) => (
                  <tr key={i}>{row.map((cell, j) => (j === 0 ? <th scope="row" key={j}>{cell}</th> : <td key={j}>{cell}</td>))}</tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </figure>
  );
}
