//! Why an upload is not read at all.

use std::io;

use super::{LeftOut, Look};

/// A reason, with a text for the person who brought the file.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The file cannot be opened or read.
    #[error("the file cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// A folder, a device or a pipe.
    #[error("this is not a file; choose the export itself, or pack the folder as zip")]
    NotAFile,
    /// Nothing that we know.
    #[error("this is no export that AIME knows: it looks like {0}")]
    Unknown(Look),
    /// An archive of which no member is an export.
    #[error("the archive holds no export that AIME knows ({})", described(.0))]
    NothingInside(Vec<LeftOut>),
    /// An archive that is cut or damaged.
    #[error("the archive is damaged or not complete ({0}); download it again")]
    BrokenArchive(String),
    /// An archive with a password.
    #[error("the archive is locked with a password; unpack it and bring what is inside")]
    Encrypted,
    /// More unpacked than any history.
    #[error("the archive would unpack to more than 8 GiB, or to more than 200 times its size")]
    TooLarge,
    /// More members than any export has.
    #[error("the archive holds more than {0} files; bring the export alone")]
    TooManyMembers(usize),
    /// An archive of ours that is not whole.
    #[error("this AIME export is damaged: {0}. Nothing was stored; copy or export it again")]
    DamagedExport(String),
    /// An archive that a newer version wrote.
    #[error(
        "this export was made by a newer AIME (its format is {found}, this one reads up to {known}). Nothing was stored; \
         update this AIME first"
    )]
    NewerExport {
        /// Version of its format.
        found: u32,
        /// The newest version that is read here.
        known: u32,
    },
    /// `Options::format` names no format.
    #[error("there is no format {0:?}")]
    NoSuchFormat(String),
}

impl Refusal {
    /// Stable word of the API.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::NotAFile => "not_a_file",
            Self::Unknown(_) => "unknown_format",
            Self::NothingInside(_) => "nothing_inside",
            Self::BrokenArchive(_) => "broken_archive",
            Self::Encrypted => "encrypted",
            Self::TooLarge => "too_large",
            Self::TooManyMembers(_) => "too_many_members",
            Self::DamagedExport(_) => "damaged_export",
            Self::NewerExport { .. } => "newer_export",
            Self::NoSuchFormat(_) => "no_such_format",
        }
    }
}

fn described(left_out: &[LeftOut]) -> String {
    const SHOWN: usize = 3;
    if left_out.is_empty() {
        return "it is empty".to_owned();
    }
    let shown = left_out
        .iter()
        .take(SHOWN)
        .map(|member| format!("{}: {}", member.name, member.reason))
        .collect::<Vec<_>>()
        .join("; ");
    match left_out.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown}; and {more} more"),
    }
}
