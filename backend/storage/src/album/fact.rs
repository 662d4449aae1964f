//! What lists of the collection are filtered and sorted by, for all owned albums of a user at once.

use std::collections::HashSet;
use std::sync::Arc;

use aime_domain::ids::UserId;
use aime_domain::search::indexed;
use sea_orm::QueryResult;

use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// Facts of one owned album.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The album.
    pub album_id: i64,
    /// Title as sorted, folded.
    pub title: Box<str>,
    /// Artist credit as sorted, folded.
    pub artist: Box<str>,
    /// Original year; where nobody knows it, that of the earliest pressing owned, which can only be later.
    pub year: Option<i32>,
    /// Music of a film, a series or a game.
    pub is_soundtrack: bool,
    /// When its newest copy was added, unix seconds UTC.
    pub added_at: i64,
    /// Words of title and artist credit, each after a space.
    pub words: Box<str>,
    /// Genres and styles.
    pub genres: Box<[Arc<str>]>,
    /// Labels of the copies and of the work.
    pub labels: Box<[Arc<str>]>,
    /// What tells its copies apart.
    pub copies: Box<[CopyFacts]>,
}

/// What a list can filter copies by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyFacts {
    /// Medium.
    pub support: Option<Arc<str>>,
    /// Format as written.
    pub format: Option<Arc<str>>,
    /// Folder.
    pub folder: Option<Arc<str>>,
}

const OWNED: &str = "
    SELECT a.id, a.title, a.sort_key, a.artist_credit, a.credit_sort_key, a.year, a.is_soundtrack, a.genres, a.styles,
           m.labels, c.labels, c.support, c.format, c.folder, COALESCE(c.added_at, c.created_at),
           CASE WHEN a.year IS NULL THEN c.released_year END
    FROM copies c JOIN albums a ON a.id = c.album_id LEFT JOIN metadata m ON m.album_id = a.id
    WHERE c.user_id = $1 ORDER BY c.album_id, c.id";

/// The owned albums of a user, by key.
pub(super) async fn load<C: Conn>(db: &C, user: UserId) -> Result<Vec<Entry>> {
    let rows = sql::all(db, OWNED, [user.0.into()]).await?;
    let mut words = Words::default();
    let mut drafts: Vec<Draft> = Vec::new();
    for row in &rows {
        let album_id: i64 = row.try_get_by_index(0)?;
        if drafts
            .last()
            .is_none_or(|draft| draft.entry.album_id != album_id)
        {
            drafts.push(Draft::read(row, &mut words)?);
        }
        if let Some(draft) = drafts.last_mut() {
            draft.add_copy(row, &mut words)?;
        }
    }
    Ok(drafts.into_iter().map(Draft::finish).collect())
}

/// Texts that many albums share are held once.
#[derive(Default)]
struct Words(HashSet<Arc<str>>);

impl Words {
    fn hold(&mut self, text: &str) -> Arc<str> {
        if let Some(held) = self.0.get(text) {
            return Arc::clone(held);
        }
        let held: Arc<str> = text.into();
        self.0.insert(Arc::clone(&held));
        held
    }

    /// The texts of a JSON list.
    fn hold_list(&mut self, json: Option<&str>) -> Vec<Arc<str>> {
        let list: Vec<String> = json
            .and_then(|json| serde_json::from_str(json).ok())
            .unwrap_or_default();
        list.iter().map(|text| self.hold(text)).collect()
    }
}

struct Draft {
    entry: Entry,
    genres: Vec<Arc<str>>,
    labels: Vec<Arc<str>>,
    copies: Vec<CopyFacts>,
}

impl Draft {
    fn read(row: &QueryResult, words: &mut Words) -> Result<Self> {
        let text = |at: usize| row.try_get_by_index::<String>(at);
        let (title, credit) = (text(1)?, text(3)?);
        let mut genres = words.hold_list(Some(&text(7)?));
        for style in words.hold_list(Some(&text(8)?)) {
            push_new(&mut genres, style);
        }
        Ok(Self {
            entry: Entry {
                album_id: row.try_get_by_index(0)?,
                title: text(2)?.into(),
                artist: text(4)?.into(),
                year: row.try_get_by_index(5)?,
                is_soundtrack: row.try_get_by_index(6)?,
                added_at: i64::MIN,
                words: format!(" {} {}", indexed(&title), indexed(&credit)).into(),
                genres: Box::default(),
                labels: Box::default(),
                copies: Box::default(),
            },
            genres,
            labels: words.hold_list(row.try_get_by_index::<Option<String>>(9)?.as_deref()),
            copies: Vec::new(),
        })
    }

    fn add_copy(&mut self, row: &QueryResult, words: &mut Words) -> Result<()> {
        for label in words.hold_list(Some(&row.try_get_by_index::<String>(10)?)) {
            push_new(&mut self.labels, label);
        }
        let mut fact = |at: usize| -> Result<Option<Arc<str>>> {
            let text: Option<String> = row.try_get_by_index(at)?;
            Ok(text
                .filter(|text| !text.is_empty())
                .map(|text| words.hold(&text)))
        };
        self.copies.push(CopyFacts {
            support: fact(11)?,
            format: fact(12)?,
            folder: fact(13)?,
        });
        self.entry.added_at = self.entry.added_at.max(row.try_get_by_index(14)?);
        let pressed: Option<i32> = row.try_get_by_index(15)?;
        self.entry.year = match (self.entry.year, pressed) {
            (Some(year), Some(pressed)) => Some(year.min(pressed)),
            (year, pressed) => year.or(pressed),
        };
        Ok(())
    }

    fn finish(self) -> Entry {
        Entry {
            genres: self.genres.into(),
            labels: self.labels.into(),
            copies: self.copies.into(),
            ..self.entry
        }
    }
}

fn push_new(list: &mut Vec<Arc<str>>, text: Arc<str>) {
    if !list.contains(&text) {
        list.push(text);
    }
}
