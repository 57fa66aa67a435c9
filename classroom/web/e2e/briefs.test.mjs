import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inspected, pictures, School } from './school.mjs';

const pack = join(dirname(fileURLToPath(import.meta.url)), '../../../docs/classroom/pack');
const school = await School.open();
after(() => school.close());

const pages = (pdf) => pdf.toString('latin1').match(/\/Type \/Page\b/g).length;

/** A class of the chosen scenario for four, with Ada in its lobby. */
async function lobby(scenario) {
  const { page } = await school.arrives();
  await page.goto(school.console);
  await page.getByRole('radio', { name: scenario }).click();
  await page.getByLabel('Students', { exact: true }).fill('4');
  await page.getByText(/4 countries played by up to one student/).waitFor();
  const code = async () => {
    await page.getByRole('button', { name: 'Open the lobby' }).click();
    return page.locator('.code.huge').innerText();
  };
  return { page, code };
}

test('a card says what a lesson is for and how long it takes, and so does its guide', { timeout: 120_000 }, async () => {
  const { page } = await lobby(/Gyeongju/);
  await page.getByText('75 minutes · 45 minutes to prepare').waitFor();
  await page.getByText('What students learn').click();
  await page.getByText('Build a package over several issues').waitFor();
  const goals = await page.locator('details:has-text("What students learn") li').allInnerTexts();
  await page.goto(school.at('/pack/summit-guide.html'));
  assert.deepEqual(await page.locator('h2:text-is("Goals") + ul li').allInnerTexts(), goals);
});

test('a student opens the brief, and the teacher sees it', { timeout: 300_000 }, async () => {
  const teacher = await lobby(/Magnets/);
  const code = await teacher.code();
  const { page } = await school.joins(code, 'Ada', 320, 640);
  await teacher.page.getByText('brief not read yet').waitFor();

  await page.getByRole('button', { name: 'Read our brief' }).click();
  await page.getByText('A stylised snapshot of October 2025 and no forecast.').waitFor();
  await page.getByText('United States – China').waitFor();
  await teacher.page.getByText('brief read', { exact: true }).waitFor();
  await page.getByText(/^Sources \(/).click();
  await page.getByText('Rare Earth Exchanges').waitFor();
  await inspected(page, 'brief');

  await teacher.page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('button', { name: 'My country' }).click();
  await page.getByRole('button', { name: 'Read our brief' }).click();
  await page.getByRole('heading', { name: 'What we fear' }).waitFor();
  await teacher.page.getByText(/^brief read, /).waitFor();
});

test('the briefs of a class are one page for the printer', { timeout: 300_000 }, async () => {
  const { page, code } = await lobby(/Gyeongju/);
  await code();
  await page.getByRole('button', { name: 'Print the briefs' }).click();
  await page.getByRole('heading', { name: 'Viet Nam', exact: true }).waitFor();
  assert.equal(await page.locator('.sheet').count(), 14);
  await inspected(page, 'print-briefs');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.screenshot({ path: join(pictures, 'print-briefs-paper.png') });
  assert.equal(await page.locator('.sheet').first().evaluate((sheet) => getComputedStyle(sheet).color), 'rgb(0, 0, 0)');
  const paper = await page.pdf({ path: join(pictures, 'print-briefs.pdf'), format: 'A4' });
  const count = pages(paper);
  // The first sheet, with background, tables and words, may be of several pages; each country has one.
  assert.ok(count >= 14 && count <= 18, `${count} pages`);
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await page.getByRole('button', { name: 'Back to the class' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
});

test('the pack opens from the console and from a folder, each paper can be read, and a deck prints one slide on a page', { timeout: 300_000 }, async () => {
  const { page, context } = await school.arrives();
  await page.goto(school.console);
  const [papers] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Guide, slides and forms' }).click()]);
  await papers.getByRole('heading', { name: 'The teaching pack' }).waitFor();
  for (const name of readdirSync(pack).filter((file) => file.endsWith('.html'))) {
    await papers.goto(school.at(`/pack/${name}`));
    await inspected(papers, `pack-${name.replace('.html', '')}`, [[320, 'light'], [1440, 'dark']]);
    await papers.goto(pathToFileURL(join(pack, name)).href);
    await papers.getByRole('heading', { level: 1 }).waitFor();
    const printed = pages(await papers.pdf({ path: join(pictures, `pack-${name.replace('.html', '.pdf')}`), preferCSSPageSize: true }));
    if (name.endsWith('-slides.html')) assert.equal(printed, { 'starter-slides.html': 12, 'summit-slides.html': 14 }[name], name);
  }
});

test('a deck goes on and back by the keyboard', { timeout: 60_000 }, async () => {
  const { page } = await school.arrives();
  await page.goto(school.at('/pack/starter-slides.html'));
  const at = () => page.evaluate(() => Math.round(scrollY / innerHeight));
  const comes = (slide) => page.waitForFunction((wanted) => Math.abs(scrollY / innerHeight - wanted) < 0.02, slide);
  assert.equal(await at(), 0);
  await page.keyboard.press('PageDown');
  await comes(1);
  await page.keyboard.press('Space');
  await comes(2);
  await page.keyboard.press('PageUp');
  await comes(1);
  await page.keyboard.press('Home');
  await comes(0);
});

test('no page failed, and none asked for anything from elsewhere', () => {
  assert.deepEqual(school.problems, []);
});
