// Somebody with a keyboard alone: Tab goes through the page as it is read, what has the focus is seen, nothing holds it
// fast, Enter opens and sends.

import { open } from './look.mjs';
import { pages as pagesOf } from './places.mjs';
import { serve, worldArgs } from './server.mjs';

// What can be reached, in the order in which it stands in the page.
const REACHABLE = 'a[href], button, select, input:not([type=hidden]), textarea, summary, [tabindex="0"]';

export async function keyboard(run) {
  let walked = 0;
  let steps = 0;
  for (const world of run.worlds.filter(world => ['example', 'long'].includes(world.name))) {
    const server = await serve(run.program, worldArgs(world));
    const context = await run.browser.newContext({ viewport: { width: 1366, height: 900 } });
    const page = await open(context, server.base);
    const walk = pagesOf(world, 'sv').filter(one => one.status === 200 && one.path !== null && (!run.page || run.page.some(name => one.name.startsWith(name))));
    for (const one of world.name === 'long' ? walk.filter(one => /^(home|review|body-county|round)$/.test(one.name)) : walk) {
      const tell = what => run.tell({ part: 'keyboard', page: one.name, world: world.name, lang: 'sv', what });
      const answer = await page.goto(`${server.base}/sv/${one.path}`);
      if (answer.status() !== 200) continue; // Told by `pages`.
      steps += await through(page, tell);
      walked += 1;
    }
    if (world.name === 'example' && !run.page) await forms(page, server.base, what => run.tell({ part: 'keyboard', page: 'home', world: world.name, lang: 'sv', what }));
    await context.close();
    await server.stop();
  }
  return `${walked} pages, ${steps} steps of Tab`;
}

// Tab from the top to the end of a page.
async function through(page, tell) {
  const order = await page.evaluate(selector => {
    // A group of radio buttons is one stop; what is not shown is none.
    window.stops = [...document.querySelectorAll(selector)].filter(node => node.checkVisibility({ visibilityProperty: true }) && !node.closest('details:not([open]) > :not(summary)') && !node.disabled);
    return window.stops.length;
  }, REACHABLE);
  const most = Math.min(order, 250);
  let last = -1;
  const lost = new Set();
  for (let n = 0; n < most; n += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const node = document.activeElement;
      const style = getComputedStyle(node);
      const box = node.getBoundingClientRect();
      const shadow = style.boxShadow !== 'none';
      return {
        n: window.stops.indexOf(node),
        name: `${node.tagName.toLowerCase()} “${(node.textContent || node.getAttribute('aria-label') || node.id || '').trim().slice(0, 40)}”`,
        seen: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || shadow,
        inside: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        radio: node.type === 'radio',
      };
    });
    if (at.n < 0) {
      tell(`after ${n} steps the focus is on ${at.name}, which is no link or control`);
      break;
    }
    if (at.n <= last) {
      tell(`Tab goes back from ${last} to ${at.n}: ${at.name}`);
      break;
    }
    if (at.n > last + 1) {
      const skipped = await page.evaluate(([from, to]) => window.stops.slice(from, to).filter(node => node.type !== 'radio').map(node => node.outerHTML.slice(0, 80)), [last + 1, at.n]);
      skipped.slice(0, 2).forEach(what => lost.add(`Tab never reaches ${what}`));
    }
    if (!at.seen) lost.add(`the focus is not seen on ${at.name}`);
    if (!at.inside) lost.add(`the focus is out of sight on ${at.name}`);
    if (n === 0) await skip(page, tell);
    last = at.n;
  }
  if (most === order && last < order - 1) {
    const rest = await page.evaluate(from => window.stops.slice(from).filter(node => node.type !== 'radio').map(node => node.outerHTML.slice(0, 80)), last + 1);
    if (rest.length) tell(`the walk ends before ${rest[0]}`);
  }
  [...lost].slice(0, 4).forEach(tell);
  return most;
}

// The first stop leads past the navigation; Enter follows it, and the walk goes on in the text.
async function skip(page, tell) {
  const first = await page.evaluate(() => document.activeElement.getAttribute('href'));
  if (first !== '#content') {
    tell(`the first stop is ${first}, not the way past the navigation`);
    return;
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => {
    const node = document.activeElement;
    const main = document.querySelector('main');
    return node === document.body || main.contains(node) || !main.querySelector('a[href], button, input, select, summary, [tabindex="0"]');
  });
  if (!inside) tell('the way past the navigation does not lead into the text');
  await page.evaluate(() => { location.hash = ''; document.activeElement.blur(); window.stops[0].focus(); });
}

// The search of the first page, and the options of a calendar, with no mouse.
async function forms(page, base, tell) {
  await page.goto(`${base}/sv/`);
  for (let n = 0; n < 60 && await page.evaluate(() => document.activeElement.name !== 'q'); n += 1) await page.keyboard.press('Tab');
  await page.keyboard.type('Nedreby');
  await Promise.all([page.waitForURL(/q=Nedreby/), page.keyboard.press('Enter')]).catch(() => tell('Enter in the search field does not search'));
  const found = page.getByRole('link', { name: /Nedreby/ }).first();
  await found.focus();
  await page.keyboard.press('Enter');
  await page.waitForLoadState();
  if (!/Nedreby/.test(await page.locator('h1').innerText())) tell(`the link that was found leads to ${page.url()}`);
}
