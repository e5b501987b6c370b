//! A record, by its register and its id.

use super::{Output, Refused, View, Wanted};
use crate::render::pages::{self, Place};
use crate::review::records;

pub(super) fn make(view: &View<'_>, register: &str, id: &str) -> Result<Output, Refused> {
    let id = records::find(&view.basis, register, id).map_err(|near| {
        let name = |(register, id): (String, String)| (format!("{register}: {id}"), Place::Record(register, id));
        Refused::Unknown(near.into_iter().map(name).collect())
    })?;
    let known = records::known(&view.basis, &view.desk.inputs.data, id);
    Ok(match view.wanted {
        Wanted::Page => {
            let options = view.options.text(view.basis.model);
            Output::Page(pages::record(&view.site, &view.book, &known, &options))
        }
        Wanted::Tables => Output::Tables(pages::record_tables(&view.site, &view.book, &known)),
    })
}
