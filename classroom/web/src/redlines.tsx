import { create } from '@bufbuild/protobuf';
import { useState } from 'preact/hooks';
import { RedLineBound, type RedLine, type Table } from '../generated/parley/scenario/v1/scenario_pb';
import { RedLineChoiceSchema, type RedLineChoice } from '../generated/parley/seat/v1/move_pb';
import type { TableView } from '../generated/parley/seat/v1/view_pb';
import { t } from './strings';
import { nameOf } from './ui';

/** What a line forbids, in the words of its table. */
export function limit(line: RedLineChoice | RedLine, table: Table): string {
  const issue = table.issues.find((one) => one.id === line.issue);
  return `${issue?.title}, ${t.bounds[line.bound]} ${issue?.levels[line.level]?.title}`;
}

/** Red lines that a delegation draws in public with its measures. */
export function DrawLines(props: {
  tables: TableView[];
  names: Map<string, string>;
  lines: RedLineChoice[];
  onLines: (lines: RedLineChoice[]) => void;
}) {
  const [at, setAt] = useState(0);
  const [issue, setIssue] = useState(0);
  const [bound, setBound] = useState(RedLineBound.AT_MOST);
  const [level, setLevel] = useState(0);
  const table = props.tables[at];
  const chosen = table?.table!.issues[issue];
  if (!table || !chosen) return null;
  const name = (one: TableView) => nameOf(props.names, one.other);
  const words = (line: RedLineChoice) => {
    const where = props.tables.find((one) => one.table!.id === line.table)!;
    return `${name(where)}: ${limit(line, where.table!)}`;
  };
  const add = () =>
    props.onLines([
      ...props.lines.filter((line) => line.table !== table.table!.id || line.issue !== chosen.id || line.bound !== bound),
      create(RedLineChoiceSchema, { table: table.table!.id, issue: chosen.id, bound, level }),
    ]);
  const choice = (label: string, value: number, options: string[], choose: (value: number) => void) => (
    <label class="issue">
      <span>{label}</span>
      <select aria-label={label} value={String(value)} onChange={(event) => choose(Number(event.currentTarget.value))}>
        {options.map((option, i) => <option key={i} value={String(i)}>{option}</option>)}
      </select>
    </label>
  );
  return (
    <details class="card">
      <summary>{t.drawLine}</summary>
      <p>{t.drawLineHelp}</p>
      {choice(t.table, at, props.tables.map(name), (next) => { setAt(next); setIssue(0); setLevel(0); })}
      {choice(t.issue, issue, table.table!.issues.map((one) => one.title), (next) => { setIssue(next); setLevel(0); })}
      {choice(t.bound, bound - 1, t.bounds.slice(1), (next) => setBound(next + 1))}
      {choice(t.level, level, chosen.levels.map((one) => one.title), setLevel)}
      <p><button type="button" onClick={add}>{t.addLine}</button></p>
      <ul class="plain" aria-label={t.linesToDraw}>
        {props.lines.map((line, i) => (
          <li key={i} class="row wrap">
            {words(line)}{' '}
            <button type="button" class="small" aria-label={`${t.notThisLine}: ${words(line)}`} onClick={() => props.onLines(props.lines.filter((one) => one !== line))}>
              {t.notThisLine}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
