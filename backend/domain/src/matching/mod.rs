//! Names folded, titles and credits parsed, identities compared (DESIGN §4, `docs/matching.md`).
//!
//! * [`fold`], [`fold_title`] – keys of names and titles.
//! * [`recording_identity`], [`album_identity`] – the keys under which a database finds the same recording or
//!   album; [`same_recording`], [`same_album`] compare two spellings by the very same keys.
//! * [`parse_credit`], [`credit_candidates`], [`display_name`], [`sort_name`] – artist credits.
//!
//! No rule names an artist or a song: the lists are vocabulary.

mod album;
mod censor;
mod credit;
mod edition;
mod feature;
mod fold;
mod generic;
mod live;
mod names;
mod normal;
mod numeral;
mod performer;
mod recording;
mod scripts;
mod segment;
mod title;
pub mod truth;
mod umlaut;
mod various;
mod version;
#[rustfmt::skip]
mod vocabulary;
mod words;

pub use album::{AlbumIdentity, album_identity, same_album};
pub use credit::{
    Credit, CreditedArtist, Role, credit_candidates, display_credit, display_name, parse_credit,
    sort_name,
};
pub use fold::{fold, fold_title};
pub use recording::{
    Match, RecordingIdentity, confidence, contradicts, find_recording, recording_identity,
    same_recording,
};
pub use various::{VARIOUS_ARTISTS, is_various};
