import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { inspected, School } from './school.mjs';

const school = await School.open();
after(() => school.close());

/** The lobby of a class in which these countries are played, with a caretaker after ten seconds. */
async function lobby(countries, delegates = 1) {
  const { page } = await school.arrives();
  await page.goto(school.console);
  await page.getByLabel('Students', { exact: true }).fill('4');
  await page.getByText('One world; in each 4 countries played by up to one student').waitFor();
  await page.getByText('More choices').click();
  await page.getByLabel('Countries that students play').fill(countries);
  await page.getByLabel('Students for a country').fill(String(delegates));
  await page.getByLabel('Seconds for a floor or turn').fill('600');
  await page.getByLabel('Seconds until a caretaker comes').fill('10');
  await page.getByLabel('Seed').fill('7');
  await page.getByRole('button', { name: 'Open the lobby' }).click();
  return { page, code: await page.locator('.code.huge').innerText() };
}

const starts = ({ page }) => page.getByRole('button', { name: 'Start', exact: true }).click();
const answers = ({ page }) => page.getByRole('button', { name: 'Send our answers' }).click();
const floor = ({ page }) => page.getByRole('heading', { name: /^Open floor/ }).waitFor();

async function says({ page }, text) {
  await page.getByLabel('Say something').fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('log').getByText(text).waitFor();
}

async function offers({ page }, to) {
  const card = page.locator('section.card', { has: page.getByRole('heading', { name: new RegExp(`^${to}`) }) });
  await card.getByLabel(/Make an offer|Make a counter-offer/).check();
  await card.getByRole('button', { name: 'our largest concession' }).click();
  await card.getByRole('button', { name: /^Send/ }).click();
  await page.getByText('our offer, it is theirs to answer').first().waitFor();
}

/** What was said, from the first to the last, without who said it. */
const talk = ({ page }) => page.locator('[role=log] p').evaluateAll((lines) => lines.map((line) => line.lastChild.textContent));

const lost = ({ page }) => page.getByText('The connection is lost');

test('who comes late goes to the smallest delegation, once the teacher lets people in', { timeout: 120_000 }, async () => {
  const teacher = await lobby('USA CHN', 2);
  for (const name of ['Ada', 'Ben', 'Chi']) await school.joins(teacher.code, name);
  await starts(teacher);
  await teacher.page.getByText('Control room').waitFor();
  const { page } = await school.arrives(320, 640);
  await page.goto(school.at(`/?code=${teacher.code}`));
  await page.getByLabel('Your name').fill('Dia');
  const join = page.getByRole('button', { name: 'Join', exact: true });
  await join.click();
  await page.getByText('expected: a class whose teacher lets people in').waitFor();
  await teacher.page.getByRole('button', { name: 'Let late students in' }).click();
  await teacher.page.getByRole('button', { name: 'Let nobody in any more' }).waitFor();
  await join.click();
  await page.getByText(/Round 1 of/).waitFor();
  assert.equal(await page.locator('h1').innerText(), 'China', 'the United States have two delegates already');
});

test('a seat in two tabs is one person, live in both', { timeout: 120_000 }, async () => {
  const teacher = await lobby('USA CHN');
  const one = await school.joins(teacher.code, 'Ada');
  const other = await school.joins(teacher.code, 'Ben');
  await starts(teacher);
  await one.page.getByText(/Round 1 of/).waitFor();
  const two = { page: await one.context.newPage() };
  await two.page.goto(school.at('/'));
  await two.page.getByRole('button', { name: 'Back to my seat' }).click();
  await two.page.getByText(/Round 1 of/).waitFor();

  await says(one, 'From the first tab.');
  await two.page.getByText('From the first tab.').waitFor();
  await says(two, 'From the second tab.');
  await one.page.getByText('From the second tab.').waitFor();
  await other.page.getByText('From the second tab.').waitFor();
  for (const each of [one, two, other]) assert.deepEqual(await talk(each), ['From the first tab.', 'From the second tab.']);

  await answers(one);
  await two.page.getByText('This turn has ended. Waiting for the others.').last().waitFor();
  await answers(other);
  await floor(two);
  await offers(two, 'China');
  await one.page.getByText('our offer, it is theirs to answer').first().waitFor().catch(() => {});
  await other.page.getByLabel('Accept their offer').first().waitFor();
  await teacher.page.getByText(/1 offers/).first().waitFor();
  assert.equal(await teacher.page.locator('.here', { hasText: 'Ada' }).count(), 1, 'one person');
  await two.page.close();
  await says(one, 'Still here.');
  assert.equal(await teacher.page.locator('.gone', { hasText: 'Ada' }).count(), 0);
});

test('the back button and a reload keep the seat', { timeout: 120_000 }, async () => {
  const teacher = await lobby('USA CHN');
  const { page } = await school.joins(teacher.code, 'Ada', 320, 640);
  await starts(teacher);
  await page.getByText(/Round 1 of/).waitFor();
  await page.reload();
  await page.getByText(/Round 1 of/).waitFor();
  assert.equal(await page.locator('h1').innerText(), 'United States');
  await page.goBack();
  await page.getByRole('button', { name: 'Back to my seat' }).click();
  await page.getByText(/Round 1 of/).waitFor();
  assert.equal(await page.locator('h1').innerText(), 'United States');
  assert.ok(!(await page.evaluate(() => location.hash)).includes('='), 'no token stands in the address');
  assert.equal(await teacher.page.getByText('Ada').count(), 1, 'nobody has joined a second time');
});

test('a phone that was without network, or slept, catches up with all of it once', { timeout: 180_000 }, async () => {
  const teacher = await lobby('USA CHN');
  const phone = await school.arrives(320, 640);
  // A socket that died without a word: the stream stays open, and nothing comes any more.
  await phone.page.addInitScript(() => {
    const real = globalThis.fetch;
    const started = Date.now;
    globalThis.asleep = false;
    globalThis.slept = 0;
    Date.now = () => started() + globalThis.slept;
    globalThis.fetch = async (...call) => {
      const response = await real(...call);
      if (!String(call[0]?.url ?? call[0]).endsWith('WatchClass')) return response;
      let dead = false;
      const body = response.body.pipeThrough(new TransformStream({
        transform(chunk, controller) {
          dead ||= globalThis.asleep;
          if (!dead) controller.enqueue(chunk);
        },
      }));
      return new Response(body, response);
    };
  });
  await phone.page.goto(school.at(`/?code=${teacher.code}`));
  await phone.page.getByLabel('Your name').fill('Ada');
  await phone.page.getByRole('button', { name: 'Join', exact: true }).click();
  await phone.page.getByText('You are in.').waitFor();
  const other = await school.joins(teacher.code, 'Ben');
  await starts(teacher);
  await Promise.all([phone, other].map(({ page }) => page.getByText(/Round 1 of/).waitFor()));
  await phone.page.getByRole('button', { name: /^Talk/ }).click();
  const said = [];
  const hears = async (text) => {
    said.push(text);
    await says(other, text);
  };
  await hears('Before.');
  await phone.page.getByText('Before.').waitFor();

  await phone.context.setOffline(true);
  await lost(phone).waitFor();
  await hears('Without network, one.');
  await hears('Without network, two.');
  assert.deepEqual(await talk(phone), ['Before.']);
  await phone.context.setOffline(false);
  await lost(phone).waitFor({ state: 'detached' });
  await phone.page.getByText('Without network, two.').waitFor();
  assert.deepEqual(await talk(phone), said);

  for (const wakes of [
    () => document.dispatchEvent(new Event('visibilitychange')),
    () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  ]) {
    await phone.page.evaluate(() => { globalThis.asleep = true; });
    await hears(`Asleep, ${said.length}.`);
    await hears(`Asleep, ${said.length}.`);
    assert.deepEqual(await talk(phone), said.slice(0, -2));
    await phone.page.evaluate(() => {
      globalThis.asleep = false;
      globalThis.slept += 20_000;
    });
    await phone.page.evaluate(wakes);
    await phone.page.getByText(said.at(-1)).waitFor();
    assert.deepEqual(await talk(phone), said);
    const digest = phone.page.getByRole('region', { name: 'While you were away' });
    await digest.getByText('2 new messages').waitFor();
    await digest.getByRole('button', { name: 'Understood' }).click();
  }
  await says(phone, 'I am here again.');
  await other.page.getByText('I am here again.').waitFor();
});

test('a caretaker plays for who is away, signs nothing, and hands the seat back with what was missed', { timeout: 180_000 }, async () => {
  const teacher = await lobby('USA CHN');
  const ada = await school.joins(teacher.code, 'Ada', 320, 640);
  const ben = await school.joins(teacher.code, 'Ben');
  await starts(teacher);
  await ada.page.getByText(/Round 1 of/).waitFor();
  const at = ada.page.url();
  await ada.page.goto('about:blank');
  const cell = teacher.page.getByRole('button', { name: /^United States/ });
  await cell.getByText('caretaker').waitFor();
  await answers(ben);
  await floor(ben);
  await says(ben, 'Is anybody there?');
  await ben.page.getByText('(their offer)').first().waitFor();
  await offers(ben, 'United States');
  // What a caretaker does it does at once; it still has not signed after two answers of the server.
  await teacher.page.getByText(/[1-9] offers/).first().waitFor();
  assert.equal(await teacher.page.getByText(/United States and China have signed|China and United States have signed/).count(), 0);

  await ada.page.goto(at);
  // Where nobody who is here has more to say, a round ends without who is away.
  await ada.page.getByText(/Round [1-9] of/).waitFor();
  await cell.getByText('caretaker').waitFor({ state: 'detached' });
  const digest = ada.page.getByRole('region', { name: 'While you were away' });
  await digest.getByText('1 new message').waitFor();
  await digest.getByText(/New offers to us by.*China/).waitFor();
  await digest.getByText(/Offered for us, by our delegation or a caretaker, to.*China/).waitFor();
  await inspected(ada.page, 'digest', [[320, 'light'], [1440, 'dark']]);
  await digest.getByRole('button', { name: 'Understood' }).click();
  const accept = ada.page.getByRole('region', { name: 'China' }).getByLabel('Accept their offer');
  for (let i = 0; i < 120 && !(await accept.isVisible()); i++) {
    for (const { page } of [ada, ben]) {
      const send = page.getByRole('button', { name: 'Send our answers' });
      if (await send.isVisible()) await send.click({ timeout: 1_000 }).catch(() => {});
    }
    await ada.page.waitForTimeout(250);
  }
  await accept.check();
  await ada.page.getByRole('button', { name: 'Send: China' }).click();
  await ada.page.getByRole('button', { name: 'Sign and send' }).click();
  await teacher.page.getByText('have signed a deal').first().waitFor();
});

test('no page failed, and none asked for anything from elsewhere', () => {
  assert.deepEqual(school.problems, []);
});
