//! What the server says to who runs it: how it begins, what it read again, what it could not read, how it ended.

use super::{days, number, pick};
use crate::lang::Lang;
use crate::time::Day;

/// It serves.
#[must_use]
pub fn serving(lang: Lang, feeds: usize, address: &str) -> String {
    let feeds = number(lang, feeds);
    say!(
        lang,
        "tarjolla {feeds} kalenteria osoitteessa {address} (lopetus: Ctrl+C)",
        "{feeds} kalendrar finns på {address} (avsluta: Ctrl+C)",
        "serving {feeds} calendars at {address} (stop: Ctrl+C)"
    )
}

/// It has ended.
#[must_use]
pub fn stopped(lang: Lang, finished: bool) -> &'static str {
    if finished {
        pick(lang, "lopetettu", "avslutad", "stopped")
    } else {
        pick(
            lang,
            "lopetettu; joitakin pyyntöjä jäi kesken",
            "avslutad; några begäranden blev oavslutade",
            "stopped; some requests were cut off",
        )
    }
}

/// What changed was read.
#[must_use]
pub fn read_again(lang: Lang, feeds: usize) -> String {
    let feeds = number(lang, feeds);
    say!(
        lang,
        "muutokset luettu, tarjolla {feeds} kalenteria",
        "ändringarna är inlästa, {feeds} kalendrar finns",
        "changes read, serving {feeds} calendars"
    )
}

/// The edit was taken back.
#[must_use]
pub fn mended(lang: Lang) -> &'static str {
    pick(lang, "virhe on korjattu", "felet är rättat", "the error is mended")
}

/// What changed cannot be read.
#[must_use]
pub fn kept(lang: Lang) -> &'static str {
    pick(
        lang,
        "muutosta ei oteta käyttöön: edellinen virheetön tilanne pysyy tarjolla, kunnes virhe on korjattu",
        "ändringen tas inte i bruk: det föregående felfria läget visas tills felet är rättat",
        "the edit is not taken into use: the last good state is served until the error is mended",
    )
}

/// Another day has begun.
#[must_use]
pub fn new_day(lang: Lang, day: Day) -> String {
    let day = days::day(lang, day);
    say!(lang, "arviointipäivä on nyt {day}", "bedömningen gäller nu {day}", "judging as of {day} now")
}

/// Something that exists could not be made.
#[must_use]
pub fn not_made(lang: Lang, what: &str) -> String {
    say!(lang, "ei voitu muodostaa: {what}", "kunde inte bildas: {what}", "could not be made: {what}")
}

/// It listens to others than this machine.
#[must_use]
pub fn open(lang: Lang, address: &str) -> String {
    say!(
        lang,
        "huomaa: {address} on avoinna myös muille koneille; kaikki, jotka tavoittavat sen, näkevät kalenterit ja perustelut",
        "obs: {address} är öppen även för andra datorer; alla som når den ser kalendrarna och motiveringarna",
        "note: {address} is open to other machines too; whoever reaches it sees the calendars and the proofs"
    )
}

/// What was published is not kept.
#[must_use]
pub fn forgets(lang: Lang) -> &'static str {
    pick(
        lang,
        "huomaa: julkaistut merkinnät muistetaan vain lopetukseen asti; --state TIEDOSTO säilyttää ne",
        "obs: det som publicerats sparas bara tills tjänsten avslutas; --state FIL bevarar det",
        "note: what was published is remembered only until the end; --state FILE keeps it",
    )
}

/// The port has another owner.
#[must_use]
pub fn taken(lang: Lang, address: &str) -> String {
    say!(
        lang,
        "{address} on jo toisen ohjelman käytössä: lopeta se tai valitse toinen portti, esim. --listen 127.0.0.1:8081",
        "{address} används redan av ett annat program: avsluta det eller välj en annan port, t.ex. --listen 127.0.0.1:8081",
        "{address} is in use by another program: stop it or choose another port, such as --listen 127.0.0.1:8081"
    )
}

/// The port is not for everybody.
#[must_use]
pub fn not_allowed(lang: Lang, address: &str) -> String {
    say!(
        lang,
        "osoitteessa {address} ei saa kuunnella: valitse portti väliltä 1024–65535",
        "det är inte tillåtet att lyssna på {address}: välj en port mellan 1024 och 65535",
        "listening at {address} is not allowed: choose a port between 1024 and 65535"
    )
}

/// The machine has no such address.
#[must_use]
pub fn not_ours(lang: Lang, address: &str) -> String {
    say!(
        lang,
        "tällä koneella ei ole osoitetta {address}",
        "den här datorn har inte adressen {address}",
        "this machine has no address {address}"
    )
}

/// Anything else about the port.
#[must_use]
pub fn cannot_listen(lang: Lang, address: &str, why: &str) -> String {
    say!(
        lang,
        "osoitteessa {address} ei voi kuunnella: {why}",
        "det går inte att lyssna på {address}: {why}",
        "cannot listen at {address}: {why}"
    )
}

/// What was given is no address with a port.
#[must_use]
pub fn no_address(lang: Lang, written: &str) -> String {
    say!(
        lang,
        "--listen ei voi olla `{written}`: anna IP-osoite ja portti, esim. 127.0.0.1:8080 tai [::1]:8080",
        "--listen kan inte vara `{written}`: ange IP-adress och port, t.ex. 127.0.0.1:8080 eller [::1]:8080",
        "--listen cannot be `{written}`: give an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080"
    )
}

/// What was given is no public address.
#[must_use]
pub fn no_base(lang: Lang, written: &str) -> String {
    say!(
        lang,
        "--base-url ei voi olla `{written}`: anna osoite kuten https://example.org tai https://example.org/velvoite",
        "--base-url kan inte vara `{written}`: ange en adress som https://example.org eller https://example.org/velvoite",
        "--base-url cannot be `{written}`: give an address such as https://example.org or https://example.org/velvoite"
    )
}

/// Standard input cannot be read twice.
#[must_use]
pub fn no_stdin(lang: Lang) -> &'static str {
    pick(
        lang,
        "serve lukee kirjaukset uudelleen niiden muuttuessa: anna tiedosto tai kansio, ei vakiosyötettä (-)",
        "serve läser registren på nytt när de ändras: ange en fil eller mapp, inte standardindata (-)",
        "serve reads the registers again when they change: give a file or a folder, not standard input (-)",
    )
}

/// The file with what was published is none.
#[must_use]
pub fn no_memory(lang: Lang, path: &str, why: &str) -> String {
    say!(
        lang,
        "{path}: ei ole velvoite-ohjelman muistitiedosto ({why})",
        "{path}: är inte en minnesfil från programmet velvoite ({why})",
        "{path}: is no file of what velvoite published ({why})"
    )
}
