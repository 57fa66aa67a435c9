import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inspected, School } from './school.mjs';

const school = await School.open();
const home = mkdtempSync(join(tmpdir(), 'parley-export-'));
after(async () => {
  await school.close();
  rmSync(home, { recursive: true, force: true });
});

/** Joins a class that is a study, and answers. */
async function joins(code, name, answer) {
  const person = await school.arrives(320, 640);
  await person.page.goto(school.at(`/?code=${code}`));
  await person.page.getByLabel('Your name').fill(name);
  await person.page.getByRole('button', { name: 'Join', exact: true }).click();
  await person.page.getByText('We study how deals come about.').waitFor();
  assert.equal(await person.page.getByText('You are in.').count(), 0, 'nobody plays before they have answered');
  await inspected(person.page, 'consent');
  await person.page.getByRole('button', { name: answer }).click();
  await person.page.getByText('You are in.').waitFor();
  return person;
}

async function says({ page }, words) {
  await page.getByRole('button', { name: /^Talk/ }).click();
  await page.getByLabel('To', { exact: true }).selectOption({ label: 'Everybody in our world' });
  await page.getByLabel('Say something').fill(words);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText(words).waitFor();
}

/** What a click downloads, as a file in the folder. */
async function downloaded(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  const file = join(home, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** The files of a zip, in a folder of their own. */
function unpacked(zip, folder) {
  mkdirSync(folder);
  execFileSync('jar', ['xf', zip], { cwd: folder });
  return (name) => readFileSync(join(folder, 'parley-class', name), 'utf8');
}

test('a study tells of those who agree alone, and of nobody who withdraws', { timeout: 600_000 }, async () => {
  const teacher = await school.arrives();
  const { page } = teacher;
  await page.goto(school.console);
  await page.getByLabel('Students', { exact: true }).fill('3');
  await page.getByText(/3 countries played by up to one student/).waitFor();
  await page.getByText('More choices').click();
  await page.getByLabel('Seed').fill('7');
  await page.getByLabel(/^Research mode/).check();
  await page.getByLabel('What they are told before they agree').fill('We study how deals come about.');
  await page.getByLabel(/^Conditions/).fill('A, B');
  await page.getByLabel(/^Delete the class after/).fill('2099-12-31');
  await inspected(page, 'research');
  await page.getByRole('button', { name: 'Open the lobby' }).click();
  const code = await page.locator('.code.huge').innerText();
  await page.getByText(/World 1 · condition [AB]/).waitFor();

  const ada = await joins(code, 'Ada Lovelace', 'I agree to be studied');
  const ben = await joins(code, 'Ben Bitdiddle', 'I do not agree');
  const chi = await joins(code, 'Chi Chandra', 'I agree to be studied');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await Promise.all([ada, ben, chi].map((one) => one.page.getByText(/Round 1 of/).waitFor()));
  await says(ada, '=Thanks to Lovelace we meet');
  await says(ben, 'I keep this to myself');
  await says(chi, 'I shall go back on this');
  await page.getByRole('button', { name: 'End and debrief' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End and debrief' }).click();
  await page.getByRole('button', { name: 'Download the class (zip)' }).waitFor();
  await chi.page.getByRole('button', { name: 'Withdraw' }).click();
  await chi.page.getByText('You are not studied').waitFor();
  await inspected(chi.page, 'withdrawn');
  await inspected(page, 'take-home');

  const read = unpacked(await downloaded(page, 'Download the class (zip)'), join(home, 'all'));
  const people = read('data/people.csv').trim().split('\n');
  assert.equal(people.length, 2, 'one of three is told of');
  assert.match(people[1], /^P00[123],1,[A-Z]{3},[AB],.*,false,[0-9a-f]{12},/);
  const talk = read('data/talk.csv');
  assert.match(talk, /'=Thanks to \[P00[123]\] we meet/);
  assert.doesNotMatch(talk, /to myself|go back/);
  assert.match(read('data/about.csv'), /people_joined,3\npeople_agreed,1\npeople_refused,1\npeople_withdrew,1\npeople_silent,0\n/);
  assert.equal(read('consent.txt'), 'We study how deals come about.');
  assert.match(readFileSync(await downloaded(page, 'Download who is who (names)'), 'utf8'), /^pseudonym,name\nP00[123],Ada Lovelace\n$/);

  const offline = await school.arrives();
  await offline.page.goto(pathToFileURL(join(home, 'all/parley-class/index.html')).href);
  await inspected(offline.page, 'exported');
  await offline.page.getByRole('link', { name: 'World 1' }).click();
  await offline.page.getByRole('heading', { level: 1 }).waitFor();
});

test('no page failed, and none asked for anything from elsewhere', () => {
  assert.deepEqual(school.problems, []);
});
