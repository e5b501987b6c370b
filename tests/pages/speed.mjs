// How long the server takes for each page of all Finland, and how large the pages are. The time is told, not judged: it
// depends on what else the machine does. The size is judged.

import { gzipSync } from 'node:zlib';
import { pages as pagesOf } from './places.mjs';
import { serve, worldArgs } from './server.mjs';
import { WORLDS } from './worlds.mjs';

const MOST = 100_000;

export async function speed(run) {
  const rows = [];
  for (const world of WORLDS.filter(world => ['finland', 'unknown'].includes(world.name))) {
    const server = await serve(run.program, worldArgs(world));
    // The first answer pays for the connection.
    await timed(`${server.base}/healthz`);
    for (const page of pagesOf(world, 'fi')) {
      if (page.path === null || page.status !== 200) continue;
      const cold = await timed(`${server.base}/fi/${page.path}`);
      if (cold.status !== 200) continue;
      const warm = await timed(`${server.base}/fi/${page.path}`);
      const bytes = Buffer.byteLength(cold.text.replace(/<svg[\s\S]*?<\/svg>/g, ''));
      rows.push({ world: world.name, page: page.name, cold: cold.ms, warm: warm.ms, bytes, all: Buffer.byteLength(cold.text), packed: gzipSync(cold.text).length });
      if (bytes > MOST) run.tell({ part: 'speed', page: page.name, world: world.name, lang: 'fi', what: `${(bytes / 1000).toFixed(0)} kB without pictures, at most ${MOST / 1000} wanted` });
    }
    run.tables.push({ name: `start of ${world.name}`, said: 'until the server answers', seconds: server.started / 1000 });
    await server.stop();
  }
  const kb = bytes => (bytes / 1000).toFixed(1);
  run.speed = [`Program: ${run.program.includes('/release/') ? 'release' : 'debug (many times slower than release)'}.`, '', '| world | page | first ms | again ms | kB without pictures | kB | kB packed |', '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map(row => `| ${row.world} | ${row.page} | ${row.cold.toFixed(1)} | ${row.warm.toFixed(1)} | ${kb(row.bytes)} | ${kb(row.all)} | ${kb(row.packed)} |`)].join('\n');
  const slow = [...rows].sort((a, b) => b.cold - a.cold).slice(0, 3).map(row => `${row.page} (${row.world}) ${row.cold.toFixed(0)} ms`);
  return `${rows.length} pages; slowest ${slow.join(', ')}; largest ${kb(Math.max(0, ...rows.map(row => row.bytes)))} kB without pictures`;
}

async function timed(url) {
  const began = performance.now();
  const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  const text = await answer.text();
  return { status: answer.status, text, ms: performance.now() - began };
}
