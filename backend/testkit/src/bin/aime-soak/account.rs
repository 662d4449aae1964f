//! What is in the ledger at the end, against what was sent.

use std::sync::atomic::Ordering;
use std::time::Duration;

use aime_domain::ids::UserId;
use aime_storage::sql;
use aime_testkit::program::Error;
use aime_testkit::totals;
use chrono::TimeZone as _;
use tokio::time::{Instant, sleep};

use crate::ZONE;
use crate::house::{COPIES, House, PLAYED};
use crate::people::{IMPORTER, LONGER, People};

/// Time between two looks whether everything has come in.
const LOOK: Duration = Duration::from_secs(30);

impl People {
    /// Waits until the last poll and the last synchronisation have come in, and compares everybody's ledger with what they heard.
    pub(crate) async fn settle_accounts(
        &self,
        house: &House,
        patience: Duration,
    ) -> Result<Vec<String>, Error> {
        let wanted = self.heard()[PLAYED].len();
        let copies = COPIES as i64 + self.bought.load(Ordering::Relaxed) as i64;
        let user = id(house, PLAYED).await?;
        let until = Instant::now() + patience;
        while Instant::now() < until
            && (counted(house, user).await?.len() < wanted || owned(house).await? < copies)
        {
            sleep(LOOK).await;
        }
        let mut faults = Vec::new();
        for name in self.tokens.keys() {
            faults.extend(self.compare(house, name).await?);
        }
        let there = owned(house).await?;
        if there != copies {
            faults.push(format!("{there} copies in the collection, not {copies}"));
        }
        Ok(faults)
    }

    async fn compare(&self, house: &House, name: &str) -> Result<Vec<String>, Error> {
        let mut faults = Vec::new();
        let user = id(house, name).await?;
        let (there, reports) = (counted(house, user).await?, reports(house, user).await?);
        let mut heard = self.heard().get(name).cloned().unwrap_or_default();
        heard.sort_unstable();
        let told = if name == IMPORTER {
            heard.clone_from(&there);
            LONGER
        } else if name == PLAYED {
            heard.len() + self.witnessed.load(Ordering::Relaxed) as usize
        } else {
            heard.len()
        };
        if name == IMPORTER && there.len() != LONGER {
            faults.push(format!("{name}: {} plays, not {LONGER}", there.len()));
        }
        // Of a play that was told twice it is for settling to say which report counts, and they are 2 s apart.
        let near = |(heard, there): (&i64, &i64)| {
            (0..=if name == PLAYED { 2 } else { 0 }).contains(&(there - heard))
        };
        if heard.len() != there.len() || !heard.iter().zip(&there).all(near) {
            faults.push(format!(
                "{name}: {} plays heard, {} counted",
                heard.len(),
                there.len()
            ));
        }
        if reports != told as i64 {
            faults.push(format!("{name}: {reports} reports kept, {told} told"));
        }
        let wrong = totals::wrong(&house.db.read(), user, ZONE).await;
        if !wrong.plays.is_empty() || !wrong.hours.is_empty() {
            faults.push(format!("{name}: totals are wrong: {wrong:?}"));
        }
        faults.extend(twice(house, name, user, &there).await?);
        Ok(faults)
    }
}

/// The hour that comes twice when clocks go back holds the plays of both.
async fn twice(
    house: &House,
    name: &str,
    user: UserId,
    there: &[i64],
) -> Result<Option<String>, Error> {
    let first = chrono::Utc.with_ymd_and_hms(2026, 10, 25, 0, 0, 0);
    let first = first.single().ok_or("a moment that is")?.timestamp();
    let both = there
        .iter()
        .filter(|at| (first..first + 7_200).contains(*at))
        .count() as i64;
    let query = format!(
        "SELECT COALESCE(SUM(plays), 0) FROM hour_totals WHERE user_id = {user} AND period = 20261025 AND hour = 2"
    );
    let kept = house.number(&query).await?;
    Ok((kept != both)
        .then(|| format!("{name}: {both} plays in the hour that came twice, {kept} in the totals")))
}

async fn owned(house: &House) -> Result<i64, Error> {
    house.number("SELECT COUNT(*) FROM copies").await
}

async fn id(house: &House, name: &str) -> Result<UserId, Error> {
    let query = format!("SELECT id FROM users WHERE name = '{name}'");
    Ok(UserId(house.number(&query).await?))
}

async fn reports(house: &House, user: UserId) -> Result<i64, Error> {
    let query = format!("SELECT COUNT(*) FROM listening_history WHERE user_id = {user}");
    house.number(&query).await
}

/// When somebody heard something, by what counts.
async fn counted(house: &House, user: UserId) -> Result<Vec<i64>, Error> {
    let query = "SELECT listened_at FROM listening_history WHERE user_id = $1 AND status = 'counted' ORDER BY listened_at";
    let rows = sql::all(&house.db.read(), query, [user.0.into()]).await?;
    let moments = rows.iter().map(|row| Ok(row.try_get_by_index(0)?));
    moments.collect()
}
