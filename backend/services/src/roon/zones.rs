//! What a Core tells of its zones, as the rooms that a user follows.

use std::collections::BTreeMap;

use aime_domain::rooms::News;
use aime_providers::roon::session::{Zone, ZoneNews};
use aime_providers::roon::{Core, Output};

use super::cursor::{self, Cursor, Room};

/// The rooms that can be chosen: those that the Core told of, and those of before where it told of some only.
pub(super) fn rooms_of(cursor: &Cursor, news: &ZoneNews) -> Vec<Room> {
    let (zones, is_all) = match news {
        ZoneNews::All(zones) => (zones, true),
        ZoneNews::Changed { zones, .. } => (zones, false),
    };
    let outputs = zones.iter().flat_map(|zone| &zone.outputs);
    let told: BTreeMap<&str, &Output> =
        outputs.map(|output| (output.id.as_str(), output)).collect();
    let mut rooms: Vec<Room> = told
        .values()
        .map(|output| Room {
            id: output.id.clone(),
            name: output.name.clone(),
        })
        .collect();
    if !is_all {
        let known = cursor.rooms.iter();
        rooms.extend(
            known
                .filter(|room| !told.contains_key(room.id.as_str()))
                .cloned(),
        );
    }
    rooms.sort();
    rooms
}

/// Zones as rooms, without those that are not followed.
pub(super) fn followed(cursor: &Cursor, news: ZoneNews) -> News {
    let is_followed = |zone: &Zone| {
        zone.outputs.iter().any(|output| cursor.follows(&output.id)) || zone.outputs.is_empty()
    };
    match news {
        ZoneNews::All(zones) => News::All(
            zones
                .into_iter()
                .filter(is_followed)
                .map(|zone| zone.report)
                .collect(),
        ),
        ZoneNews::Changed {
            mut gone,
            zones,
            positions,
        } => {
            let (zones, others): (Vec<Zone>, Vec<Zone>) = zones.into_iter().partition(is_followed);
            gone.extend(others.into_iter().map(|zone| zone.report.room));
            News::Changed {
                gone,
                rooms: zones.into_iter().map(|zone| zone.report).collect(),
                positions,
            }
        }
    }
}

impl From<Core> for cursor::Core {
    fn from(core: Core) -> Self {
        Self {
            id: core.id,
            name: core.name,
            version: core.version,
        }
    }
}
