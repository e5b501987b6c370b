// Looks at one page in every way a reader may see it, and says what is wrong.

import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as inside from './inside.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
// A4 less its edges, at 96 dots an inch; wide tables ask for a sheet that lies on its side (`@page wide`).
const PAPER = { auto: { width: 718, height: 1000 }, wide: { width: 1047, height: 718 } };
const SPACED = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}';
const TALLEST = 5000;

// Opens a page and hears what it complains about and what it asks for.
export async function open(context, base) {
  const page = await context.newPage();
  page.heard = [];
  page.on('console', message => { if (['error', 'warning'].includes(message.type())) page.heard.push(`console: ${message.text().slice(0, 200)}`); });
  page.on('pageerror', error => page.heard.push(`script: ${error.message.slice(0, 200)}`));
  page.on('request', request => {
    const url = request.url();
    if (!url.startsWith(page.base ?? base) && !url.startsWith('data:') && !url.startsWith('about:')) page.heard.push(`asked for ${url.slice(0, 120)}`);
  });
  return page;
}

// One page: `job` says where; `full` looks at everything, else at what differs between languages.
export async function look(page, job, { axe, out, full, tell }) {
  const wrong = text => tell({ part: 'pages', page: job.page.name, world: job.world.name, lang: job.lang, what: text });
  const all = (texts, how) => texts.forEach(text => wrong(how ? `${how}: ${text}` : text));
  const shots = [];
  const shoot = async name => {
    const path = `${job.world.name}/${job.page.name}-${job.lang}-${name}.png`;
    mkdirSync(dirname(join(out, path)), { recursive: true });
    const height = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), TALLEST);
    const { width } = page.viewportSize();
    await page.screenshot({ path: join(out, path), fullPage: true, clip: { x: 0, y: 0, width, height }, animations: 'allow' });
    shots.push({ name, path });
  };
  const sized = (width, height = 900) => page.setViewportSize({ width, height });

  page.heard.length = 0;
  page.base = job.base;
  await sized(1366);
  await page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' });
  const answer = await page.goto(job.url, { waitUntil: 'load' });
  // A file has no status, no header, and no policy but the one that stands in it.
  const file = job.url.startsWith('file:');
  const status = file ? 0 : answer.status();
  if (status !== job.page.status) {
    wrong(`status ${status}, not ${job.page.status}`);
    return { shots, addresses: [] };
  }
  // What the browser says of itself about an answer that is meant to be an error is no complaint.
  const expected = text => status >= 400 && /Failed to load resource: the server responded with a status of 4/.test(text);
  all(page.heard.filter(text => !expected(text)));
  if (!file && !answer.headers()['content-security-policy']) wrong('no Content-Security-Policy');
  all((await page.evaluate(inside.structure, job.lang)).filter(text => (status < 400 && !job.page.codes) || !/^(English|a day as)/.test(text)));
  all(await page.evaluate(inside.anchors));
  const addresses = await page.evaluate(inside.addresses);
  all(await page.evaluate(inside.width), '1366 px');
  if (full) all(await page.evaluate(inside.letters));
  await shoot('laptop');
  await page.evaluate(axe);
  all(await page.evaluate(inside.axe, { tags: TAGS }));

  // 640 and 320 CSS px are what a window of 1280 has left at 200 and 400 %.
  for (const [width, how] of [[640, '200 %'], [320, '400 %'], [360, 'phone']]) {
    await sized(width, width === 360 ? 740 : 512);
    all(await page.evaluate(inside.width), how);
  }
  if (full) await shoot('phone');
  if (full) {
    all(await page.evaluate(inside.axe, { rules: ['target-size', 'scrollable-region-focusable'] }), 'phone');
    await page.evaluate(inside.sheet, SPACED);
    all(await page.evaluate(inside.width), 'phone, spaced');
    await page.evaluate(inside.sheet, null);

    await page.emulateMedia({ colorScheme: 'dark' });
    all(await page.evaluate(inside.axe, { rules: ['color-contrast', 'link-in-text-block'] }), 'dark');
    if (job.shots) await shoot('dark');
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    all(await page.evaluate(inside.marks), 'forced colours');
    if (job.shots) await shoot('forced');
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
    all(await page.evaluate(inside.motion), 'reduced motion');

    // Printed from the screen, as people do: laid out for paper first, Chromium breaks the same page otherwise.
    await page.emulateMedia({ media: null, reducedMotion: 'no-preference' });
    await page.setViewportSize({ width: 1366, height: 900 });
    const paper = (await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true, margin: { top: '15mm', bottom: '15mm', left: '10mm', right: '10mm' } })).toString('latin1');
    const sheets = (paper.match(/\/Type\s*\/Page\b/g) ?? []).length;
    await page.emulateMedia({ media: 'print' });
    const sheet = await page.evaluate(() => getComputedStyle(document.body).page);
    await page.setViewportSize(PAPER[sheet] ?? PAPER.auto);
    all(await page.evaluate(inside.width), 'print');
    await shoot('print');
    // A link that is not on any sheet was cut off with all that stands beside it.
    const printed = new Set([...paper.matchAll(/\/URI \(((?:[^()\\]|\\.)*)\)/g)].map(found => found[1].replace(/\\(.)/g, '$1')));
    const cut = (await page.evaluate(inside.links)).filter(href => !printed.has(href));
    if (cut.length) wrong(`print: ${cut.length} links are on no sheet: ${cut.slice(0, 3).join(', ')}`);
    if (job.page.sheets && sheets > job.page.sheets) wrong(`${sheets} printed pages, at most ${job.page.sheets} wanted`);
    if (!sheets) wrong('prints nothing');
    return { shots, addresses, sheets };
  }
  return { shots, addresses };
}

// The same page without scripts says the same.
export async function without(plain, page, job, { tell }) {
  const text = tab => tab.evaluate(() => document.body.innerText);
  await page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' });
  await page.setViewportSize({ width: 1366, height: 900 });
  plain.base = job.base;
  await plain.goto(job.url);
  if (await text(plain) !== await text(page)) tell({ part: 'pages', page: job.page.name, world: job.world.name, lang: job.lang, what: 'says something else without scripts' });
}
