//! The process: real streams and the real day in, exit code out.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use velvoite::cli::{World, run};
use velvoite::load::Disk;
use velvoite::render::Style;

fn main() -> ExitCode {
    // NO_COLOR, if set to anything but nothing, means no colours (no-color.org).
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let width = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(100_usize);
    let width = width.clamp(40, 160);
    let (mut stdin, mut out, mut err) = (io::stdin().lock(), io::stdout().lock(), io::stderr().lock());
    let style = Style { colour: !plain && out.is_terminal(), width, terminal: out.is_terminal() };
    let err_style = Style { colour: !plain && err.is_terminal(), width, terminal: err.is_terminal() };
    let today = velvoite::cli::today();
    let world = World { files: &Disk, today, stdin: &mut stdin, out: &mut out, err: &mut err, style, err_style };
    ExitCode::from(run(std::env::args_os(), world).code())
}
