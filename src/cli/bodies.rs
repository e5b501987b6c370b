//! Which body a person means: by id, by official code, or by name in any language.

use crate::diagnostic::nearest;
use crate::lang::Lang;
use crate::model::roster::{Body, Roster};
use crate::model::vocabulary::BodyId;
use crate::render::wording::usage::{self, Asked};
use crate::time::Day;

/// The body that `written` names, or what to say.
///
/// An id comes first, then a code, then a name; among several of one name or code the one that exists on `day`.
pub fn find(roster: &Roster, written: &str, day: Day, lang: Lang) -> Result<BodyId, String> {
    let written = written.trim();
    if let Some(id) = roster.find(written) {
        return Ok(id);
    }
    let folded = written.to_lowercase();
    let same_code = |body: &Body| !body.code.is_empty() && body.code == written;
    let same_name = |body: &Body| {
        body.id.to_lowercase() == folded || Lang::ALL.iter().any(|lang| body.names.get(*lang).to_lowercase() == folded)
    };
    let by_code: Vec<BodyId> = roster.ids().filter(|id| same_code(roster.body(*id))).collect();
    let found =
        if by_code.is_empty() { roster.ids().filter(|id| same_name(roster.body(*id))).collect() } else { by_code };
    let living: Vec<BodyId> = found.iter().copied().filter(|id| roster.body(*id).exists(day)).collect();
    match (found.as_slice(), living.as_slice()) {
        ([], _) => Err(usage::unknown(lang, Asked::Body, written, &near(roster, written, lang))),
        ([only], _) | (_, [only]) => Ok(*only),
        (several, _) => {
            let ids: Vec<String> = several.iter().map(|id| roster.body(*id).id.clone()).collect();
            Err(usage::ambiguous(lang, written, &ids))
        }
    }
}

/// Names near the one written: a shorter number is read as a code that lost its zeros, words as misspelt names.
fn near(roster: &Roster, written: &str, lang: Lang) -> Vec<String> {
    let shown = |body: &Body| {
        let name = body.names.get(lang);
        if name.is_empty() { body.id.clone() } else { format!("{} ({name})", body.id) }
    };
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
