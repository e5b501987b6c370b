// Can it fail? A page with nothing wrong must pass, and each of these faults must be told.

import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { look, open } from './look.mjs';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const page = (body, { head = '', lang = 'fi', style = '' } = {}) => `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sivu</title><link rel="icon" href="data:,"><style>:root{color-scheme:light dark}body{font:1rem/1.5 sans-serif;overflow-wrap:break-word}.v{border:1px solid}${style}</style>${head}</head><body><main><h1>Otsikko</h1>${body}</main></body></html>`;

const GOOD = page('<p>Määräpäivä on 31.12.2026. <span class="v met"><b aria-hidden="true">✓</b> täyttynyt</span></p>');
const FAULTS = [
  ['lang', page('', { lang: 'sv' }), /lang is sv/],
  ['two headings', page('<h1>Toinen</h1>'), /2 h1/],
  ['a heading left out', page('<h3>Kolmas</h3>'), /axe heading-order/],
  ['a script', page('<script>1</script>'), /a script|console/],
  ['a handler', page('<p onclick="x()">a</p>'), /onclick=/],
  ['a style attribute', page('<p style="color:red">a</p>'), /style=/],
  ['a picture from elsewhere', page('<img alt="" src="http://192.0.2.1/x.png">'), /console|asked for/],
  ['a link that runs code', page('<a href="javascript:alert(1)">linkki</a>'), /a link to javascript/],
  ['the same id twice', page('<p id="a">a</p><p id="a">b</p>'), /id a twice/],
  ['a link to nowhere', page('<a href="#tyhja">linkki</a>'), /#tyhja leads nowhere/],
  ['a table without a caption', page('<table><tr><th scope="col">a</th></tr><tr><td>1</td></tr></table>'), /without a caption/],
  ['a colour alone', page('<span class="v met">✓</span>'), /without its word/],
  ['a word alone', page('<span class="v met">täyttynyt</span>'), /without its sign/],
  ['English', page('<p>Status of the duty</p>'), /English/],
  ['a day in ISO form', page('<p>Viimeistään 2026-12-31.</p>'), /a day as 2026-12-31/],
  ['pale letters', page('<p>vaalea</p>', { style: 'p{color:#bbb;background:#fff}' }), /axe color-contrast/],
  ['pale letters in the dark', page('<p>tumma</p>', { style: '@media (prefers-color-scheme:dark){p{color:#444;background:#111}}' }), /dark: axe color-contrast/],
  ['a long word', page(`<p>${'pitkä'.repeat(40)}</p>`, { style: 'p{overflow-wrap:normal}' }), /1366 px|400 %: wider/],
  ['too wide at 400 %', page('<p>a</p>', { style: 'p{width:340px}' }), /400 %: wider than the window/],
  ['cut off', page('<p>pitkä teksti, joka ei mahdu</p>', { style: 'p{width:5rem;overflow:hidden;white-space:nowrap}' }), /text cut off/],
  ['out of its box', page('<p>pitkäteksti,jokaeimahdulaatikkoonsa</p>', { style: 'p{width:5rem;border:1px solid;overflow-wrap:normal}' }), /leaks from its box/],
  ['a region that cannot be reached', page('<div><p>a</p></div>', { style: 'div{overflow-x:auto}p{width:3000px}' }), /scrolls but (cannot be reached|has no name)/],
  ['no edge where colours are forced', page('<span class="v met"><b>✓</b> täyttynyt</span>', { style: '.v{border:0}' }), /no edge round/],
  ['motion', page('<p>a</p>', { style: 'p{transition:color 1s}' }), /moves/],
  ['small letters', page('<p>pieni</p>', { style: 'p{font-size:10px}' }), /letters of 10 px/],
  ['three sheets', page('<p>a</p>', { style: '@media print{p{height:60cm}}' }), /printed pages/],
  ['cut off on paper', page('<p>a <a href="/good">hyvä</a></p>', { style: 'main{overflow:hidden}@media print{a{position:relative;left:60cm}}' }), /links are on no sheet/],
  ['another status', null, /status 404/],
];

export async function selftest(run) {
  const server = createServer((request, answer) => {
    const body = request.url === '/good' ? GOOD : FAULTS[Number(request.url.slice(1))]?.[1];
    answer.writeHead(body ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY });
    answer.end(body ?? 'poissa');
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${server.address().port}`;
  const context = await run.browser.newContext();
  const tab = await open(context, base);
  const out = mkdtempSync(join(tmpdir(), 'velvoite-selftest-'));
  const seen = async path => {
    const told = [];
    const job = { world: { name: 'selftest' }, page: { name: path, status: 200, sheets: 1 }, lang: 'fi', base, url: `${base}/${path}` };
    await look(tab, job, { ...run, out, full: true, tell: fault => told.push(fault.what) });
    return told;
  };
  for (const what of await seen('good')) run.tell({ part: 'selftest', page: 'good', what });
  for (const [n, [name, , wanted]] of FAULTS.entries()) {
    const told = await seen(String(n));
    if (!told.some(text => wanted.test(text))) run.tell({ part: 'selftest', page: name, what: `is not told; told: ${told.join(' | ') || 'nothing'}` });
  }
  rmSync(out, { recursive: true });
  await context.close();
  await new Promise(done => server.close(done));
  return `1 good page, ${FAULTS.length} bad ones`;
}
