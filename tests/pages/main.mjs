// What the command line asks for, in order; and what came of it.

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Missing, binary, stopAll } from './server.mjs';
import { report } from './report.mjs';
import { unlike } from './places.mjs';
import { WORLDS } from './worlds.mjs';
import { selftest } from './selftest.mjs';
import { pages } from './pages.mjs';
import { keyboard } from './keyboard.mjs';
import { journeys } from './journeys.mjs';
import { files } from './files.mjs';
import { speed } from './speed.mjs';

const PARTS = { selftest, speed, pages, keyboard, journeys, files };
const USAGE = `tests/pages/run [OUTDIR] [--only PART]… [--world NAME]… [--page NAME]… [--quick] [--release] [--velvoite PATH] [--jobs N]
  PART: ${Object.keys(PARTS).join(', ')}; NAME of a world: ${WORLDS.map(world => world.name).join(', ')}`;

function asked() {
  try {
    const several = { type: 'string', multiple: true };
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { only: several, world: several, page: several, quick: { type: 'boolean' }, release: { type: 'boolean' }, velvoite: { type: 'string' }, jobs: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    const unknown = [...(values.only ?? []).filter(name => !PARTS[name]), ...(values.world ?? []).filter(name => !WORLDS.some(world => world.name === name))];
    if (values.help || positionals.length > 1 || unknown.length) throw new Error(unknown.length ? `no ${unknown.join(', ')} here` : '');
    return { ...values, out: resolve(positionals[0] ?? join(tmpdir(), 'velvoite-pages')) };
  } catch (error) {
    console.error([error.message, USAGE].filter(Boolean).join('\n'));
    process.exit(2);
  }
}

const given = asked();
const began = performance.now();
const faults = [];
const kept = createRequire(join(process.env.PAGES_KEPT, 'package.json'));
let browser;
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, async () => { await stopAll(); process.exit(1); });
try {
  const { chromium } = kept('playwright-core');
  const program = binary(given.velvoite, given.release);
  for (const name of ['example', 'finland', 'unknown', 'empty', 'long', 'files', 'journeys']) rmSync(join(given.out, name), { recursive: true, force: true });
  mkdirSync(given.out, { recursive: true });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--font-render-hinting=none'],
  });
  const run = {
    ...given,
    program,
    browser,
    axe: readFileSync(kept.resolve('axe-core/axe.min.js'), 'utf8'),
    jobs: Number(given.jobs ?? Math.max(2, Math.min(4, cpus().length))),
    worlds: WORLDS.filter(world => !given.world || given.world.includes(world.name)),
    tell: fault => {
      fault.what = fault.what.trim().replace(/\s*\n\s*/g, ' / ');
      faults.push(fault);
      console.log(`  FAULT ${[fault.part, fault.page, fault.world, fault.lang].filter(Boolean).join(' ')}: ${fault.what}`);
    },
    shots: [],
    tables: [],
  };
  for (const what of unlike()) run.tell({ part: 'places', what });
  for (const [name, part] of Object.entries(PARTS)) {
    if (given.only ? !given.only.includes(name) : given.quick && ['speed'].includes(name)) continue;
    const from = performance.now();
    console.log(`== ${name}`);
    const said = await part(run);
    console.log(`   ${said}; ${((performance.now() - from) / 1000).toFixed(1)} s`);
    run.tables.push({ name, said, seconds: (performance.now() - from) / 1000 });
  }
  report(run, faults, (performance.now() - began) / 1000);
  console.log(`${faults.length} faults after ${((performance.now() - began) / 1000).toFixed(0)} s; ${join(given.out, 'index.html')}`);
  process.exitCode = faults.length ? 1 : 0;
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  console.error(`NOT RUN: ${error.message}`);
  process.exitCode = 2;
} finally {
  await browser?.close();
  await stopAll();
}
process.exit();
