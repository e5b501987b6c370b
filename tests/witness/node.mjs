// The holidays of a country by the package date-holidays: rows `package,version,date,name,kind`, no header.
//
// Usage: node node.mjs FOLDER COUNTRY FIRST LAST, where FOLDER holds `node_modules`. The kind is the package's own word.
// What it calls `observance` or `optional` (Mother's Day, half days) is no day off by its own account and is left out.
// Read and compared by `tests/witness.rs`.

import { createRequire } from 'node:module'
import { resolve } from 'node:path'

const [folder, country, first, last] = process.argv.slice(2)
const load = createRequire(resolve(folder, 'here.js'))
const Holidays = load('date-holidays')
const { version } = load('date-holidays/package.json')

const calendar = new Holidays(country, { languages: ['en'], timezone: 'UTC', types: ['public', 'bank'] })
const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
for (let year = Number(first); year <= Number(last); year++) {
  for (const { date, name, type } of calendar.getHolidays(year)) {
    console.log(['date-holidays', version, date.slice(0, 10), quoted(name), type].join(','))
  }
}
