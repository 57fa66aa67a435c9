import type { Classroom } from './api';
import { d } from './debrief-strings';
import { Action } from './ui';

/** What the teacher takes home of the class: all of it without names, and apart from it whose pseudonym is whose. */
export function TakeHome(props: { client: Classroom; code: string }) {
  const download = (names: boolean) => async () => {
    const parts: BlobPart[] = [];
    for await (const part of props.client.exportClass({ names })) parts.push(part.chunk.slice());
    const name = `parley-class-${props.code}`;
    save(new Blob(parts, { type: names ? 'text/csv' : 'application/zip' }), names ? `${name}-names.csv` : `${name}.zip`);
  };
  return (
    <section class="card" aria-label={d.takeHome}>
      <h2>{d.takeHome}</h2>
      <p>{d.exportHelp}</p>
      <div class="row wrap">
        <Action class="primary" do={download(false)}>{d.exportZip}</Action>
        <Action do={download(true)}>{d.exportNames}</Action>
      </div>
    </section>
  );
}

function save(file: Blob, name: string) {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
