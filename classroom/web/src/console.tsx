import { clone } from '@bufbuild/protobuf';
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useEffect, useState } from 'preact/hooks';
import { ClassPlanSchema, type ClassPlan, type ClassSummary, type PlanClassResponse, type ScenarioCard } from '../generated/parley/classroom/v1/classroom_service_pb';
import { classroom, reason, type Classroom } from './api';
import { go, keepReturnCode, playAlone } from './place';
import { ResearchChoices } from './research';
import { t } from './strings';
import { Action, Dialog, PackLink, Page } from './ui';

/** The teacher's first page: every choice has a valid default. */
export function Console(props: { client: Classroom }) {
  const [scenario, setScenario] = useState('');
  const [count, setCount] = useState('27');
  const [planned, setPlanned] = useState('');
  const [title, setTitle] = useState<string>(t.defaultTitle);
  const [answer, setAnswer] = useState<PlanClassResponse>();
  const [plan, setPlan] = useState<ClassPlan>();
  const [problem, setProblem] = useState('');
  const [classes, setClasses] = useState<ClassSummary[]>([]);
  const [deleting, setDeleting] = useState<ClassSummary>();

  useEffect(() => {
    props.client.listClasses({}).then((response) => setClasses(response.classes), (failure) => setProblem(reason(failure)));
  }, [props.client]);
  const students = Number(count);
  const wanted = `${scenario} ${students}`;
  useEffect(() => {
    if (!(students >= 1)) return;
    let current = true;
    props.client.planClass({ scenario, students }).then(
      (response) => {
        if (!current) return;
        setProblem('');
        setPlanned(wanted);
        setAnswer(response);
        setPlan(response.plan);
      },
      (failure) => current && setProblem(reason(failure)),
    );
    return () => {
      current = false;
    };
  }, [props.client, scenario, students]);

  const create = (chosen: ClassPlan | undefined) => props.client.createClass({ title, plan: chosen });
  const alone = async () => {
    const one = await props.client.planClass({ scenario, students: 1 });
    const response = await create(one.plan);
    const joined = await props.client.joinClass({ code: response.code, name: t.you });
    keepReturnCode(joined.returnCode);
    await classroom(response.teacherToken).startClass({});
    playAlone(joined.token, response.teacherToken);
    go('seat', joined.token);
  };
  // From the plan as it is then: two fields can change before the page is drawn again.
  const change = (edit: (next: ClassPlan) => void) =>
    setPlan((now) => {
      if (!now) return now;
      const next = clone(ClassPlanSchema, now);
      edit(next);
      return next;
    });

  return (
    <Page title={t.consoleTitle}>
      {problem && <p class="problem" role="alert">{problem}</p>}
      <section class="card" aria-label={t.newClass}>
        <h2>{t.newClass}</h2>
        <fieldset>
          <legend>{t.scenario}</legend>
          {(answer?.scenarios ?? []).map((card) => (
            <label key={card.id} class="choice">
              <input
                type="radio"
                name="scenario"
                checked={plan?.scenario === card.id}
                onChange={() => setScenario(card.id)}
              />
              <span>
                <b>{card.title}</b>
                <small>{card.rounds} {t.rounds} · {card.countries.join(', ')}</small>
                {card.lesson && <small>{card.lesson.minutes} {t.minutes} · {card.lesson.preparationMinutes} {t.preparation}</small>}
              </span>
            </label>
          ))}
        </fieldset>
        <Goals card={answer?.scenarios.find((card) => card.id === plan?.scenario)} />
        <div class="row">
          <label>
            {t.students}
            <input
              type="number"
              min={1}
              max={300}
              value={count}
              onInput={(e) => setCount(e.currentTarget.value)}
            />
          </label>
          <label class="grow">
            {t.classTitle}
            <input value={title} maxLength={80} onInput={(e) => setTitle(e.currentTarget.value)} />
          </label>
        </div>
        <p role="status">{planned === wanted ? answer?.summary : '…'}</p>
        {plan && (
          <details>
            <summary>{t.more}</summary>
            <div class="row">
              <label>
                {t.worlds}
                <input type="number" min={1} max={60} value={plan.worlds} onInput={(e) => change((p) => { p.worlds = Number(e.currentTarget.value); })} />
              </label>
              <label>
                {t.delegates}
                <input type="number" min={1} max={6} value={plan.delegates} onInput={(e) => change((p) => { p.delegates = Number(e.currentTarget.value); })} />
              </label>
              <label>
                {t.turnSeconds}
                <input
                  type="number"
                  min={10}
                  max={3600}
                  value={Number(plan.turn?.seconds ?? 0n)}
                  onInput={(e) => change((p) => { if (p.turn) p.turn.seconds = BigInt(Math.round(Number(e.currentTarget.value))); })}
                />
              </label>
              <label>
                {t.grace}
                <input
                  type="number"
                  min={10}
                  max={3600}
                  value={Number(plan.grace?.seconds ?? 0n)}
                  onInput={(e) => change((p) => { if (p.grace) p.grace.seconds = BigInt(Math.round(Number(e.currentTarget.value))); })}
                />
              </label>
              <label class="choice">
                <input type="checkbox" checked={plan.openFloor} onChange={(e) => change((p) => { p.openFloor = e.currentTarget.checked; })} />
                <span>{t.openFloor}</span>
              </label>
              <label>
                {t.countries}
                <input
                  value={plan.seats.join(' ')}
                  onChange={(e) => change((p) => { p.seats = e.currentTarget.value.toUpperCase().split(/[\s,]+/).filter(Boolean); })}
                />
              </label>
              <label>
                {t.seed}
                <input
                  type="number"
                  min={0}
                  max={Number.MAX_SAFE_INTEGER}
                  value={plan.seed?.toString() ?? ''}
                  onInput={(e) => change((p) => { p.seed = /^\d+$/.test(e.currentTarget.value) ? BigInt(e.currentTarget.value) : undefined; })}
                />
                <small>{t.seedHelp}</small>
              </label>
            </div>
            <ResearchChoices plan={plan} change={change} />
          </details>
        )}
        <div class="row">
          <Action class="primary" disabled={planned !== wanted} do={async () => go('teacher', (await create(plan)).teacherToken)}>{t.open}</Action>
          <Action disabled={planned !== wanted} do={alone}>{t.alone}</Action>
        </div>
      </section>
      {classes.length > 0 && (
        <section class="card" aria-label={t.consoleTitle}>
          <h2>{t.consoleTitle}</h2>
          <ul class="plain">
            {classes.map((one) => (
              <li key={one.code} class="row wrap">
                <b>{one.title}</b> <span class="code">{one.code}</span>
                <small>{one.openTime && timestampDate(one.openTime).toLocaleString()}</small>
                {one.deleteTime && <small>{t.deletedOn} {timestampDate(one.deleteTime).toLocaleDateString()}</small>}
                <button type="button" onClick={() => go('teacher', one.teacherToken)}>{t.openClass}</button>
                <button type="button" aria-label={`${t.deleteClass}: ${one.title} ${one.code}`} onClick={() => setDeleting(one)}>{t.deleteClass}</button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {deleting && (
        <Dialog title={`${t.deleteClass}: ${deleting.title} ${deleting.code}`} onClose={() => setDeleting(undefined)}>
          <p>{t.deleteSure}</p>
          <div class="row">
            <Action
              class="primary"
              do={async () => {
                await props.client.deleteClass({ code: deleting.code });
                setClasses(classes.filter((one) => one.code !== deleting.code));
                setDeleting(undefined);
              }}
            >
              {t.deleteForGood}
            </Action>
            <button type="button" onClick={() => setDeleting(undefined)}>{t.cancel}</button>
          </div>
        </Dialog>
      )}
    </Page>
  );
}

/** What a class of the chosen scenario is for, and where its papers are. */
function Goals(props: { card?: ScenarioCard }) {
  const goals = props.card?.lesson?.goals ?? [];
  return (
    <div>
      {goals.length > 0 && (
        <details>
          <summary>{t.goals}</summary>
          <ul>{goals.map((goal) => <li key={goal}>{goal}</li>)}</ul>
        </details>
      )}
      <p><PackLink /></p>
    </div>
  );
}
