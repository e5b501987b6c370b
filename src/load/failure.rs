//! Why a file, a folder or a stream could not be used at all. One failure, with its path and the cause.

use std::io;
use std::path::Path;

use crate::lang::Words;

/// The job could not be done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// No file or folder has this path.
    #[error("{path}: there is no such file or folder")]
    NotFound {
        /// As given.
        path: String,
    },
    /// The system refuses.
    #[error("{path}: no permission to read it")]
    NotAllowed {
        /// As given.
        path: String,
    },
    /// Reading broke off.
    #[error("{path}: cannot be read: {}", cause.en)]
    NotReadable {
        /// As given.
        path: String,
        /// What the system said.
        cause: Words,
    },
    /// A file was wanted, a folder is there.
    #[error("{path}: is a folder, not a file")]
    Folder {
        /// As given.
        path: String,
    },
    /// A folder was wanted, something else is there.
    #[error("{path}: is neither a file nor a folder")]
    Special {
        /// As given.
        path: String,
    },
    /// More than we are ready to hold.
    #[error("{path}: is larger than {limit} MiB")]
    TooLarge {
        /// As given.
        path: String,
        /// The limit in mebibytes.
        limit: u64,
    },
    /// Folders within folders without an end.
    #[error("{path}: folders lie more than {limit} deep")]
    TooDeep {
        /// As given.
        path: String,
        /// How deep we look.
        limit: usize,
    },
    /// Nothing that could be a rule.
    #[error("{path}: holds no *.velvoite file")]
    NoRules {
        /// As given.
        path: String,
    },
    /// A result could not be stored.
    #[error("{path}: cannot be written: {}", cause.en)]
    NotWritable {
        /// As given.
        path: String,
        /// What the system said.
        cause: Words,
    },
}

impl Failure {
    /// What the system said about reading `path`.
    pub(crate) fn reading(path: &Path, error: &io::Error) -> Failure {
        let path = super::files::shown(path);
        match error.kind() {
            io::ErrorKind::NotFound => Failure::NotFound { path },
            io::ErrorKind::PermissionDenied => Failure::NotAllowed { path },
            io::ErrorKind::IsADirectory => Failure::Folder { path },
            _ => Failure::NotReadable { path, cause: super::cause(error) },
        }
    }

    /// The same in words for people.
    #[must_use]
    pub fn words(&self) -> Words {
        let en = self.to_string();
        let (fi, sv) = match self {
            Failure::NotFound { path } => {
                (format!("{path}: tiedostoa tai kansiota ei ole"), format!("{path}: filen eller mappen finns inte"))
            }
            Failure::NotAllowed { path } => {
                (format!("{path}: lukemiseen ei ole oikeutta"), format!("{path}: läsrättighet saknas"))
            }
            Failure::NotReadable { path, cause } => {
                (format!("{path}: lukeminen ei onnistu: {}", cause.fi), format!("{path}: kan inte läsas: {}", cause.sv))
            }
            Failure::Folder { path } => {
                (format!("{path}: on kansio eikä tiedosto"), format!("{path}: är en mapp, inte en fil"))
            }
            Failure::Special { path } => {
                (format!("{path}: ei ole tiedosto eikä kansio"), format!("{path}: är varken en fil eller en mapp"))
            }
            Failure::TooLarge { path, limit } => {
                (format!("{path}: on suurempi kuin {limit} MiB"), format!("{path}: är större än {limit} MiB"))
            }
            Failure::TooDeep { path, limit } => (
                format!("{path}: kansioita on sisäkkäin yli {limit}"),
                format!("{path}: mapparna ligger mer än {limit} nivåer djupt"),
            ),
            Failure::NoRules { path } => (
                format!("{path}: ei sisällä yhtään *.velvoite-tiedostoa"),
                format!("{path}: innehåller ingen *.velvoite-fil"),
            ),
            Failure::NotWritable { path, cause } => (
                format!("{path}: kirjoittaminen ei onnistu: {}", cause.fi),
                format!("{path}: kan inte skrivas: {}", cause.sv),
            ),
        };
        Words::new(fi, sv, en)
    }
}
