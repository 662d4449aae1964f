//! The collection as a file: what its list shows, under the same filter and in the same order.

pub mod csv;
pub mod json;
pub mod markdown;

use aime_domain::ids::UserId;
use aime_storage::album::card::{self, Card};
use aime_storage::album::filter::{self, Filter, Window};
use aime_storage::album::order::Order;
use aime_storage::{ReadDb, StorageError};
use futures_util::{Stream, stream};

use crate::auth::CurrentUser;
use crate::problem::Problem;
use crate::state::AppState;

/// Albums that are read at once.
const BLOCK: usize = 200;

/// The albums that a file is made of.
#[derive(Debug, Clone)]
struct Shown {
    db: ReadDb,
    user: UserId,
    language: String,
    ids: Vec<i64>,
}

impl Shown {
    /// The albums that pass a filter, in an order.
    async fn of(
        app: &AppState,
        current: &CurrentUser,
        filter: &Filter,
        order: Order,
    ) -> Result<Self, Problem> {
        let shelf = app.shelves().get(&app.read(), current.id()).await?;
        let all = Window::At {
            offset: 0,
            limit: usize::MAX,
        };
        Ok(Self {
            db: app.read(),
            user: current.id(),
            language: current.user.language.clone(),
            ids: filter::list(&shelf, filter, order, &all)?.ids,
        })
    }

    /// The albums, a block at a time.
    fn blocks(self) -> impl Stream<Item = Result<Vec<Card>, StorageError>> + Send + 'static {
        stream::try_unfold((self, 0), |(shown, from)| async move {
            let to = (from + BLOCK).min(shown.ids.len());
            if from == to {
                return Ok(None);
            }
            let ids = &shown.ids[from..to];
            let cards = card::list(&shown.db, shown.user, &shown.language, ids).await?;
            Ok(Some((cards, (shown, to))))
        })
    }
}

/// Address of a release at Discogs.
fn release_url(id: i64) -> String {
    format!("https://www.discogs.com/release/{id}")
}
