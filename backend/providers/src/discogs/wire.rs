//! Discogs' JSON, as far as it is read.

use std::collections::HashMap;

use aime_domain::import::ImportItem;
use serde_json::Value;

use super::item::{self, Item};
use crate::capability::{List, Listed, Listing, Words, Worth};
use crate::error::ProviderError;

/// The name in an answer of `/oauth/identity`.
pub(super) fn user_name(body: &Value) -> Result<String, ProviderError> {
    text(body, "username").ok_or_else(|| malformed("its answer names no user"))
}

/// Folders by number, and how many items there are in all: folder 0.
pub(super) fn folders(body: &Value) -> Result<(HashMap<i64, String>, Option<u64>), ProviderError> {
    let rows = list(body, "folders")?;
    let names = rows
        .iter()
        .filter_map(|row| Some((row.get("id")?.as_i64()?, text(row, "name")?)))
        .collect();
    let all = rows.iter().find(|row| row["id"] == 0);
    Ok((names, all.and_then(|row| row["count"].as_u64())))
}

/// Fields by number, in the owner's order.
pub(super) fn fields(body: &Value) -> Result<Vec<(i64, String)>, ProviderError> {
    let mut rows: Vec<&Value> = list(body, "fields")?.iter().collect();
    rows.sort_by_key(|row| row["position"].as_i64().unwrap_or(i64::MAX));
    let fields = rows
        .into_iter()
        .filter_map(|row| Some((row.get("id")?.as_i64()?, text(row, "name")?)));
    Ok(fields.collect())
}

/// Where a release came out, in Discogs' words; `None` where nobody says, or nobody knows.
pub(super) fn country(body: &Value) -> Option<String> {
    let country = body["country"].as_str()?.trim();
    (!country.is_empty() && country != "Unknown").then(|| country.to_owned())
}

/// The year of a work; 0 stands for an unknown one.
pub(super) fn year(body: &Value) -> Option<i32> {
    let year = i32::try_from(body.get("year")?.as_i64()?).ok()?;
    (1860..2200).contains(&year).then_some(year)
}

/// What the collection is worth; amounts stay as they are written, since their currency is the reader's.
pub(super) fn worth(body: &Value) -> Option<Worth> {
    Some(Worth {
        minimum: text(body, "minimum")?,
        median: text(body, "median")?,
        maximum: text(body, "maximum")?,
    })
}

/// A page of a list.
pub(super) fn listing(body: &Value, of: List, words: &Words) -> Result<Listing, ProviderError> {
    let key = match of {
        List::Collection => "releases",
        List::Wantlist => "wants",
    };
    let number = |name: &str| {
        let found = body.pointer(&format!("/pagination/{name}"));
        found
            .and_then(Value::as_u64)
            .ok_or_else(|| malformed("its list does not say how long it is"))
    };
    Ok(Listing {
        total: number("items")?,
        pages: u32::try_from(number("pages")?).map_err(|_| malformed("its list is too long"))?,
        items: list(body, key)?
            .iter()
            .map(|value| listed(value, of, words))
            .collect(),
    })
}

fn listed(value: &Value, of: List, words: &Words) -> Listed {
    let (release, instance) = (value["id"].as_i64(), value["instance_id"].as_i64());
    let of_no_use = |why: &str| Listed::Unusable {
        said: match release {
            Some(id) => format!("release {id}: {why}"),
            None => format!("an entry without a number: {why}"),
        },
        release,
        instance,
    };
    let item = match item::of_answer(value, of) {
        Ok(item) => item,
        Err(parsed) => {
            return match parsed.item {
                ImportItem::Fail { detail, .. } => of_no_use(&detail),
                _ => of_no_use("it has no artist or title"),
            };
        }
    };
    if item.copy.discogs_release_id.is_none() {
        return of_no_use("its release is not named");
    }
    if of == List::Collection && item.copy.discogs_instance_id.is_none() {
        return of_no_use("the copy has no number");
    }
    Listed::Item(in_words(item, words))
}

/// The copy with its folder and the owner's own fields by their names, as the website's export has them.
fn in_words(item: Item, words: &Words) -> Box<aime_domain::import::OwnedCopy> {
    let mut copy = item.copy;
    if let Some(name) = item.folder.and_then(|folder| words.folders.get(&folder)) {
        copy.folder = Some(name.clone());
    }
    let own = words.fields.iter().filter_map(|(number, name)| {
        let (_, value) = item.own_fields.iter().find(|(it, _)| it == number)?;
        Some(format!("{name}: {value}"))
    });
    let lines: Vec<String> = copy.notes.take().into_iter().chain(own).collect();
    copy.notes = (!lines.is_empty()).then(|| lines.join("\n"));
    copy
}

fn list<'a>(body: &'a Value, key: &str) -> Result<&'a Vec<Value>, ProviderError> {
    let rows = body.get(key).and_then(Value::as_array);
    rows.ok_or_else(|| malformed("its answer has no list where one was due"))
}

fn text(body: &Value, key: &str) -> Option<String> {
    let text = body.get(key)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

pub(super) fn malformed(said: &str) -> ProviderError {
    ProviderError::Malformed(said.into())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn words() -> Words {
        Words {
            folders: HashMap::from([(1, "Uncategorized".into()), (7, "Living room".into())]),
            fields: vec![
                (1, "Media".into()),
                (5, "Bought at".into()),
                (4, "Colour".into()),
            ],
            owned: None,
        }
    }

    fn one(item: Value, of: List) -> Listed {
        let key = if of == List::Wantlist {
            "wants"
        } else {
            "releases"
        };
        let body = json!({"pagination": {"items": 1, "pages": 1}, key: [item]});
        listing(&body, of, &words()).unwrap().items.remove(0)
    }

    fn basic() -> Value {
        json!({"id": 9, "title": "Gate", "year": 2004, "master_id": 3, "artists": [{"name": "Alder (2)", "join": ""}],
               "formats": [{"name": "Box Set", "qty": "1"}, {"name": "Vinyl", "qty": "3", "descriptions": ["LP"]}]})
    }

    #[test]
    fn a_copy_has_its_folder_and_the_fields_of_its_owner() {
        let item = json!({"id": 9, "instance_id": 77, "folder_id": 7, "rating": 4, "basic_information": basic(),
            "date_added": "2022-07-17T22:30:56-07:00",
            "notes": [{"field_id": 4, "value": "Teal"}, {"field_id": 3, "value": "A gift"},
                      {"field_id": 1, "value": "Mint (M)"}, {"field_id": 6, "value": "?"}]});
        let Listed::Item(copy) = one(item, List::Collection) else {
            panic!("not read")
        };
        assert_eq!(copy.folder.as_deref(), Some("Living room"));
        assert_eq!(copy.notes.as_deref(), Some("A gift\nColour: Teal"));
        assert_eq!(copy.media_condition.as_deref(), Some("Mint (M)"));
        assert_eq!(
            (copy.support.as_deref(), copy.format.as_deref()),
            (Some("Box Set"), Some("Box Set + 3xVinyl, LP"))
        );
        assert_eq!(
            (
                copy.released_year,
                copy.original_year,
                copy.discogs_master_id
            ),
            (Some(2004), None, Some(3))
        );
    }

    #[test]
    fn an_entry_that_cannot_be_used_is_named() {
        let mut nameless = json!({"id": 9, "instance_id": 1, "basic_information": basic()});
        nameless["basic_information"]["title"] = json!("");
        for (item, wanted) in [
            (nameless, "release 9: it has no artist or title"),
            (
                json!({"id": 9, "basic_information": basic()}),
                "release 9: the copy has no number",
            ),
            (
                json!({"id": 9, "instance_id": 1}),
                "release 9: nothing is said of the release",
            ),
            (
                json!("?"),
                "an entry without a number: an object was expected here",
            ),
        ] {
            let Listed::Unusable { said, .. } = one(item, List::Collection) else {
                panic!("read")
            };
            assert_eq!(said, wanted);
        }
    }

    #[test]
    fn a_wish_has_no_instance() {
        let item = json!({"id": 9, "rating": 0, "notes": "soon", "basic_information": basic()});
        let Listed::Item(want) = one(item, List::Wantlist) else {
            panic!("not read")
        };
        assert_eq!(want.notes.as_deref(), Some("soon"));
    }
}
