//! Which body a person means: by id, by official code, or by name in any language.

use crate::diagnostic::nearest;
use crate::lang::Lang;
use crate::model::Model;
use crate::model::roster::{Body, Roster};
use crate::model::vocabulary::BodyId;
use crate::record::read::Names;
use crate::record::read::names::FoundBody;
use crate::render::wording::usage::{self, Asked};
use crate::time::{Day, When};

/// The body that `written` names, or what to say. Names are read as in registers; among several of one name or code the
/// one that exists on `day` is meant.
pub fn find(model: &Model, written: &str, day: Day, lang: Lang) -> Result<BodyId, String> {
    let (roster, written) = (&model.roster, written.trim());
    match Names::new(&model.vocabulary, roster).body(written, Some(When::exact(day))) {
        FoundBody::One(id) | FoundBody::OneThen(id) => Ok(id),
        FoundBody::Several(found) => {
            let ids: Vec<String> = found.iter().map(|id| shown(roster.body(*id), lang)).collect();
            Err(usage::ambiguous(lang, written, &ids))
        }
        FoundBody::Code(_) | FoundBody::None => {
            Err(usage::unknown(lang, Asked::Body, written, &near(roster, written, lang)))
        }
    }
}

fn shown(body: &Body, lang: Lang) -> String {
    let name = body.names.get(lang);
    if name.is_empty() { body.id.clone() } else { format!("{} ({name})", body.id) }
}

/// Names near the one written: a shorter number is read as a code that lost its zeros, words as misspelt names.
fn near(roster: &Roster, written: &str, lang: Lang) -> Vec<String> {
    let shown = |body: &Body| shown(body, lang);
    if !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = written.trim_start_matches('0');
        let same = |body: &&Body| !body.code.is_empty() && body.code.trim_start_matches('0') == number;
        return roster.bodies().iter().filter(same).take(5).map(shown).collect();
    }
    let names = roster
        .bodies()
        .iter()
        .flat_map(|body| [body.id.as_str(), body.names.fi.as_str(), body.names.sv.as_str(), body.names.en.as_str()]);
    let nearest = nearest(written, names.filter(|name| !name.is_empty()));
    let folded = written.to_lowercase();
    let is_near = |body: &&Body| {
        let names = [&body.id, &body.names.fi, &body.names.sv, &body.names.en];
        names.iter().any(|name| {
            nearest == Some(name.as_str()) || (folded.chars().count() > 2 && name.to_lowercase().starts_with(&folded))
        })
    };
    roster.bodies().iter().filter(is_near).take(5).map(shown).collect()
}
