// What came of it, for people: a report and a sheet with every picture.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const escaped = text => String(text).replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);
const cell = text => String(text).replace(/\|/g, '\\|').replace(/\n/g, ' ');

export function report(run, faults, seconds) {
  const lines = ['# The pages in a browser', '', `${faults.length} faults after ${seconds.toFixed(0)} s. Pictures: [index.html](index.html).`, ''];
  lines.push('| part | | s |', '| --- | --- | ---: |', ...run.tables.map(part => `| ${part.name} | ${cell(part.said)} | ${part.seconds.toFixed(1)} |`), '');
  if (run.speed) lines.push('## Time and size', '', run.speed, '');
  if (run.journeys) lines.push('## Journeys', '', run.journeys, '');
  lines.push('## Faults', '');
  // The same fault of several worlds or languages is one line.
  const alike = new Map();
  for (const { part, page = '', world = '', lang = '', what } of faults) {
    const key = [part, page, what].join('\n');
    const known = alike.get(key) ?? { part, page, what, where: [] };
    known.where.push(`${world} ${lang}`.trim());
    alike.set(key, known);
  }
  lines.push(...(faults.length ? ['| part | page | where | what |', '| --- | --- | --- | --- |', ...[...alike.values()].map(one => `| ${[one.part, one.page, one.where.join(', '), one.what].map(cell).join(' | ')} |`)] : ['None.']), '');
  writeFileSync(join(run.out, 'report.md'), lines.join('\n'));

  const order = run.worlds.map(world => world.name).concat('journeys', 'files');
  const groups = new Map();
  for (const shot of run.shots) {
    const name = `${shot.world} · ${shot.page} · ${shot.lang ?? ''}`;
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(shot);
  }
  const sorted = [...groups].sort(([a, [first]], [b, [second]]) => order.indexOf(first.world) - order.indexOf(second.world) || (a < b ? -1 : 1));
  const figure = shot => `<figure><a href="${escaped(encodeURI(shot.path))}"><img loading="lazy" src="${escaped(encodeURI(shot.path))}" alt="${escaped(`${shot.page}, ${shot.name}`)}"></a><figcaption>${escaped(shot.name)}${shot.name === 'print' && shot.sheets ? ` · ${shot.sheets} p.` : ''}</figcaption></figure>`;
  const parts = sorted.map(([name, shots]) => `<section><h2>${escaped(name)}</h2><div>${shots.map(figure).join('')}</div></section>`);
  writeFileSync(join(run.out, 'index.html'), `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Pages of velvoite</title>
<style>body{font:1rem/1.4 system-ui,sans-serif;margin:1rem}section>div{display:flex;flex-wrap:wrap;gap:.75rem;align-items:flex-start}figure{margin:0;width:15rem}img{width:100%;max-height:22rem;object-fit:cover;object-position:top;border:1px solid #888}h2{font-size:1rem;margin:1.5rem 0 .25rem}li{overflow-wrap:anywhere}</style>
<h1>Pages of velvoite</h1><p>${faults.length} faults after ${seconds.toFixed(0)} s; <a href="report.md">report.md</a></p>
<ul>${faults.slice(0, 500).map(one => `<li>${escaped([one.part, one.page, one.world, one.lang].filter(Boolean).join(' · '))}: ${escaped(one.what)}</li>`).join('')}</ul>
${parts.join('\n')}</html>
`);
}
