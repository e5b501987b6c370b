// The journeys that people make, as far as pages serve them. Each counts what one has to do, and stops at what fails.

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { open } from './look.mjs';
import { ROOT, serve, velvoite, worldArgs } from './server.mjs';
import { WORLDS } from './worlds.mjs';

const JOURNEYS = [
  { name: 'first-run', about: 'first run: one command, pick a county', seconds: 120, go: firstRun },
  { name: 'first-run-fails', about: 'first run: what goes wrong reads well', seconds: 120, go: failures },
  { name: 'weekly-check', about: 'weekly check: what changed and why', seconds: 60, go: weekly },
  { name: 'law-amended', about: 'a law is amended', seconds: null, go: amended },
  { name: 'negotiation', about: 'preparing the annual negotiation', seconds: null, go: negotiation },
  { name: 'subscribing', about: 'subscribing to a calendar', seconds: 90, go: subscribing },
];

class Off extends Error {}
const must = (holds, what) => { if (!holds) throw new Off(what); };

export async function journeys(run) {
  const rows = [];
  for (const journey of JOURNEYS) {
    const folder = join(run.out, 'journeys', journey.name);
    mkdirSync(folder, { recursive: true });
    const context = await run.browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'fi-FI', acceptDownloads: true });
    const trip = { run, folder, steps: [], servers: [], context };
    trip.page = await open(context, 'http://127.0.0.1:');
    trip.page.setDefaultTimeout(10_000);
    // One thing that a person does; a picture of what came of it.
    trip.step = async (what, act) => {
      trip.steps.push(what);
      const result = await act();
      const name = `${trip.steps.length} ${what}`;
      const file = `${trip.steps.length}.png`;
      if (trip.page.url().startsWith('http') || trip.page.url().startsWith('file')) {
        await trip.page.screenshot({ path: join(folder, file) });
        run.shots.push({ world: 'journeys', page: journey.name, name, path: `journeys/${journey.name}/${file}` });
      }
      return result;
    };
    trip.serve = async (...given) => {
      const server = await serve(run.program, ...given);
      trip.servers.push(server);
      return server;
    };
    const began = performance.now();
    let outcome = 'done';
    try {
      await journey.go(trip);
    } catch (error) {
      outcome = error instanceof Off ? error.message : error.message.split('\n')[0];
      run.tell({ part: 'journeys', page: journey.name, what: `${trip.steps.at(-1) ?? 'start'}: ${outcome}` });
      if (trip.page.url().startsWith('http')) await trip.page.screenshot({ path: join(folder, 'stopped.png') }).catch(() => {});
    }
    for (const what of trip.page.heard) run.tell({ part: 'journeys', page: journey.name, what });
    rows.push(`| ${journey.about} | ${trip.steps.length} | ${((performance.now() - began) / 1000).toFixed(1)} | ${journey.seconds ?? ''} | ${outcome.replace(/\|/g, '/')} |`);
    rows.push(...trip.steps.map((step, n) => `| &nbsp;&nbsp;${n + 1}. ${step} | | | | |`));
    await Promise.all(trip.servers.map(server => server.stop()));
    await context.close();
  }
  run.journeys = ['| journey | steps | s, by machine | s, a person has | |', '| --- | ---: | ---: | ---: | --- |', ...rows].join('\n');
  return `${JOURNEYS.length} journeys`;
}

// Clicks on a link and waits for the page; that there is one is part of the journey.
async function follow(page, link, what) {
  must(await link.count(), `no link: ${what}`);
  await link.first().click();
  await page.waitForLoadState();
}

const tabs = page => page.locator('nav.pages');
const heading = page => page.locator('h1').innerText();

async function firstRun(trip) {
  const { page } = trip;
  const server = await trip.step('one command: velvoite serve', () => trip.serve(['--as-of', '2026-11-22']));
  await trip.step('open the address that it says', () => page.goto(server.base));
  must(new URL(page.url()).pathname === '/fi/', `the browser asks for Finnish and gets ${page.url()}`);
  await trip.step('write the name, misspelt', async () => {
    await page.locator('input[name=q]').fill('Keski-Soumi');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
  });
  must(await page.getByRole('link', { name: 'Keski-Suomen hyvinvointialue' }).count(), 'a misspelt name finds nothing near it');
  await trip.step('choose the county', () => follow(page, page.locator('main').getByRole('link', { name: 'Keski-Suomen hyvinvointialue' }), 'the county'));
  must(/Keski-Suomen/.test(await heading(page)), `leads to ${await heading(page)}`);
  const text = await page.locator('main').innerText();
  for (const name of ['Joutsa', 'Jyväskylä', 'Äänekoski', 'Luhanka']) must(text.includes(name), `its municipality ${name} is not there`);
  must(await page.locator('main .unknown').count() > 0, 'nothing is shown as unknown');
  for (const verdict of ['missed', 'partly-met', 'met-late']) must(!await page.locator(`main :not(.legend) > .v.${verdict}`).count(), `without a record something is ${verdict}`);
  must(/ei voida todeta/.test(text), 'nowhere “ei voida todeta”');
}

async function failures(trip) {
  const { page, run } = trip;
  const guest = createServer();
  await new Promise(done => guest.listen(0, '127.0.0.1', done));
  try {
    const { port } = guest.address();
    for (const [lang, word] of [['fi', 'jo toisen ohjelman käytössä'], ['sv', 'redan'], ['en', 'in use']]) {
      const ran = await trip.step(`the port is taken (${lang})`, () => velvoite(run.program, ['serve', '--listen', `127.0.0.1:${port}`, '--lang', lang]));
      must(ran.status === 2, `ends with ${ran.status}`);
      must(ran.err.includes(String(port)) && ran.err.includes(word), `says: ${ran.err}`);
      must(!/panicked|RUST_BACKTRACE/.test(ran.err), `shows a stack trace: ${ran.err}`);
    }
  } finally {
    guest.close();
  }
  // A table as Excel saves it in Finland, with a body that nobody knows.
  const table = join(trip.folder, 'neuvottelut.csv');
  writeFileSync(table, Buffer.from('toiminta;päivä;taho\r\nhyte-negotiation;16.12.2024;Hyvinkää\r\nhyte-negotiation;16.12.2024;Jyväskylän kauppala\r\n', 'latin1'));
  const ran = await trip.step('a Windows-1252 table with an unknown municipality', () => velvoite(run.program, ['check', table, '--as-of', '2026-11-22']));
  must(/C3/.test(ran.err), `no cell address: ${ran.err}`);
  must(/Jyväskylän kauppala/.test(ran.err), `the name is not read as it was written: ${ran.err}`);
  must(/luettu 1, hylättyjä rivejä 1/.test(ran.err), `does not say how many rows were read: ${ran.err}`);
  const empty = join(trip.folder, 'tyhja.csv');
  writeFileSync(empty, '');
  const none = await trip.step('an empty file', () => velvoite(run.program, ['check', empty, '--as-of', '2026-11-22']));
  must(!/panicked/.test(none.err) && /tyhja\.csv/.test(none.err), `says: ${none.err}`);
  const server = await trip.serve([table, '--as-of', '2026-11-22']);
  for (const [lang, sentence] of [['fi', 'Yhtä kirjausriviä ei voitu lukea'], ['sv', 'En rad i registren kunde inte läsas'], ['en', 'One row of the registers could not be read']]) {
    await trip.step(`the pages say that a row is left out (${lang})`, () => page.goto(`${server.base}/${lang}/`));
    must((await page.locator('.notice').innerText()).includes(sentence), 'no notice');
  }
  const missing = await page.goto(`${server.base}/fi/bodies/municipality-9999`);
  page.heard.length = 0; // That the browser was told 404 is no complaint.
  must(missing.status() === 404 && (await page.locator('h1').count()) === 1, 'an unknown body is not told well');
}

async function weekly(trip) {
  const { page } = trip;
  const world = WORLDS.find(one => one.name === 'example');
  const server = await trip.serve(worldArgs(world));
  await trip.step('open the first page', () => page.goto(`${server.base}/fi/`));
  await trip.step('open Changes', () => follow(page, tabs(page).getByRole('link', { name: 'Muutokset' }), 'Changes'));
  await trip.step('say since when', async () => {
    const since = page.locator('main input[name=since]');
    must(await since.count(), 'no field for the earlier day');
    // It may stand folded away.
    if (!await since.isVisible()) await page.locator('main summary').first().click();
    await since.fill('2024-01-15');
    await Promise.all([page.waitForURL(/since=2024-01-15/), page.locator('main form:has(input[name=since]) button').first().click()]);
  });
  const text = await page.locator('main').innerText();
  // Data of 2023 were delivered on 31 January 2024; the negotiation of 2024 became doubtful.
  must(/Tietojen|tietojen toimittaminen/.test(text), 'what was done meanwhile is not told');
  must(await page.locator('main .v').count() >= 2, 'no verdicts');
  await trip.step('see why', () => follow(page, page.locator('main a[href*="instances/"]'), 'from a change to its reasons'));
  must(/Mitä vaaditaan|Perustelut/.test(await page.locator('main').innerText()), 'no reasons');
}

async function amended(trip) {
  const { page } = trip;
  const world = WORLDS.find(one => one.name === 'example');
  const copy = join(trip.folder, 'world');
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(ROOT, 'tests/worlds/example'), copy, { recursive: true });
  const rules = join(copy, 'rules/duties.velvoite');
  const text = readFileSync(rules, 'utf8');
  const server = await trip.serve([...['mallila', 'alakyla'].map(name => join(copy, 'registers', name)), '--rules', join(copy, 'rules'), '--as-of', world.asOf]);
  const where = `${server.base}/fi/instances/municipality-yearly-report/municipality-901/2024`;
  await trip.step('open a finding', () => page.goto(where));
  must(/31\.12\.2024/.test(await page.locator('main').innerText()), 'not due on 31.12.2024');
  const head = text.indexOf('duty municipality-yearly-report');
  const changed = text.slice(0, head) + text.slice(head).replace('due     end of period, roll none', 'due     30 November of period, roll none');
  must(changed !== text, 'the rule to be amended is not found');
  await trip.step('edit the rule', async () => { writeFileSync(rules, changed); await until(page, where, body => /30\.11\.2024/.test(body)); });
  await trip.step('break the rule', async () => { writeFileSync(rules, changed.replace('duty county-strategy', 'dutty county-strategy')); await until(page, where, async () => await page.locator('.notice').count() > 0); });
  must(/ei voitu lukea/.test(await page.locator('.notice').innerText()), 'the notice does not say what is wrong');
  must(/30\.11\.2024/.test(await page.locator('main').innerText()), 'the last good state is gone');
  await trip.step('mend the rule', async () => { writeFileSync(rules, text); await until(page, where, async body => /31\.12\.2024/.test(body) && await page.locator('.notice').count() === 0); });
}

// Opens a page again until it says what is awaited, for ten seconds.
async function until(page, where, holds) {
  for (const began = performance.now(); performance.now() - began < 15_000;) {
    await page.goto(where);
    if (await holds(await page.locator('main').innerText())) return;
    await new Promise(done => setTimeout(done, 250));
  }
  must(false, 'not shown within fifteen seconds');
}

async function negotiation(trip) {
  const { page, run } = trip;
  const world = WORLDS.find(one => one.name === 'finland');
  const server = await trip.serve(worldArgs(world));
  await trip.step('open the overview as of 31 October', () => page.goto(`${server.base}/fi/review?as-of=2026-10-31`));
  must(/31\.10\.2026/.test(await page.locator('main').innerText()), 'does not say that it looks from 31.10.2026');
  await trip.step('open a cell of the county', () => follow(page, page.locator('main td a[href*="/county-15/"]'), 'no cell of the county leads to its finding'));
  must(page.url().includes('as-of=2026-10-31'), `the day is lost: ${page.url()}`);
  must(/Mitä vaaditaan|Perustelut/.test(await page.locator('main').innerText()), 'no reasons');
  await trip.step('open a finding that has a record', () => page.goto(`${server.base}/fi/instances/county-hyte-negotiation/county-15/2024?as-of=2026-10-31`));
  await trip.step('open the record', () => follow(page, page.locator('main a[href*="/records/"]'), 'the record'));
  must(/hyte-neuvottelu/.test(await page.locator('main').innerText()), 'the record is not shown');
  await trip.step('open the county', () => page.goto(`${server.base}/fi/bodies/county-15?as-of=2026-10-31`));
  await trip.step('open the brief', () => follow(page, page.locator('main a[href*="/brief"]'), 'the brief'));
  must(page.url().includes('as-of=2026-10-31'), `the day is lost: ${page.url()}`);
  await trip.step('print it', async () => {
    const paper = await page.pdf({ path: join(trip.folder, 'brief.pdf'), format: 'A4', preferCSSPageSize: true });
    const sheets = (paper.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
    must(sheets <= 2, `${sheets} printed pages`);
  });
  must(existsSync(join(trip.folder, 'brief.pdf')), 'not printed');
}

async function subscribing(trip) {
  const { page } = trip;
  const world = WORLDS.find(one => one.name === 'finland');
  const server = await trip.serve(worldArgs(world));
  await trip.step('open the first page', () => page.goto(`${server.base}/fi/`));
  await trip.step('open Calendars', () => follow(page, tabs(page).getByRole('link', { name: 'Kalenterit' }), 'Calendars'));
  await trip.step('choose the county', () => follow(page, page.locator('main').getByRole('link', { name: 'Keski-Suomen hyvinvointialue', exact: false }), 'the county'));
  const link = page.locator('main a.address').first();
  const address = (await link.innerText()).trim();
  must(/^http:\/\/127\.0\.0\.1:\d+\/feeds\/fi\/.+\.ics$/.test(address), `the address to copy is ${address}`);
  const device = await page.locator('main a.way.first').first().getAttribute('href');
  must(device === address.replace(/^http/, 'webcal'), `the link for programs is ${device}`);
  const feed = await trip.step('copy the address: a program asks for it', async () => { const answer = await fetch(address); return { type: answer.headers.get('content-type'), text: await answer.text() }; });
  must(feed.type.startsWith('text/calendar') && feed.text.startsWith('BEGIN:VCALENDAR') && feed.text.includes('BEGIN:VEVENT'), 'what it gets is no calendar');
  const [download] = await trip.step('or download the file', () => Promise.all([page.waitForEvent('download', { timeout: 5000 }), link.click()]));
  const path = join(trip.folder, 'kalenteri.ics');
  await download.saveAs(path);
  must(readFileSync(path, 'utf8') === feed.text, 'the file is another calendar');
  const text = await page.locator('main').innerText();
  must(/Outlook/.test(text) && /Google/.test(text) && /tun|vuorokau/.test(text), 'does not say how often programs look again');
}
