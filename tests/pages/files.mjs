// What `velvoite review -o DIR` writes: files that are opened on a PC with nothing installed and the network off.

import { readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { look, open } from './look.mjs';
import { velvoite } from './server.mjs';
import { WORLDS } from './worlds.mjs';

export async function files(run) {
  let looked = 0;
  let searched = 0;
  for (const world of WORLDS.filter(world => ['example', 'finland', 'long'].includes(world.name) && run.worlds.includes(world))) {
    const folder = join(run.out, 'files', world.name);
    const tell = what => run.tell({ part: 'files', world: world.name, what });
    const write = () => velvoite(run.program, ['review', ...world.records, ...world.more, '--as-of', world.asOf, '-o', folder]);
    rmSync(folder, { recursive: true, force: true });
    const ran = write();
    if (ran.status !== 0) {
      tell(`velvoite review ends with ${ran.status}: ${ran.err.slice(0, 200)}`);
      continue;
    }
    const all = readdirSync(folder, { recursive: true }).map(String).sort();
    const pages = all.filter(name => name.endsWith('.html'));
    if (!pages.length) tell(`no page among ${all.length} files`);
    // One of each kind and language: what is named after a body, a duty, a finding or a record stands for all of its like.
    const kinds = new Map();
    for (const name of pages) {
      const kind = name
        .replace(/^(\w\w\/)(duties|instances|records)\/.*/, '$1$2/*')
        .replace(/\/bodies\/[^/]+?(\.html$|\/)/, '/bodies/*$1')
        .replace(/(bodies\/\*\/duties)\/.*/, '$1/*')
        .replace(/(county|municipality|joint-authority)-\w+/, '*');
      if (!kinds.has(kind) || (name.includes(world.county) && !kinds.get(kind).name.includes(world.county))) kinds.set(kind, { name });
    }
    const context = await run.browser.newContext({ offline: true, viewport: { width: 1366, height: 900 } });
    const page = await open(context, 'file:');
    for (const { name } of kinds.values()) {
      const url = pathToFileURL(join(folder, name)).href;
      const lang = name.match(/(?:^|[/.-])(fi|sv|en)(?=[/.-])/)?.[1] ?? 'fi';
      await page.goto(url);
      const shown = { world: { name: `files/${world.name}-seen` }, page: { name: name.replace(/[^\w-]+/g, '-'), status: 0, sheets: 0 }, lang, url, base: 'file:' };
      // The file for all may search with a script of its own, named by its bytes in the policy that stands in it.
      const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
      const own = what => what.startsWith('a script') && /script-src 'sha256-/.test(policy);
      const seen = await look(page, shown, { ...run, full: lang === 'fi', tell: fault => own(fault.what) || tell(`${name}: ${fault.what}`) });
      run.shots.push(...seen.shots.map(shot => ({ ...shot, world: 'files', page: `${world.name} ${name}`, lang })));
      if (await page.locator('form').evaluateAll(nodes => nodes.some(node => node.checkVisibility()))) tell(`${name}: a form, and nobody who answers it`);
      if (await search(page, url, what => tell(`${name}: ${what}`))) searched += 1;
      looked += 1;
    }
    // Links between the files lead to files that are there.
    for (const name of pages.slice(0, 60)) {
      await page.goto(pathToFileURL(join(folder, name)).href, { waitUntil: 'domcontentloaded' });
      const hrefs = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map(node => new URL(node.getAttribute('href'), document.baseURI).href).filter(href => href.startsWith('file:')).map(href => decodeURIComponent(href.split('#')[0].split('?')[0])));
      for (const href of new Set(hrefs)) {
        const target = relative(folder, href.replace('file://', ''));
        if (!all.includes(target)) { tell(`${name} leads to ${target}, which is not there`); break; }
      }
    }
    await context.close();
  }
  return `${looked} kinds of file opened without a network, ${searched} searched`;
}

// Where a file can be searched, what does not fit goes away and comes back, and what is counted is what is seen.
async function search(page, url, tell) {
  await page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none' });
  await page.setViewportSize({ width: 1366, height: 900 });
  await page.goto(url);
  const field = page.locator('input[type=search]');
  if (!await field.count() || !await field.first().isVisible()) return false;
  const shown = () => page.evaluate(() => [...document.querySelectorAll('.f, .brief')].filter(node => node.checkVisibility()).length);
  const listed = () => page.evaluate(() => [...document.querySelectorAll('.f')].filter(node => node.checkVisibility()).length);
  const told = async () => (await page.locator('#n').textContent()).match(/\d+/g)?.map(Number) ?? [];
  const fill = async text => { await field.first().fill(text); await page.waitForTimeout(300); };
  const all = await shown();
  const inList = await listed();
  await fill('zzzzqqqq');
  if (await shown() !== 0) tell(`the search leaves ${await shown()} of ${all} in their places`);
  await fill('hyte');
  const found = await listed();
  if (JSON.stringify(await told()) !== JSON.stringify([found, inList])) tell(`${found} of ${inList} are seen, ${await told()} are told`);
  const box = page.locator('#v-unknown');
  await box.uncheck();
  await page.waitForTimeout(300);
  const left = await listed();
  if ((await told())[0] !== left) tell(`${left} are seen without unknown ones, ${await told()} are told`);
  if (await page.locator('.of .unknown').evaluateAll(nodes => nodes.filter(node => node.checkVisibility()).length)) tell('what was filtered away is seen');
  await box.check();
  await fill('');
  if (await shown() !== all) tell('what was sought away does not come back');
  return true;
}
