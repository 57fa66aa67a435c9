import { useRef, useState } from 'preact/hooks';
import { type Classroom, reason } from './api';
import { go, keepReturnCode } from './place';
import { t } from './strings';
import { Page } from './ui';

/** Where people come in: with the code of the class, or with their own. */
export function Join(props: { client: Classroom }) {
  const [problem, setProblem] = useState('');
  const busy = useRef(false);
  const seat = localStorage.getItem('seat');
  const known = new URLSearchParams(location.search).get('code') ?? '';
  const submit = (work: (form: FormData) => Promise<string>) => async (event: SubmitEvent) => {
    event.preventDefault();
    // Whoever taps twice is one person.
    if (busy.current) return;
    busy.current = true;
    setProblem('');
    try {
      go('seat', await work(new FormData(event.currentTarget as HTMLFormElement)));
    } catch (failure) {
      setProblem(reason(failure));
    } finally {
      busy.current = false;
    }
  };
  const join = submit(async (form) => {
    const answer = await props.client.joinClass({ code: String(form.get('code')), name: String(form.get('name')) });
    keepReturnCode(answer.returnCode);
    return answer.token;
  });
  const back = submit(async (form) => {
    const answer = await props.client.returnToClass({ returnCode: String(form.get('return')) });
    keepReturnCode(String(form.get('return')).toUpperCase());
    return answer.token;
  });
  return (
    <Page title={t.joinTitle}>
      {problem && <p class="problem" role="alert">{problem}</p>}
      {seat && <p class="narrow"><button type="button" class="primary" onClick={() => go('seat', seat)}>{t.backToSeat}</button></p>}
      <form class="card narrow" onSubmit={join}>
        <p>{t.joinHelp}</p>
        <label>
          {t.code}
          <input name="code" required autocomplete="off" autocapitalize="characters" class="code" defaultValue={known} maxLength={12} />
        </label>
        <label>
          {t.yourName}
          <input name="name" required autocomplete="nickname" maxLength={40} />
        </label>
        <button class="primary">{t.join}</button>
      </form>
      <form class="card narrow" onSubmit={back}>
        <h2>{t.backTitle}</h2>
        <label>
          {t.returnCode}
          <input name="return" required autocomplete="off" autocapitalize="characters" maxLength={20} />
        </label>
        <button>{t.back}</button>
      </form>
    </Page>
  );
}
