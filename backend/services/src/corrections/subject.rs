//! What a correction is about, in words that stay true when keys are gone.

use aime_storage::listen::hand;
use aime_storage::user::User;

use super::Corrections;
use super::error::Result;

impl Corrections {
    /// `Artist – Title` of the first listen, with how many more there are.
    pub(super) async fn subject(&self, user: &User, ids: &[i64]) -> Result<String> {
        let Some(first) = ids.first() else {
            return Ok(String::new());
        };
        let names = hand::find_names(&self.db.read(), user.id, *first).await?;
        Ok(names.map_or_else(String::new, |(artist, title)| format!("{artist} – {title}")))
    }
}
