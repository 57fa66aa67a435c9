// Builds the classroom's pages into a folder: types from the contract, checked, one script and one style sheet. Does nothing where
// nothing changed. Where npm's packages cannot be had the pages are left out, which one line says, and the rest of Parley is built.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2]);
const pack = join(here, '../../docs/classroom/pack');
const stamp = join(out, '..', 'web.stamp');

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

function digest() {
  const sources = [
    ...files(join(here, 'src')),
    ...files(join(here, '../../proto/src/main/proto')),
    ...files(pack),
    ...['index.html', 'licences.txt', 'package.json', 'package-lock.json', 'buf.gen.yaml', 'tsconfig.json', 'build.mjs'].map((name) => join(here, name)),
  ].sort();
  const hash = createHash('sha256');
  for (const source of sources) hash.update(relative(here, source)).update('\0').update(readFileSync(source));
  return hash.digest('hex');
}

const windows = process.platform === 'win32';
const npm = (args) => execFileSync('npm', args, { cwd: here, stdio: ['ignore', 'pipe', 'pipe'], shell: windows });

/** Packages are fetched once for each lock file. */
function fetched() {
  const installed = join(here, 'node_modules/.package-lock.json');
  const lock = join(here, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return true;
  try {
    // A registry that does not answer should not hold up the rest of Parley for minutes.
    npm(['ci', '--no-audit', '--no-fund', '--silent', '--fetch-retries=1', '--fetch-timeout=20000']);
    return true;
  } catch (failure) {
    const why = String(failure.stderr ?? '').trim().split('\n').pop() || failure.message;
    console.log(`classroom: its pages are LEFT OUT, since npm could not fetch their packages (${why}); build again where it can`);
    return false;
  }
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.log(`classroom: its pages are LEFT OUT, since this Node is ${process.version} (expected: 20 or later)`);
  process.exit(0);
}
const wanted = digest();
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(join(out, 'index.html'))) process.exit(0);
if (!fetched()) process.exit(0);
try {
  for (const script of ['generate', 'check', 'bundle']) npm(['run', '--silent', script]);
} catch (failure) {
  console.error(`${failure.stdout ?? ''}${failure.stderr ?? failure.message}`);
  process.exit(1);
}
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
cpSync(join(here, 'dist'), out, { recursive: true });
cpSync(pack, join(out, 'pack'), { recursive: true });
for (const file of ['index.html', 'licences.txt']) cpSync(join(here, file), join(out, file));
writeFileSync(stamp, wanted);
console.log(`classroom: pages built`);
