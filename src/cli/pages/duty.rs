//! A duty, by its name.

use super::{Output, Refused, View, Wanted, stories};
use crate::diagnostic::nearest;
use crate::render::pages::{self, Place};

pub(super) fn make(view: &View<'_>, name: &str) -> Result<Output, Refused> {
    let model = view.basis.model;
    let Some(duty) = model.duty_named(name) else {
        let low = name.to_lowercase();
        let known = || model.duties.iter().map(|duty| duty.name.as_str());
        let mut near: Vec<&str> = nearest(name, known()).into_iter().collect();
        near.extend(known().filter(|known| known.contains(&low) && !near.contains(known)).take(5).collect::<Vec<_>>());
        let place = |name: &str| (name.to_owned(), Place::Duty(name.to_owned()));
        return Err(Refused::Unknown(near.into_iter().map(place).collect()));
    };
    let on = view.basis.as_of.0;
    Ok(match view.wanted {
        Wanted::Page => {
            let options = view.options.text(model);
            let stories = stories::of(view.desk, name);
            let shown = pages::Duty { duty, on, stories: &stories, options: &options };
            Output::Page(pages::duty(&view.site, &view.book, &shown))
        }
        Wanted::Tables => Output::Tables(pages::duty_tables(&view.book, duty)),
    })
}
