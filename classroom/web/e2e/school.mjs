// A console in a process of its own, and people with browsers of their own. What the tests look at is kept in a folder as pictures.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
const axe = readFileSync(join(here, '../node_modules/axe-core/axe.min.js'), 'utf8');
export const pictures = join(here, '../../target/screens');

const CHROMIUM = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const WAIT = 30_000;

/** What a browser says by itself when a server is away or a call is refused, both of which are tried here. */
const AWAY = /net::ERR_|Failed to load resource|the server responded with/;

/** A console with its own data; it can be killed, and started again at the same port. */
export class School {
  problems = [];

  static async open() {
    const school = new School();
    school.data = mkdtempSync(join(tmpdir(), 'parley-class-'));
    mkdirSync(pictures, { recursive: true });
    await school.start('0');
    school.browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    });
    return school;
  }

  async start(port) {
    this.process = spawn(join(root, 'parley'), ['classroom', '--no-browser', '--port', port, '--data', this.data], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.console = await new Promise((resolve, reject) => {
      let told = '';
      this.process.stdout.on('data', (more) => {
        told += more;
        const found = told.match(/page: (\S+)\n/);
        if (found) resolve(found[1]);
      });
      this.process.on('exit', (code) => reject(new Error(`the console ended with ${code}: ${told}`)));
    });
    this.port = new URL(this.console).port;
  }

  /** Ends it without a word, as a power cut would. */
  async kill() {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise((resolve) => this.process.on('exit', resolve));
    this.process.kill('SIGKILL');
    await ended;
  }

  /** Somebody with a browser of their own, which may talk to this machine alone. */
  async arrives(width = 1440, height = 900) {
    const context = await this.browser.newContext({ viewport: { width, height } });
    context.setDefaultTimeout(WAIT);
    context.on('weberror', (failure) => this.problems.push(failure.error().message));
    context.on('console', (message) => message.type() === 'error' && !AWAY.test(message.text()) && this.problems.push(message.text()));
    context.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== '127.0.0.1') this.problems.push(`a request to ${hostname}`);
    });
    return { page: await context.newPage(), context };
  }

  /** Where a page of the console is. */
  at(path) {
    return new URL(path, this.console).href;
  }

  async joins(code, name, ...size) {
    const person = await this.arrives(...size);
    await person.page.goto(this.at(`/?code=${code}`));
    await person.page.getByLabel('Your name').fill(name);
    await person.page.getByRole('button', { name: 'Join', exact: true }).click();
    await person.page.getByText('You are in.').waitFor();
    return person;
  }

  async close() {
    await this.browser?.close();
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }
}

/** What a screen reader or a keyboard would stumble over, one line each. */
async function hurdles(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  );
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/** The screen as a picture, at the widths of a phone, a tablet and a laptop, and in the dark; gives what is wrong with it. */
async function look(page, name, sizes = [[320, 'light'], [768, 'light'], [1440, 'light'], [1440, 'dark']]) {
  const before = page.viewportSize();
  const wrong = [];
  for (const [width, colorScheme] of sizes) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const at = `${name}-${width}${colorScheme === 'dark' ? '-dark' : ''}`;
    await page.screenshot({ path: join(pictures, `${at}.png`), fullPage: true });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) wrong.push(`${at}: ${overflow} pixels too wide`);
    wrong.push(...(await hurdles(page)).map((hurdle) => `${at}: ${hurdle}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(before);
  return wrong;
}

/** Nothing is wrong with how a screen looks and reads. */
export async function inspected(page, name, sizes) {
  assert.deepEqual(await look(page, name, sizes), [], name);
}
