import { create } from '@bufbuild/protobuf';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { ClassPlan, ClassView } from '../generated/parley/classroom/v1/classroom_service_pb';
import { ConsentAnswer, ResearchSchema } from '../generated/parley/classroom/v1/research_pb';
import type { Classroom, Seen } from './api';
import { t } from './strings';
import { Action, Page } from './ui';

/** A class as a study, and until when it is kept: off unless somebody wants it. */
export function ResearchChoices(props: { plan: ClassPlan; change: (edit: (next: ClassPlan) => void) => void }) {
  const { plan, change } = props;
  return (
    <>
      <div class="row wrap">
        <label class="choice">
          <input
            type="checkbox"
            checked={plan.research !== undefined}
            onChange={(event) => change((next) => { next.research = event.currentTarget.checked ? create(ResearchSchema, { consent: t.consentDraft }) : undefined; })}
          />
          <span>{t.research}</span>
        </label>
        <label>
          {t.deleteOn}
          <input
            type="date"
            value={plan.deleteTime ? day(timestampDate(plan.deleteTime)) : ''}
            onChange={(event) => change((next) => { next.deleteTime = event.currentTarget.value ? timestampFromDate(endOf(event.currentTarget.value)) : undefined; })}
          />
          <small>{t.deleteOnHelp}</small>
        </label>
      </div>
      {plan.research && (
        <div>
          <label>
            {t.consentText}
            <textarea rows={6} maxLength={10000} value={plan.research.consent} onInput={(event) => change((next) => { if (next.research) next.research.consent = event.currentTarget.value; })} />
          </label>
          <label>
            {t.conditions}
            <input
              defaultValue={plan.research.conditions.join(', ')}
              onChange={(event) => change((next) => { if (next.research) next.research.conditions = event.currentTarget.value.split(',').map((one) => one.trim()).filter(Boolean); })}
            />
            <small>{t.conditionsHelp}</small>
          </label>
        </div>
      )}
    </>
  );
}

const two = (number: number) => String(number).padStart(2, '0');

const day = (date: Date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** The last moment of a day where the teacher is. */
const endOf = (value: string) => new Date(`${value}T23:59:59`);

/** Whether somebody still has to say whether they agree to be studied. */
export const isAsked = (view: ClassView): boolean => view.plan?.research !== undefined && view.consent === ConsentAnswer.UNSPECIFIED;

/** What comes before everything else in a study. */
export function ConsentPage(props: { client: Classroom; seen: Seen }) {
  const view = props.seen.view!;
  return (
    <Page title={view.title} seen={props.seen}>
      <section class="card narrow" aria-label={t.study}>
        <h2>{t.study}</h2>
        <p class="written">{view.plan!.research!.consent}</p>
        <p>{t.consentHelp}</p>
        <Answers client={props.client} view={view} />
      </section>
    </Page>
  );
}

function Answers(props: { client: Classroom; view: ClassView }) {
  const version = props.view.plan!.research!.version;
  const answer = (agrees: boolean) => () => props.client.setConsent({ agrees, version });
  return (
    <div class="row wrap">
      <Action do={answer(true)}>{t.agree}</Action>
      <Action do={answer(false)}>{t.refuse}</Action>
    </div>
  );
}

/** What somebody said, with the way back. */
export function Consent(props: { client: Classroom; view: ClassView }) {
  const research = props.view.plan?.research;
  if (!research) return null;
  const agreed = props.view.consent === ConsentAnswer.AGREED;
  const change = () => props.client.setConsent({ agrees: !agreed, version: research.version });
  return (
    <section class="card" aria-label={t.study}>
      <p role="status">{agreed ? t.agreed : t.refusedToBe}</p>
      <details>
        <summary>{t.consentAgain}</summary>
        <p class="written">{research.consent}</p>
      </details>
      <Action do={change}>{agreed ? t.withdraw : t.agree}</Action>
    </section>
  );
}
