//! The registers that were read: what they hold, what they hold completely, and which rows need somebody.

use super::{Output, Refused, View, Wanted};
use crate::render::pages::registers;

pub(super) fn make(view: &View<'_>) -> Result<Output, Refused> {
    let inputs = view.desk.inputs;
    let read = registers::Read { tallies: &inputs.tallies, complaints: &inputs.of_registers, files: &inputs.files };
    Ok(match view.wanted {
        Wanted::Page => Output::Page(registers::page(&view.site, &view.book, &read)),
        Wanted::Tables => Output::Tables(registers::tables(&view.book, &read)),
    })
}
