//! Histories out of Last.fm. The service has no export of its own any more; people use many tools, each with
//! its own columns. Told by the columns, or by what is in them where there is no header.

mod csv;
mod layout;
mod official;
mod pages;

pub(crate) use csv::Csv;
pub(crate) use official::Official;
pub(crate) use pages::Pages;

use aime_domain::listen::{Resolution, StreamKey};

use crate::import::file_stream;

/// The stream of an export: all layouts of an account are one, as long as they count time alike.
fn stream(resolution: Resolution) -> StreamKey {
    let client = match resolution {
        Resolution::Second => "",
        Resolution::Minute => "minute",
    };
    file_stream("lastfm", client)
}
