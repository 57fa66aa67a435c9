import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { inspected, School } from './school.mjs';

const school = await School.open();
after(() => school.close());

/** What has the focus: whether it is this one, whether it can be seen at all, and whether it shows that it has it. */
const focus = (element) => {
  const at = document.activeElement;
  if (at === null || at === document.body) return { there: false, hidden: false, marked: true };
  const box = at.getBoundingClientRect();
  const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].map(([x, y]) => [box.x + x * box.width, box.y + y * box.height]);
  const seen = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top !== null && (at.contains(top) || top.contains(at));
  });
  return { there: at === element, hidden: !seen, marked: getComputedStyle(at).outlineStyle !== 'none', what: at.outerHTML.slice(0, 120) };
};

/** Goes there by Tab alone, and on the way sees where the focus is every time. */
async function tabTo(page, target) {
  await target.waitFor();
  for (let i = 0; i < 150; i++) {
    await page.keyboard.press('Tab');
    const { there, hidden, marked, what } = await target.evaluate(focus).catch(() => ({ there: false, hidden: false, marked: true }));
    assert.ok(!hidden, `the focus is hidden: ${what}`);
    assert.ok(marked, `nothing shows the focus: ${what}`);
    if (there) return;
  }
  assert.fail(`Tab does not come to ${target}`);
}

async function presses(page, target, key = 'Enter') {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Chooses one of several by the arrows; the group is reached by Tab at any of them. */
async function chooses(page, group, target) {
  await target.waitFor();
  for (let i = 0; i < 150 && !(await group.evaluate((one) => one.contains(document.activeElement))); i++) await page.keyboard.press('Tab');
  for (let i = 0; i < 8 && !(await target.evaluate((one) => one === document.activeElement)); i++) await page.keyboard.press('ArrowDown');
  if (!(await target.isChecked())) await page.keyboard.press('Space');
  assert.ok(await target.isChecked());
}

const button = (page, name) => page.getByRole('button', { name });

test('a class is set up, played to a signature and ended by the keyboard alone', { timeout: 300_000 }, async (t) => {
  const teacher = (await school.arrives()).page;
  const buyer = (await school.arrives(320, 640)).page;
  const seller = (await school.arrives()).page;
  let code = '';

  await t.test('the teacher chooses, and opens the lobby', async () => {
    await teacher.goto(school.console);
    await tabTo(teacher, teacher.getByLabel('Students', { exact: true }));
    await teacher.keyboard.press('ControlOrMeta+a');
    await teacher.keyboard.type('4');
    await teacher.getByText(/4 countries played by up to one student/).waitFor();
    await presses(teacher, teacher.getByText('More choices'));
    await tabTo(teacher, teacher.getByLabel('Seconds for a floor or turn'));
    await teacher.keyboard.press('ControlOrMeta+a');
    await teacher.keyboard.type('600');
    await tabTo(teacher, teacher.getByLabel('Seed'));
    await teacher.keyboard.type('7');
    await presses(teacher, button(teacher, 'Open the lobby'));
    code = await teacher.locator('.code.huge').innerText();
  });

  await t.test('two students join, one on a phone with a keyboard', async () => {
    for (const [page, name] of [[buyer, 'Ada'], [seller, 'Ben']]) {
      await page.goto(school.at('/'));
      await tabTo(page, page.getByLabel('Code of the class'));
      await page.keyboard.type(code);
      await tabTo(page, page.getByLabel('Your name'));
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await page.getByText('You are in.').waitFor();
    }
  });

  await t.test('a student reads the brief', async () => {
    await presses(buyer, button(buyer, 'Read our brief'));
    await buyer.getByRole('heading', { name: 'What we fear' }).waitFor();
    await presses(buyer, button(buyer, 'Close the brief'));
    await buyer.getByRole('heading', { name: 'What we fear' }).waitFor({ state: 'detached' });
  });

  await t.test('the teacher starts, stops the clock and lets it go on, and comes back from a seat to where it was opened', async () => {
    await presses(teacher, button(teacher, 'Start'));
    await teacher.getByText('Control room').waitFor();
    await tabTo(teacher, teacher.getByLabel('Why'));
    await teacher.keyboard.type('Questions');
    await presses(teacher, button(teacher, 'Pause all'));
    await buyer.getByText('The clock stands: Questions').waitFor();
    await presses(teacher, button(teacher, 'Go on').first());
    await buyer.getByText('The clock stands: Questions').waitFor({ state: 'detached' });
    const cell = button(teacher, /^China/);
    await presses(teacher, cell);
    await teacher.getByRole('dialog').waitFor();
    await teacher.keyboard.press('Escape');
    await teacher.getByRole('dialog').waitFor({ state: 'detached' });
    assert.ok(await cell.evaluate((one) => one === document.activeElement), 'the focus is back on the seat');
  });

  await t.test('measures are answered, and an offer is made', async () => {
    for (const page of [buyer, seller]) await presses(page, button(page, 'Send our answers'));
    await seller.getByRole('heading', { name: /^Open floor/ }).waitFor();
    const card = seller.locator('section.card', { has: seller.getByRole('heading', { name: /^United States/ }) });
    await chooses(seller, card.getByRole('group'), card.getByLabel(/Make an offer|Make a counter-offer/));
    await presses(seller, card.getByRole('button', { name: 'our largest concession' }));
    await card.locator('.offer').getByText(/better than no deal|as good as no deal/).waitFor();
    await presses(seller, card.getByRole('button', { name: /^Send/ }));
    await seller.getByText('our offer, it is theirs to answer').waitFor();
  });

  await t.test('it is signed in two steps, the first of which can be taken back', async () => {
    const card = buyer.locator('section.card', { has: buyer.getByRole('heading', { name: /^China/ }) });
    const accept = card.getByLabel('Accept their offer');
    await chooses(buyer, card.getByRole('group'), accept);
    await presses(buyer, card.getByRole('button', { name: /^Send/ }));
    await buyer.getByText('You sign this for good').waitFor();
    await buyer.keyboard.press('Escape');
    await buyer.getByText('You sign this for good').waitFor({ state: 'detached' });
    await presses(buyer, card.getByRole('button', { name: /^Send/ }));
    await presses(buyer, button(buyer, 'Sign and send'));
    await teacher.getByText('have signed a deal').first().waitFor();
  });

  await t.test('something is said, a hand is raised, and every part of the page is reached', async () => {
    await presses(buyer, button(buyer, /^Talk/));
    await tabTo(buyer, buyer.getByLabel('To', { exact: true }));
    await buyer.keyboard.press('ArrowDown');
    await tabTo(buyer, buyer.getByLabel('Say something'));
    await buyer.keyboard.type('Thank you.');
    await buyer.keyboard.press('Enter');
    await seller.getByText('Thank you.').waitFor();
    await presses(buyer, button(buyer, 'Raise a hand'));
    await teacher.getByText('asks for help').waitFor();
    await presses(buyer, button(buyer, /^My country/));
    await presses(buyer, button(buyer, 'Show'));
    await buyer.getByText('What matters most to us at each table').waitFor();
    await presses(buyer, button(buyer, /^News/));
    await buyer.getByText('have signed a deal').first().waitFor();
  });

  await t.test('the words of a page may be spaced out as a reader needs it', async () => {
    await presses(buyer, button(buyer, /^Tables/));
    for (const page of [buyer, teacher]) {
      await page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }' });
    }
    await inspected(buyer, 'spaced-student', [[320, 'light']]);
    await inspected(teacher, 'spaced-teacher', [[320, 'light']]);
  });

  await t.test('the teacher ends it, and goes through the debrief', async () => {
    await presses(teacher, button(teacher, 'End and debrief'));
    await presses(teacher, teacher.getByRole('dialog').getByRole('button', { name: 'End and debrief' }));
    await teacher.getByText('Step 1 of 10').waitFor();
    await presses(teacher, button(teacher, /^Next step/));
    await teacher.getByText(/of 3 tables signed/).waitFor();
  });
});

test('no page failed, and none asked for anything from elsewhere', () => {
  assert.deepEqual(school.problems, []);
});
