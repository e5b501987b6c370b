// What is asked of a page from inside the browser. Each function is sent there as it is, so it knows nothing of this file.

// How the page is made: language, headings, names, what a strict policy forbids, words and days as people write them.
export function structure(lang) {
  const wrong = [];
  const root = document.documentElement;
  const short = node => node.outerHTML.replace(/\s+/g, ' ').slice(0, 120);
  if (root.lang !== lang) wrong.push(`lang is ${root.lang || 'missing'}`);
  const heads = document.querySelectorAll('h1');
  if (heads.length !== 1) wrong.push(`${heads.length} h1`);
  if (!document.title.trim()) wrong.push('no title');
  if (document.querySelectorAll('main').length !== 1) wrong.push('not one main');
  const seen = new Set();
  for (const node of document.querySelectorAll('[id]')) {
    if (seen.has(node.id)) wrong.push(`id ${node.id} twice`);
    seen.add(node.id);
  }
  for (const node of document.querySelectorAll('[style]')) wrong.push(`style= in ${short(node)}`);
  for (const node of document.querySelectorAll('script')) wrong.push(`a script: ${short(node)}`);
  for (const node of document.querySelectorAll('*')) for (const { name } of node.attributes) if (name.startsWith('on')) wrong.push(`${name}= in ${short(node)}`);
  for (const node of document.querySelectorAll('a[href]')) if (!/^(https?|webcal|mailto|file):$/.test(new URL(node.getAttribute('href'), document.baseURI).protocol)) wrong.push(`a link to ${node.getAttribute('href').slice(0, 60)}`);
  for (const node of document.querySelectorAll('table')) {
    if (!node.caption?.textContent.trim() && !node.ariaLabel && !node.getAttribute('aria-labelledby')) wrong.push(`a table without a caption: ${short(node)}`);
    for (const th of node.querySelectorAll('th')) if (!th.scope) wrong.push(`th without scope: ${short(th)}`);
  }
  for (const node of document.querySelectorAll('.v')) {
    // A sign that is no more than that stands with its word.
    const said = node.ariaHidden === 'true' ? node.parentElement.innerText : node.textContent;
    if (!/\p{L}{2}/u.test(said)) wrong.push(`a verdict without its word: ${short(node)}`);
    if (!node.querySelector('b, svg')) wrong.push(`a verdict without its sign: ${short(node)}`);
  }
  // Words of another language, and days in ISO form, where people read.
  const english = /\b(the|of|and|with|due|missing|unknown|overdue|which|municipality|county|duty|duties|this page|show|none)\b/i;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const hits = new Set();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    const around = node.parentElement;
    if (!text || around.closest('code, pre, style, script, .address, [translate=no]')) continue;
    if (around.closest('[lang]').lang === lang) {
      // Ids, paths and rule text are no words of a language.
      const word = lang !== 'en' && text.replace(/`[^`]*`/g, '').replace(/\S*\w[-/]\w\S*/g, '').match(english);
      if (word) hits.add(`English “${word[0]}” in “${text.slice(0, 80)}”`);
      const link = around.closest('a');
      const day = text.match(/\b(19|20)\d\d-\d\d-\d\d\b/);
      if (day && !(link && link.href.includes(day[0]) && text.startsWith('http'))) hits.add(`a day as ${day[0]} in “${text.slice(0, 80)}”`);
    }
  }
  wrong.push(...[...hits].slice(0, 6));
  return [...new Set(wrong)].slice(0, 15);
}

// Where the links lead that can be seen, but for places on the page itself.
export function links() {
  const here = location.href.split('#')[0];
  const shown = [...document.querySelectorAll('a[href]')].filter(node => node.checkVisibility({ visibilityProperty: true }) && node.getClientRects().length && !node.closest('.visually-hidden'));
  return [...new Set(shown.map(node => new URL(node.getAttribute('href') ?? '', document.baseURI).href))].filter(href => !href.startsWith(`${here}#`));
}

// What does not fit into the window's width, outside of regions that scroll and say so.
export function width() {
  const wrong = [];
  const short = node => `${node.tagName.toLowerCase()}${node.className && typeof node.className === 'string' ? '.' + node.className.trim().replace(/\s+/g, '.') : ''} “${(node.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}”`;
  const scrolls = node => /auto|scroll/.test(getComputedStyle(node).overflowX);
  const root = document.documentElement;
  const over = root.scrollWidth - root.clientWidth;
  const inRegion = node => { for (let up = node.parentElement; up; up = up.parentElement) if (scrolls(up)) return true; return false; };
  if (over > 0) {
    const wide = [...document.body.querySelectorAll('*')].filter(node => node.getBoundingClientRect().right > root.clientWidth + 1 && !inRegion(node));
    // The innermost of them say what it is.
    if (!wide.length) wide.push(...[...document.body.querySelectorAll('*')].filter(node => node.getBoundingClientRect().right > root.clientWidth + 1));
    const inner = wide.filter(node => ![...node.children].some(child => wide.includes(child)));
    wrong.push(`wider than the window by ${over} px: ${inner.slice(0, 3).map(short).join(', ')}`);
  }
  for (const node of document.body.querySelectorAll('*')) {
    const beyond = node.scrollWidth - node.clientWidth;
    if (beyond <= 1 || node.clientWidth <= 2 || node.closest('svg, .visually-hidden')) continue;
    const style = getComputedStyle(node);
    // Words for those who listen take up no room.
    if (style.clipPath !== 'none') continue;
    if (/auto|scroll/.test(style.overflowX)) {
      if (node.matches('input, select, textarea')) continue;
      if (node.tabIndex < 0) wrong.push(`scrolls but cannot be reached: ${short(node)}`);
      if (!(node.getAttribute('role') && (node.ariaLabel || node.getAttribute('aria-labelledby'))) && node.tagName !== 'PRE') wrong.push(`scrolls but has no name: ${short(node)}`);
    } else if (/hidden|clip/.test(style.overflowX)) {
      if (!node.matches('input, select, textarea')) wrong.push(`text cut off by ${beyond} px: ${short(node)}`);
    } else if (beyond > 3 && (parseFloat(style.borderRightWidth) > 0 || style.backgroundColor !== 'rgba(0, 0, 0, 0)') && style.display !== 'inline' && node !== document.body && !node.matches('html, main, table, tr, thead, tbody, input, select, button')) {
      wrong.push(`text leaks from its box by ${beyond} px: ${short(node)}`);
    }
  }
  return [...new Set(wrong)].slice(0, 8);
}

// Space between letters, words and lines as WCAG 1.4.12 has it; `null` takes it away again.
export function sheet(text) {
  if (!window.ours) window.ours = new CSSStyleSheet();
  window.ours.replaceSync(text ?? '');
  document.adoptedStyleSheets = text ? [window.ours] : [];
}

// Where colours are forced: every verdict still has an edge and letters that can be seen.
export function marks() {
  const wrong = [];
  for (const node of [...document.querySelectorAll('.v')].slice(0, 60)) {
    const style = getComputedStyle(node);
    if (style.borderTopStyle === 'none' || parseFloat(style.borderTopWidth) < 1) wrong.push(`no edge round ${node.textContent.trim()}`);
    if (style.color === style.backgroundColor) wrong.push(`letters as the ground in ${node.textContent.trim()}`);
  }
  return wrong.slice(0, 5);
}

// What moves although the reader asked for less.
export function motion() {
  const wrong = document.getAnimations().length ? [`${document.getAnimations().length} animations`] : [];
  for (const node of [...document.querySelectorAll('*')].slice(0, 4000)) {
    const style = getComputedStyle(node);
    if ([...style.transitionDuration.split(','), ...style.animationDuration.split(',')].some(text => parseFloat(text) > 0.01)) {
      wrong.push(`${node.tagName.toLowerCase()}.${node.className} moves`);
      break;
    }
  }
  return wrong;
}

// The smallest letters, in CSS px; pictures have their own measure.
export function letters() {
  const small = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement;
    if (!node.textContent.trim() || around.closest('svg, .visually-hidden, style, title') || !around.checkVisibility()) continue;
    const size = parseFloat(getComputedStyle(around).fontSize);
    if (size < 13.5 && !small.has(size)) small.set(size, node.textContent.trim().slice(0, 30));
  }
  return [...small].map(([size, text]) => `letters of ${size} px: “${text}”`);
}

// Every address that the page leads to on its own server.
export function addresses() {
  return [...new Set([...document.querySelectorAll('a[href], form[action]')].map(node => new URL(node.getAttribute('href') ?? node.getAttribute('action'), document.baseURI).href).filter(href => href.startsWith(location.origin)).map(href => href.split('#')[0]))];
}

// Links into the page itself that lead nowhere.
export function anchors() {
  return [...document.querySelectorAll('a[href^="#"]')].map(node => node.getAttribute('href').slice(1)).filter(id => id && !document.getElementById(decodeURIComponent(id))).map(id => `#${id} leads nowhere`);
}

// What axe finds wrong.
export async function axe({ tags, rules }) {
  const found = await window.axe.run(document, { runOnly: rules ? { type: 'rule', values: rules } : { type: 'tag', values: tags }, resultTypes: ['violations'], preload: false, elementRef: false });
  return found.violations.map(one => `axe ${one.id} (${one.nodes.length}): ${one.help}; ${one.nodes[0].html.replace(/\s+/g, ' ').slice(0, 140)}; ${(one.nodes[0].failureSummary ?? '').split('\n')[1]?.trim() ?? ''}`);
}
