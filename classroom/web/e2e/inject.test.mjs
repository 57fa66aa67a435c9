import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { inspected, School } from './school.mjs';

const school = await School.open();
after(() => school.close());

test('a teacher throws in an event from the deck, and the class reads it when the next round begins', { timeout: 240_000 }, async () => {
  const teacher = (await school.arrives()).page;
  await teacher.goto(school.console);
  await teacher.getByLabel('Students', { exact: true }).fill('1');
  await teacher.getByText(/^One world/).waitFor();
  await teacher.getByText('More choices').click();
  await teacher.getByLabel('Seed').fill('7');
  await teacher.getByRole('button', { name: 'Open the lobby' }).click();
  const code = await teacher.locator('.code.huge').innerText();
  const student = (await school.joins(code, 'Ada', 320, 640)).page;
  await teacher.getByRole('button', { name: 'Start', exact: true }).click();
  await student.getByRole('heading', { name: /^Your turn/ }).waitFor();

  await teacher.getByText('Throw something in', { exact: true }).click();
  await teacher.getByLabel('From the deck').selectOption({ index: 1 });
  const event = await teacher.getByLabel('What happens').inputValue();
  assert.match(event, /\w/);
  await teacher.getByText(/Tension now 0\.\d\d of 1, then 0\.\d\d/).waitFor();
  await inspected(teacher, 'injects');
  await teacher.getByRole('button', { name: 'Throw it in' }).click();
  await teacher.getByRole('listitem').filter({ hasText: event }).filter({ hasText: 'Round 2' }).waitFor();

  await teacher.getByLabel('What happens').fill('Your ministry wants a result.');
  await teacher.getByRole('combobox', { name: /^For/ }).selectOption({ index: 2 });
  await teacher.getByRole('button', { name: 'Throw it in' }).click();

  // The measures, then the floor of the first round.
  for (const kind of ['Measures', 'Open floor']) {
    await teacher.getByText(new RegExp(`Round 1 of 6 · ${kind}`)).first().waitFor();
    await teacher.getByRole('button', { name: 'End the turn or round' }).click();
  }
  await student.getByText(/Round 2 of 6/).waitFor();
  await student.getByRole('button', { name: /^News/ }).click();
  await student.getByText(event).first().waitFor();
});

test('no page failed, and none asked for anything from elsewhere', () => assert.deepEqual(school.problems, []));
