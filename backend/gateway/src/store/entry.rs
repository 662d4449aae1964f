//! One stored answer.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use sea_orm::{DbErr, QueryResult};

use super::{Store, sql};
use crate::answer::Answer;
use crate::name::{Key, Name, Scope};

/// Bodies up to this size are not worth packing. Bytes.
const PACKED_FROM: usize = 1_024;

/// An answer as it was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The body.
    pub body: Vec<u8>,
    /// Its media type as declared.
    pub mime: Option<String>,
    /// When it arrived, unix seconds UTC.
    pub fetched_at: i64,
    /// Until when it is served without asking again, unix seconds UTC.
    pub fresh_until: i64,
}

/// What is stored under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// An answer that may be served as it is.
    Fresh(Stored),
    /// One that may be served while a new one is fetched.
    Stale(Stored),
    /// One that may be served only when the service fails.
    Kept(Stored),
    /// The service said that there is no such thing; believed until then, unix seconds.
    Absent(i64),
    /// What it sent was of no use; not asked again until then, unix seconds.
    Refused(i64),
}

/// Until when something is good, unix seconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Good {
    /// Served without asking.
    pub(crate) fresh: i64,
    /// Served while a new one is fetched.
    pub(crate) stale: i64,
    /// Served when the service fails.
    pub(crate) keep: i64,
}

impl Good {
    /// Until one moment, and of no use after it.
    pub(crate) const fn until(at: i64) -> Self {
        Self {
            fresh: at,
            stale: at,
            keep: at,
        }
    }
}

/// Where an answer belongs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shelf<'a> {
    pub(crate) key: Key,
    pub(crate) name: &'a Name,
    pub(crate) scope: Scope,
}

/// Conditions under which a service need not send again what we have.
#[derive(Debug, Clone, Default)]
pub(crate) struct Validators {
    pub(crate) etag: Option<String>,
    pub(crate) last_modified: Option<String>,
}

impl Store {
    /// What is stored under a key at `now`, and its validators; nothing once it is past keeping.
    pub(crate) async fn find(
        &self,
        key: Key,
        now: i64,
    ) -> Result<Option<(Found, Validators)>, DbErr> {
        let query = "SELECT verdict, body, encoding, mime, fetched_at, fresh_until, stale_until, keep_until, etag,
                            last_modified
                     FROM entries WHERE key = $1 AND verdict <> 'none' AND keep_until > $2";
        let row = sql::optional(&self.db, query, [key.0.to_vec().into(), now.into()]).await?;
        let Some(row) = row else { return Ok(None) };
        let validators = Validators {
            etag: row.try_get_by_index(8)?,
            last_modified: row.try_get_by_index(9)?,
        };
        Ok(found(&row, now)?.map(|found| (found, validators)))
    }

    /// Stores an answer over what was there, and frees the lease.
    pub(crate) async fn put(
        &self,
        at: &Shelf<'_>,
        verdict: &str,
        answer: Option<&Answer>,
        good: Good,
        now: i64,
    ) -> Result<(), DbErr> {
        let insert = "INSERT INTO entries (key, name, scope, upstream, endpoint, verdict, status, body, encoding, mime,
                                           etag, last_modified, fetched_at, fresh_until, stale_until, keep_until)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            ON CONFLICT (key) DO UPDATE SET verdict = excluded.verdict, status = excluded.status,
              body = excluded.body, encoding = excluded.encoding, mime = excluded.mime, etag = excluded.etag,
              last_modified = excluded.last_modified, fetched_at = excluded.fetched_at,
              fresh_until = excluded.fresh_until, stale_until = excluded.stale_until,
              keep_until = excluded.keep_until, lease_until = 0, lease_by = NULL";
        let packed = answer.map(|answer| pack(&answer.body));
        let header = |name| {
            answer
                .and_then(|answer| answer.header(name))
                .map(str::to_owned)
        };
        let (encoding, body) = packed.map_or(("identity", None), |(encoding, body)| {
            (encoding, Some(body))
        });
        let values = [
            at.key.0.to_vec().into(),
            at.name.text().into(),
            at.scope.text().into(),
            at.name.upstream().into(),
            at.name.endpoint().into(),
            verdict.into(),
            answer.map_or(0, |answer| i32::from(answer.status)).into(),
            body.into(),
            encoding.into(),
            header("content-type").into(),
            header("etag").into(),
            header("last-modified").into(),
            now.into(),
            good.fresh.into(),
            good.stale.into(),
            good.keep.into(),
        ];
        sql::execute(&self.db, insert, values).await?;
        Ok(())
    }

    /// What is there is still good.
    pub(crate) async fn extend(&self, key: Key, good: Good, now: i64) -> Result<(), DbErr> {
        let update = "UPDATE entries SET fetched_at = $1, fresh_until = $2, stale_until = $3, keep_until = $4,
                        lease_until = 0, lease_by = NULL
                      WHERE key = $5 AND verdict = 'found'";
        let values = [
            now.into(),
            good.fresh.into(),
            good.stale.into(),
            good.keep.into(),
            key.0.to_vec().into(),
        ];
        sql::execute(&self.db, update, values).await?;
        Ok(())
    }

    /// Claims the right to fetch what is filed under a key; false where another process has it.
    pub(crate) async fn lease(
        &self,
        at: &Shelf<'_>,
        by: &str,
        now: i64,
        until: i64,
    ) -> Result<bool, DbErr> {
        let insert = "INSERT INTO entries (key, name, scope, upstream, endpoint, verdict, lease_until, lease_by)
            VALUES ($1, $2, $3, $4, $5, 'none', $6, $7)
            ON CONFLICT (key) DO UPDATE SET lease_until = excluded.lease_until, lease_by = excluded.lease_by
            WHERE entries.lease_until <= $8 OR entries.lease_until > $6 OR entries.lease_by = $7";
        let values = [
            at.key.0.to_vec().into(),
            at.name.text().into(),
            at.scope.text().into(),
            at.name.upstream().into(),
            at.name.endpoint().into(),
            until.into(),
            by.into(),
            now.into(),
        ];
        Ok(sql::execute(&self.db, insert, values).await? > 0)
    }

    /// Frees a lease without an answer.
    pub(crate) async fn free(&self, key: Key, by: &str) -> Result<(), DbErr> {
        let update =
            "UPDATE entries SET lease_until = 0, lease_by = NULL WHERE key = $1 AND lease_by = $2";
        sql::execute(&self.db, update, [key.0.to_vec().into(), by.into()]).await?;
        Ok(())
    }

    /// Forgets what is past keeping; how many went.
    pub(crate) async fn forget_expired(&self, now: i64) -> Result<u64, DbErr> {
        let delete = "DELETE FROM entries WHERE keep_until <= $1 AND lease_until <= $1";
        sql::execute(&self.db, delete, [now.into()]).await
    }
}

fn found(row: &QueryResult, now: i64) -> Result<Option<Found>, DbErr> {
    let verdict: String = row.try_get_by_index(0)?;
    let (fresh_until, stale_until): (i64, i64) =
        (row.try_get_by_index(5)?, row.try_get_by_index(6)?);
    if verdict != "found" {
        let negative = match verdict.as_str() {
            "absent" => Found::Absent(fresh_until),
            _ => Found::Refused(fresh_until),
        };
        return Ok((fresh_until > now).then_some(negative));
    }
    let packed: Vec<u8> = row.try_get_by_index(1)?;
    let encoding: String = row.try_get_by_index(2)?;
    let stored = Stored {
        body: unpack(&encoding, packed)?,
        mime: row.try_get_by_index(3)?,
        fetched_at: row.try_get_by_index(4)?,
        fresh_until,
    };
    Ok(Some(if now < fresh_until {
        Found::Fresh(stored)
    } else if now < stale_until {
        Found::Stale(stored)
    } else {
        Found::Kept(stored)
    }))
}

fn pack(body: &[u8]) -> (&'static str, Vec<u8>) {
    if body.len() > PACKED_FROM {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        if encoder.write_all(body).is_ok()
            && let Ok(packed) = encoder.finish()
            && packed.len() < body.len()
        {
            return ("deflate", packed);
        }
    }
    ("identity", body.to_vec())
}

fn unpack(encoding: &str, packed: Vec<u8>) -> Result<Vec<u8>, DbErr> {
    if encoding == "identity" {
        return Ok(packed);
    }
    let mut body = Vec::new();
    DeflateDecoder::new(packed.as_slice())
        .read_to_end(&mut body)
        .map_err(|error| DbErr::Custom(format!("a stored answer is damaged: {error}")))?;
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_come_out_as_they_went_in() {
        for body in [Vec::new(), b"{}".to_vec(), b"abc".repeat(5_000)] {
            let (encoding, packed) = pack(&body);
            assert_eq!(encoding == "deflate", body.len() > PACKED_FROM);
            assert_eq!(unpack(encoding, packed).unwrap(), body);
        }
        assert!(unpack("deflate", b"nonsense".to_vec()).is_err());
    }
}
