//! What the command line says of itself in three languages: help, and complaints about how it was asked.
//!
//! Words for each command and option stand in `help_words`; a test walks the commands and fails on one without words.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory};

use super::args::Asked;
use super::help_words::{about, after, after_serve, option, value_name};
use crate::lang::Lang;
use crate::render::wording::pick;
use crate::render::wording::usage::{self, Wrong};

/// The command line with its help in `lang`.
pub fn command(lang: Lang) -> Command {
    localised(Asked::command().version(env!("CARGO_PKG_VERSION")), lang, "velvoite")
}

/// The help of the command that the arguments name, as far as they name one.
pub fn of(lang: Lang, args: &[OsString]) -> String {
    let asked = args.iter().cloned().chain([OsString::from("--help")]);
    match command(lang).try_get_matches_from(asked) {
        Err(help) if help.kind() == ErrorKind::DisplayHelp => help.render().to_string(),
        Err(_) | Ok(_) => command(lang).render_help().to_string(),
    }
}

/// A command and all below it, in `lang`. `path` is how it is called: `velvoite rules show`.
fn localised(command: Command, lang: Lang, path: &str) -> Command {
    let names: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    let below: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    let mut positional = String::new();
    for arg in command.get_positionals() {
        let name = value_name(arg.get_id().as_str(), lang).unwrap_or_default();
        let shown = if arg.is_required_set() { format!(" {name}") } else { format!(" [{name}]...") };
        positional.push_str(&shown);
    }
    let subcommand = if below.is_empty() { "" } else { pick(lang, " KOMENTO", " KOMMANDO", " COMMAND") };
    let options = pick(lang, "[VALITSIMET]", "[FLAGGOR]", "[OPTIONS]");
    let usage_word = pick(lang, "Käyttö", "Användning", "Usage");
    let mut command = command
        .override_usage(format!("{path} {options}{subcommand}{positional}"))
        .help_template(format!("{{about-with-newline}}\n{usage_word}: {{usage}}\n\n{{all-args}}{{after-help}}"))
        .subcommand_help_heading(pick(lang, "Komennot", "Kommandon", "Commands"))
        .about(about(path, lang).unwrap_or_default());
    if path == "velvoite" {
        command = command.after_help(after(lang));
    }
    if path == "velvoite serve" {
        command = command.after_help(after_serve(lang));
    }
    for name in &names {
        command = command.mut_arg(name, |arg| worded(arg, name, lang));
    }
    for name in &below {
        command = command.mut_subcommand(name, |inner| localised(inner, lang, &format!("{path} {name}")));
    }
    command
}

fn worded(arg: Arg, name: &str, lang: Lang) -> Arg {
    let positional = arg.is_positional();
    let takes = arg.get_action().takes_values();
    let mut arg = if takes { arg.hide_possible_values(true).hide_default_value(true) } else { arg };
    if let Some(words) = option(name, lang) {
        arg = arg.help(words);
    }
    if let (true, Some(value)) = (takes, value_name(name, lang)) {
        arg = arg.value_name(value);
    }
    arg.help_heading(if positional {
        pick(lang, "Kohteet", "Argument", "Arguments")
    } else {
        pick(lang, "Valitsimet", "Flaggor", "Options")
    })
}

/// What is wrong with the way it was asked, in lines.
pub fn complaint(error: &clap::Error, lang: Lang) -> String {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => {
            texts.iter().map(ToString::to_string).collect::<Vec<String>>().join(", ")
        }
        Some(_) | None => String::new(),
    };
    let (arg, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    let (wrong, what, value) = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => (Wrong::NoValue, arg, value),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => (Wrong::InvalidValue, arg, value),
        ErrorKind::UnknownArgument => (Wrong::UnknownArgument, arg, value),
        ErrorKind::InvalidSubcommand => (Wrong::UnknownCommand, text(ContextKind::InvalidSubcommand), value),
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => (Wrong::NoValue, arg, value),
        ErrorKind::TooManyValues => (Wrong::TooMany, arg, value),
        ErrorKind::ArgumentConflict => {
            let prior = text(ContextKind::PriorArg);
            if prior == arg { (Wrong::TooMany, arg, prior) } else { (Wrong::Conflict, arg, prior) }
        }
        ErrorKind::MissingRequiredArgument => (Wrong::MissingArgument, arg, value),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            (Wrong::MissingCommand, arg, value)
        }
        ErrorKind::InvalidUtf8 => (Wrong::NotText, arg, value),
        // The enum may grow; what is not known by name is still said.
        _ => (Wrong::Other, arg, value),
    };
    let mut lines = vec![format!("{}: {}", usage::error(lang), usage::wrong(lang, wrong, &what, &value))];
    let days = ["--as-of", "--known-at", "--from", "--to"];
    let valid = text(ContextKind::ValidValue);
    if !valid.is_empty() {
        lines.push(usage::possible(lang, &valid));
    } else if wrong == Wrong::InvalidValue
        && value_name("year", lang).is_some_and(|year| what.ends_with(&format!("<{year}>")))
    {
        lines.push(usage::such_as(lang, "2026"));
    } else if wrong == Wrong::InvalidValue && days.iter().any(|day| what.starts_with(day)) {
        lines.push(usage::such_as(lang, "2025-01-15, 15.1.2025"));
    } else if wrong == Wrong::InvalidValue && what.starts_with("--act") {
        lines.push(usage::such_as(lang, "612/2021"));
    } else if wrong == Wrong::InvalidValue && ["--remind", "--ahead"].iter().any(|days| what.starts_with(days)) {
        lines.push(usage::such_as(lang, "7d, 30d, 730d"));
    } else if wrong == Wrong::InvalidValue && what.starts_with("--base-url") {
        lines.push(usage::such_as(lang, "https://example.org/feeds"));
    }
    for near in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue] {
        let near = text(near);
        if !near.is_empty() {
            lines.push(usage::did_you_mean(lang, &near));
        }
    }
    lines.push(usage::see_help(lang).to_owned());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::{about, command, option, value_name};
    use crate::lang::Lang;

    fn walk(command: &clap::Command, path: &str, seen: &mut usize) {
        assert!(about(path, Lang::Fi).is_some(), "{path} has no words");
        for arg in command.get_arguments() {
            let id = arg.get_id().as_str();
            assert!(option(id, Lang::Fi).is_some(), "{path} {id} has no words");
            if arg.get_action().takes_values() {
                assert!(value_name(id, Lang::Fi).is_some(), "{path} {id} has no name for its value");
            }
            *seen += 1;
        }
        for inner in command.get_subcommands() {
            walk(inner, &format!("{path} {}", inner.get_name()), seen);
        }
    }

    #[test]
    fn every_command_and_option_has_words() {
        let mut seen = 0;
        walk(&command(Lang::Fi), "velvoite", &mut seen);
        assert!(seen > 30, "only {seen} options seen");
    }

    #[test]
    fn help_in_finnish_and_swedish_has_no_english_words() {
        for lang in [Lang::Fi, Lang::Sv] {
            let mut command = command(lang);
            let mut texts = vec![command.render_long_help().to_string()];
            for inner in command.get_subcommands_mut() {
                texts.push(inner.render_long_help().to_string());
            }
            for text in texts {
                for english in ["Usage", "Options", "Commands", "Arguments", "possible values", "default:", "Print"] {
                    assert!(!text.contains(english), "{english} in\n{text}");
                }
            }
        }
    }
}
