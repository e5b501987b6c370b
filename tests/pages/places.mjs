// Every type of page, and where one of it stands in each world.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './server.mjs';

const part = text => encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
const instance = id => id.split('/').map(part).join('/');
const query = pairs => '?' + pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
const one = (name, path, more = {}) => ({ name, path, status: 200, ...more });
// `codes`: a page on data names the codes that stand in it. `sheets`: so many printed pages at most.
// Looked at in Finnish only: the page of the same type is seen in every language elsewhere.
const also = (name, path, more = {}) => one(name, path, { also: true, ...more });

// The page types by the variant of `Place` that they are; `at` gives their examples in a world. A variant without a line
// here, or a line without a variant, fails the run.
export const TYPES = [
  { place: 'Home', at: w => [one('home', ''), also('home-found', query([['q', w.words.hit]])), also('home-near', query([['q', w.words.near]])), also('home-none', query([['q', w.words.none]]))] },
  { place: 'Calendars', at: () => [one('calendars', 'calendars')] },
  { place: 'Review', at: w => [one('review', 'review'), ...(w.period ? [
    also('review-period', `review${query([['period', w.period]])}`),
    also('review-since', `review${query([['since', w.since]])}`),
    also('review-filtered', `review${query([...(w.act ? [['act', w.act]] : []), ['binding', 'statute'], ['verdict', 'unknown']])}`),
  ] : [])] },
  { place: 'Map', at: w => [one('map', 'map'), ...(w.period ? [also('map-duty', `map${query([['duty', w.duty]])}`)] : [])] },
  { place: 'Changes', at: w => [one('changes', 'changes'), ...(w.since ? [also('changes-since', `changes${query([['since', w.since]])}`)] : [])] },
  { place: 'Clock', at: () => [one('clock', 'clock')] },
  { place: 'Bodies', at: () => [one('bodies', 'bodies')] },
  { place: 'Body', at: w => [one('body-county', `bodies/${w.county}`), one('body-municipality', `bodies/${w.municipality}`), ...w.bodies.map(body => also(`body-${body}`, `bodies/${body}`))] },
  { place: 'Brief', at: w => [one('brief', `bodies/${w.county}/brief`, { sheets: 2 }), ...w.bodies.filter(body => /^(county|municipality-091|joint)/.test(body)).map(body => also(`brief-${body}`, `bodies/${body}/brief`, { sheets: 2 }))] },
  { place: 'BodyClock', at: w => [one('body-clock', `bodies/${w.county}/clock`), also('body-clock-municipality', `bodies/${w.municipality}/clock`)] },
  { place: 'Timeline', at: w => [one('timeline', `bodies/${w.county}/timeline`), also('timeline-municipality', `bodies/${w.municipality}/timeline`)] },
  { place: 'Round', at: w => [one('round', `bodies/${w.county}/round`), ...(w.period ? [also('round-period', `bodies/${w.county}/round${query([['period', w.period]])}`)] : [])] },
  { place: 'History', at: w => [one('history', `bodies/${bearer(w)}/duties/${w.duty}`)] },
  { place: 'Duties', at: w => [one('duties', 'duties'), also('duties-found', `duties${query([['q', w.words.none]])}`)] },
  { place: 'Duty', at: w => [one('duty', `duties/${w.duty}`), ...w.duties.map(duty => also(`duty-${duty}`, `duties/${duty}`))] },
  { place: 'Instance', at: w => w.instances.map((id, n) => (n ? also : one)(n ? `instance-${n}` : 'instance', `instances/${instance(id)}`)) },
  { place: 'Registers', at: () => [one('registers', 'registers')] },
  { place: 'Record', at: w => [w.record ? one('record', `records/${w.record.map(part).join('/')}`) : one('record-none', 'records/none/none', { status: 404 })] },
  { place: 'Data', at: () => [one('data', 'data', { codes: true })] },
  { place: 'Accessibility', at: () => [one('accessibility', 'accessibility')] },
  // No `Place`: the page of a feed, whose address is read from the list of calendars, and what goes wrong.
  { place: null, at: () => [one('feed', null)] },
  { place: null, at: () => [one('no-such-page', 'nowhere', { status: 404 }), one('wrong-option', `review${query([['verdict', 'metx']])}`, { status: 400 })] },
];

const bearer = w => w.instances[0].split('/')[1];

// What is wrong between this table and the program's own.
export function unlike() {
  const text = readFileSync(join(ROOT, 'src/render/pages/place.rs'), 'utf8');
  const body = text.match(/pub enum Place \{([\s\S]*?)\n\}/)?.[1] ?? '';
  const variants = [...body.matchAll(/^ {4}([A-Z]\w*)/gm)].map(found => found[1]);
  const known = TYPES.map(type => type.place).filter(Boolean);
  return [
    ...(variants.length ? [] : ['src/render/pages/place.rs has no `pub enum Place` that can be read']),
    ...variants.filter(name => !known.includes(name)).map(name => `Place::${name} has no example in tests/pages/places.mjs`),
    ...known.filter(name => !variants.includes(name)).map(name => `tests/pages/places.mjs knows ${name}, which is no Place`),
  ];
}

// Every page of a world, in a language.
export function pages(world, lang) {
  return TYPES.flatMap(type => type.at(world)).filter(page => lang === 'fi' || !page.also);
}
