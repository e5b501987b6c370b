"""The holidays of a country by two Python packages: rows `package,version,date,name,kind`, no header.

Usage: python.py COUNTRY FIRST LAST. The kind is the package's own word, or empty where it has none. `holidays` gives
what it calls public, and for Sweden also what it calls de facto; flag days and half days are left out. Read and
compared by `tests/witness.rs`.
"""

import csv
import sys
from importlib.metadata import version

import holidays
from workalendar.registry import registry

# By country, the categories of `holidays` that say something of days off.
CATEGORIES = {"FI": ["public"], "SE": ["public", "de_facto"]}


def by_holidays(country, first, last):
    for category in CATEGORIES[country]:
        for year in range(first, last + 1):
            known = holidays.country_holidays(country, years=year, categories=category, language="en_US")
            if not known.start_year <= year <= known.end_year:
                sys.exit(f"holidays says nothing of {country} in {year}")
            for day in sorted(known):
                for name in known.get_list(day):
                    yield "holidays", day, name, category


def by_workalendar(country, first, last):
    calendar = registry.get(country)()
    for year in range(first, last + 1):
        for day, name in sorted(set(calendar.holidays(year))):
            yield "workalendar", day, name, ""


def main():
    country, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    out = csv.writer(sys.stdout, lineterminator="\n")
    for rows in (by_holidays, by_workalendar):
        for package, day, name, kind in rows(country, first, last):
            out.writerow([package, version(package), day.isoformat(), name, kind])


main()
