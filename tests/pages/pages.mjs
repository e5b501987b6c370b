// Every type of page in every language and world.

import { without, look, open } from './look.mjs';
import { pages as pagesOf } from './places.mjs';
import { serve, worldArgs } from './server.mjs';

export const LANGS = ['fi', 'sv', 'en'];

export async function pages(run) {
  let looked = 0;
  const took = [];
  const targets = new Map();
  for (const world of run.worlds) {
    const server = await serve(run.program, worldArgs(world));
    const jobs = [];
    for (const lang of run.quick ? ['fi', 'sv'] : LANGS) {
      for (const page of pagesOf(world, lang)) {
        if (run.page && !run.page.some(name => page.name.startsWith(name))) continue;
        if (run.quick && page.also) continue;
        const path = page.path ?? await aFeed(server.base, lang, world);
        // Everything is looked at once, in Finnish; in the other languages what words can change.
        const full = lang === 'fi';
        jobs.push({ world, lang, page, full, base: server.base, url: `${server.base}/${lang}/${path}`, shots: full && !page.also && ['example', 'finland'].includes(world.name) });
      }
    }
    looked += jobs.length;
    const waiting = [...jobs];
    await Promise.all(Array.from({ length: run.jobs }, async () => {
      const context = await run.browser.newContext();
      const plainly = await run.browser.newContext({ javaScriptEnabled: false });
      const [page, plain] = [await open(context, server.base), await open(plainly, server.base)];
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        const began = performance.now();
        try {
          const seen = await look(page, job, { ...run, full: job.full });
          if (job.full && seen.sheets) await without(plain, page, job, run);
          run.shots.push(...seen.shots.map(shot => ({ ...shot, world: world.name, page: job.page.name, lang: job.lang, sheets: seen.sheets })));
          // What leads where from an answer that is an error leads to the error in other languages, too.
          if (job.full && job.page.status === 200) for (const address of seen.addresses) if (!targets.has(address)) targets.set(address, job);
        } catch (error) {
          run.tell({ part: 'pages', page: job.page.name, world: world.name, lang: job.lang, what: `could not be looked at: ${error.message.split('\n')[0]}` });
        }
        took.push({ name: `${job.page.name} ${world.name} ${job.lang}`, ms: performance.now() - began });
      }
      await context.close();
      await plainly.close();
    }));
    await links(run, world, server.base, targets);
    targets.clear();
    await server.stop();
  }
  const longest = took.sort((a, b) => b.ms - a.ms).slice(0, 3).map(one => `${one.name} ${(one.ms / 1000).toFixed(1)} s`);
  return `${looked} pages in ${run.worlds.length} worlds; longest looked at: ${longest.join(', ')}`;
}

// Every address that a page leads to is there. Of addresses of one type at most forty are asked, evenly spread.
async function links(run, world, base, targets) {
  const types = new Map();
  for (const address of targets.keys()) {
    const path = address.slice(base.length).split('?')[0].split('/');
    const type = [path[2], path.length, path[4], address.includes('?')].join(' ');
    types.set(type, [...(types.get(type) ?? []), address]);
  }
  const most = run.quick ? 5 : 40;
  const chosen = [...types.values()].flatMap(all => all.length <= most ? all : Array.from({ length: most }, (_, n) => all[Math.floor(n * all.length / most)]));
  const dead = new Map();
  for (const address of chosen) {
    const answer = await fetch(address, { redirect: 'follow' });
    await answer.arrayBuffer();
    if (answer.status === 200) continue;
    const path = address.slice(base.length);
    const kind = `${path.split('?')[0].split('/').slice(2, 3)} ${path.split('/').length}`;
    dead.set(kind, [...(dead.get(kind) ?? []), { path, status: answer.status, from: targets.get(address) }]);
  }
  for (const [{ path, status, from }, ...more] of dead.values()) {
    run.tell({ part: 'links', page: from.page.name, world: world.name, lang: from.lang, what: `leads to ${path}: ${status}${more.length ? `, and to ${more.length} more like it` : ''}` });
  }
}

// The path of the county's own feed page, below the language.
const feeds = new Map();
async function aFeed(base, lang, world) {
  const key = `${base} ${lang}`;
  if (!feeds.has(key)) {
    const text = await (await fetch(`${base}/${lang}/calendars`)).text();
    const hrefs = [...text.matchAll(/<li><a href="\/(?:fi|sv|en)\/([^"]+)"/g)].map(found => found[1]);
    feeds.set(key, hrefs.find(href => /hyvinvointialue|valfardsomrade|wellbeing/.test(href)) ?? hrefs[0] ?? 'nothing');
  }
  return feeds.get(key);
}
