//! The many names of "Various Artists".

use super::fold::fold;

/// The one name that compilations are filed under.
pub const VARIOUS_ARTISTS: &str = "Various Artists";

/// Folded names under which services file compilations.
const NAMES: &[&str] = &[
    "variousartists",
    "various",
    "va",
    "variousartist",
    "variousinterprets",
    "variousperformers",
    "multiinterpretes",
    "artistesdivers",
    "diversartistes",
    "divers",
    "interpretesdivers",
    "artistesvaries",
    "verschiedene",
    "verschiedeneinterpreten",
    "verschiedenekunstler",
    "diverse",
    "diverseinterpreten",
    "diversekunstler",
    "diverseartister",
    "diverseartiesten",
    "diversekunstnere",
    "variosartistas",
    "varios",
    "variosinterpretes",
    "variosartistes",
    "variosinterpretesartistas",
    "vari",
    "artistivari",
    "aavv",
    "autorivari",
    "blandadeartister",
    "eriesittajia",
    "rozniwykonawcy",
    "ruzniinterpreti",
    "разныеисполнители",
    "ヴァリアスアーティスト",
    "群星",
    "オムニバス",
];

/// Whether `credit` is one of the names of Various Artists.
pub fn is_various(credit: &str) -> bool {
    NAMES.contains(&fold(credit).as_str())
}
