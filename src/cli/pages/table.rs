//! A table of a page as a file, in the form and the language asked for; and the document that lists them all.

use super::{Desk, Output, Refused, Wanted, offers, template};
use crate::diagnostic::nearest;
use crate::lang::Lang;
use crate::render::openapi;
use crate::render::pages::{Place, Root};
use crate::render::table::csv::Profile;
use crate::render::table::{About, Table, csv, json, xlsx};
use crate::render::wording::options as words;
use crate::review::{Wrong, options};
use crate::serve::{Form, Found, Made, Media, Near, Pairs};

/// How a table is to be written.
struct Manner {
    lang: Lang,
    profile: Profile,
}

impl Desk<'_> {
    /// A table of a page, by its name. Of the options, `lang` and `profile` say how it is written; the others are the
    /// page's.
    pub fn table(&self, place: &Place, name: &str, form: Form, pairs: &Pairs) -> Found {
        let (manner, rest) = match taken(pairs, form, super::allowed(place)) {
            Ok(taken) => taken,
            Err(sentence) => return Found::Wrong(sentence),
        };
        if *place == Place::Registers && name == template::NAME && form == Form::Xlsx {
            return self.template(manner.lang, &rest);
        }
        if let Err(wrong) = options::Options::read(&self.inputs.model, &rest, super::allowed(place)) {
            return Found::Wrong(words::wrong(manner.lang, &wrong, &known(super::allowed(place), form)));
        }
        let tables = match self.output(manner.lang, place, &rest, Wanted::Tables) {
            Ok(Output::Tables(tables)) => tables,
            Ok(Output::Page(_)) => Vec::new(),
            Err(Refused::Moved(place)) => return Found::Moved(path(&place, name, form)),
            Err(Refused::Wrong(sentence)) => return Found::Wrong(sentence),
            Err(Refused::Unknown(near)) => {
                let near = near.into_iter().map(|(text, place)| Near { name: text, path: path(&place, name, form) });
                return Found::Unknown(near.collect());
            }
        };
        let Some(table) = tables.iter().find(|table| table.name == name) else {
            return Found::Unknown(near(place, name, form, &tables));
        };
        match self.written(place, table, form, pairs, &rest, &manner) {
            Ok(made) => Found::Made(made),
            Err(why) => Found::Failed(format!("{}: {why}", path(place, name, form))),
        }
    }

    fn written(
        &self,
        place: &Place,
        table: &Table,
        form: Form,
        pairs: &Pairs,
        rest: &Pairs,
        manner: &Manner,
    ) -> Result<Made, String> {
        // Read once already, so this cannot fail.
        let wish = options::Options::read(&self.inputs.model, rest, super::allowed(place)).unwrap_or_default();
        let basis = self.basis(place, &wish);
        let run = self.inputs.run(basis.as_of, basis.known_at);
        // A port of this machine is no part of what a file says: it means nothing to whom the file is given.
        let (origin, prefix) = match self.root {
            Root::Served { base, prefix, public } => {
                (if *public { base.strip_suffix(prefix.as_str()).unwrap_or(base) } else { "" }, prefix.as_str())
            }
            Root::Files { .. } | Root::Folder(_) | Root::One(_) => ("", ""),
        };
        let address = format!("{prefix}/api/v1/{}{}", path(place, table.name, form), options::query(pairs));
        let about = About { lang: manner.lang, run: &run, address: &address, origin };
        let kinds = table.kinds(offers::info(place, table.name));
        let (media, bytes) = match form {
            Form::Csv => (Media::Csv, csv::write(table, &kinds, &about, manner.profile)),
            Form::Json => (Media::Json, json::write(table, &kinds, &about)),
            Form::Xlsx => (Media::Xlsx, xlsx::write(&[(table, kinds)], &about)?),
        };
        Ok(Made { bytes, media, lang: manner.lang })
    }

    /// What tables there are, as OpenAPI describes it.
    pub fn api(&self) -> Found {
        let server = match self.root {
            Root::Served { base, public: true, .. } => base.as_str(),
            Root::Served { prefix, .. } if prefix.is_empty() => "/",
            Root::Served { prefix, .. } => prefix.as_str(),
            Root::Files { .. } | Root::Folder(_) | Root::One(_) => "/",
        };
        let text = openapi::write(server, &offers::offers(self));
        Found::Made(Made { bytes: text.into_bytes(), media: Media::Json, lang: Lang::En })
    }
}

/// Takes off what says how a table is written, and leaves what says what stands in it.
fn taken(pairs: &Pairs, form: Form, allowed: &[&'static str]) -> Result<(Manner, Pairs), String> {
    let (own, rest): (Pairs, Pairs) = pairs.iter().cloned().partition(|(name, _)| name == "lang" || name == "profile");
    let (mut langs, mut profiles) = (Vec::new(), Vec::new());
    let mut wrong = None;
    for (name, value) in &own {
        if name == "lang" {
            match Lang::from_code(value) {
                Some(lang) => langs.push(lang),
                None => wrong = wrong.or(Some(Wrong::Value("lang", value.clone()))),
            }
        } else {
            match Profile::ALL.into_iter().find(|profile| profile.code() == value) {
                // Only CSV has profiles.
                Some(profile) if form == Form::Csv => profiles.push(profile),
                Some(_) => wrong = wrong.or(Some(Wrong::Unknown("profile".to_owned(), None))),
                None => wrong = wrong.or(Some(Wrong::Value("profile", value.clone()))),
            }
        }
    }
    if langs.len() > 1 {
        wrong = wrong.or(Some(Wrong::TooMany("lang")));
    }
    if profiles.len() > 1 {
        wrong = wrong.or(Some(Wrong::TooMany("profile")));
    }
    let lang = langs.first().copied().unwrap_or_default();
    match wrong {
        Some(wrong) => Err(words::wrong(lang, &wrong, &known(allowed, form))),
        None => Ok((Manner { lang, profile: profiles.first().copied().unwrap_or_default() }, rest)),
    }
}

/// The options that a table knows: those of its page, and how it is written.
fn known(allowed: &[&'static str], form: Form) -> Vec<&'static str> {
    let own = ["lang", "profile"].into_iter().filter(|name| *name == "lang" || form == Form::Csv);
    allowed.iter().copied().chain(own).collect()
}

/// What follows `/api/v1/` in the address of a table.
fn path(place: &Place, name: &str, form: Form) -> String {
    let path = place.path();
    let slash = if path.is_empty() { "" } else { "/" };
    format!("{path}{slash}{name}.{}", form.ending())
}

/// The tables of the page that may have been meant: the nearest name first, then the others.
fn near(place: &Place, name: &str, form: Form, tables: &[Table]) -> Vec<Near> {
    let nearest = nearest(name, tables.iter().map(|table| table.name));
    let mut found: Vec<&Table> = tables.iter().collect();
    found.sort_by_key(|table| Some(table.name) != nearest);
    found.into_iter().map(|table| Near { name: table.title.clone(), path: path(place, table.name, form) }).collect()
}
