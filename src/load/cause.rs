//! What the system says where a file cannot be used, in the reader's language: the common causes in our words, any other
//! as the system words it.

use std::io::{self, ErrorKind};

use crate::lang::Words;

/// Why the system refused.
#[must_use]
pub fn cause(error: &io::Error) -> Words {
    match error.kind() {
        ErrorKind::NotFound => Words::new(
            "tiedostoa tai kansiota ei ole",
            "filen eller mappen finns inte",
            "there is no such file or folder",
        ),
        ErrorKind::PermissionDenied => Words::new("siihen ei ole oikeutta", "rättighet saknas", "permission is denied"),
        ErrorKind::IsADirectory => Words::new("se on kansio", "det är en mapp", "it is a folder"),
        ErrorKind::NotADirectory => Words::new(
            "polulla on tiedosto siinä, missä pitäisi olla kansio",
            "i sökvägen finns en fil där det borde vara en mapp",
            "the path has a file where a folder should be",
        ),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            Words::new("levyllä ei ole tilaa", "disken är full", "the disk is full")
        }
        ErrorKind::ReadOnlyFilesystem => {
            Words::new("levylle ei voi kirjoittaa", "disken är skrivskyddad", "the disk is read-only")
        }
        ErrorKind::FileTooLarge => Words::new("tiedosto on liian suuri", "filen är för stor", "the file is too large"),
        _ => Words::same(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::cause;
    use std::io::{Error, ErrorKind};

    #[test]
    fn common_causes_are_told_in_the_readers_language() {
        let full = cause(&ErrorKind::StorageFull.into());
        assert_eq!((full.fi.as_str(), full.sv.as_str()), ("levyllä ei ole tilaa", "disken är full"));
        // What is rare stays as the system words it.
        assert_eq!(cause(&Error::other("the cable burns")).fi, "the cable burns");
    }
}
