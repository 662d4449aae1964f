//! Signing in: Last.fm asks its user on its own page whether they let us in. Needed for what is private, and for loving
//! songs there.
//!
//! A token is asked for, the user opens a page with it, and once they have agreed the token becomes a session, which is
//! good until they take it back. In between it waits here, sealed.

use aime_domain::ids::UserId;
use aime_providers::error::ProviderError;
use aime_storage::link_request::{self, LinkRequest};
use aime_storage::provider_account::{self, LinkState};
use aime_storage::service_love;
use aime_storage::tag::Tag;
use aime_storage::{ReadDb, Tx};
use secrecy::{ExposeSecret as _, SecretString};

use super::cursor::Cursor;
use super::error::{LastFmError, Result};
use super::secrets::Secrets;
use super::{LastFmTracker, PROVIDER};

/// How long a token is good: an hour, less what it takes to use it. Seconds.
const GOOD_FOR_S: i64 = 59 * 60;

/// A sign-in that waits for its person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The page where they agree.
    pub url: String,
    /// Until when, unix seconds UTC.
    pub expires_at: i64,
}

/// The key that a sign-in uses; empty parts are those of the linked account, else of the install.
#[derive(Debug, Clone, Default)]
pub struct OwnKey {
    /// API key.
    pub key: SecretString,
    /// The shared secret that belongs to it.
    pub shared_secret: SecretString,
}

impl LastFmTracker {
    /// Whether users can sign in without a key of their own.
    pub fn can_sign_in(&self) -> bool {
        self.has_key() && !self.parts.shared_secret.expose_secret().is_empty()
    }

    /// Begins a sign-in.
    pub async fn begin_sign_in(&self, user: UserId, own: OwnKey) -> Result<SignIn> {
        let mut secrets = Secrets {
            key: trimmed(&own.key),
            shared_secret: trimmed(&own.shared_secret),
            session: SecretString::default(),
        };
        if secrets.key.expose_secret().is_empty()
            && let Some(before) = self.own_key_before(user).await?
        {
            secrets.key = before.key;
            if secrets.shared_secret.expose_secret().is_empty() {
                secrets.shared_secret = before.shared_secret;
            }
        }
        let app = self.app_key(&secrets);
        if app.key.expose_secret().is_empty() {
            return Err(LastFmError::NoKey);
        }
        if app.secret.expose_secret().is_empty() {
            return Err(LastFmError::NoSecret);
        }
        let token = self.parts.service.token(&app).await?;
        let url = self.parts.service.allow_url(&app, &token);
        let waiting = Secrets {
            session: token,
            ..secrets
        };
        let sealed = self.seal(user, &waiting)?;
        let mut tx = self.begin().await?;
        let began = tx.now();
        // The token is among what is sealed.
        link_request::put(&tx, user, PROVIDER, "", &sealed).await?;
        tx.touch(Tag::services(user));
        tx.commit().await?;
        Ok(SignIn {
            url,
            expires_at: began + GOOD_FOR_S,
        })
    }

    /// The sign-in of a user that waits, if any.
    pub async fn waiting_sign_in(&self, db: &ReadDb, user: UserId) -> Result<Option<SignIn>> {
        let Some(request) = self.waiting_request(db, user).await? else {
            return Ok(None);
        };
        let secrets = self.open_sealed(user, &request.secret)?;
        let url = self
            .parts
            .service
            .allow_url(&self.app_key(&secrets), &secrets.session);
        Ok(Some(SignIn {
            url,
            expires_at: request.created_at + GOOD_FOR_S,
        }))
    }

    /// The key that a user brought before: for the sign-in that waits, else for the linked account.
    async fn own_key_before(&self, user: UserId) -> Result<Option<Secrets>> {
        let db = self.parts.db.read();
        if let Some(request) = self.waiting_request(&db, user).await? {
            return self.open_sealed(user, &request.secret).map(Some);
        }
        let row = provider_account::find(&db, user, PROVIDER).await?;
        row.map(|row| self.open(&row)).transpose()
    }

    /// What was asked of a user and is still good.
    async fn waiting_request(&self, db: &ReadDb, user: UserId) -> Result<Option<LinkRequest>> {
        let found = link_request::find(db, user, PROVIDER).await?;
        Ok(found.filter(|request| self.now() < request.created_at + GOOD_FOR_S))
    }

    /// Ends a sign-in once its person has agreed: links the account that they are signed in to there, and reads it.
    pub async fn finish_sign_in(&self, user: UserId) -> Result<()> {
        let found = self.waiting_request(&self.parts.db.read(), user).await?;
        let request = found.ok_or(LastFmError::NoSignIn)?;
        let waiting = self.open_sealed(user, &request.secret)?;
        let app = self.app_key(&waiting);
        let signed_in = match self.parts.service.session(&app, &waiting.session).await {
            Ok(signed_in) => signed_in,
            Err(ProviderError::NotFound) => return Err(LastFmError::NotAllowedYet),
            // It expired, or was used: a new one must be asked for.
            Err(ProviderError::NotAuthorized(_)) => {
                let mut tx = self.begin().await?;
                link_request::delete(&tx, user, PROVIDER).await?;
                tx.touch(Tag::services(user));
                tx.commit().await?;
                return Err(LastFmError::NoSignIn);
            }
            Err(error) => return Err(error.into()),
        };
        let sealed = self.seal(
            user,
            &Secrets {
                session: signed_in.session,
                ..waiting
            },
        )?;
        let mut tx = self.begin().await?;
        link_request::delete(&tx, user, PROVIDER).await?;
        let mut cursor = self.cursor_for(&mut tx, user, &signed_in.name).await?;
        cursor.signed_in = true;
        let (name, text) = (&signed_in.name, cursor.text());
        provider_account::link(&mut tx, user, PROVIDER, name, &sealed, &text).await?;
        self.order_poll(&tx, user, None).await?;
        self.order_loves(&tx, user).await?;
        tx.commit().await?;
        self.parts.wake.ring();
        Ok(())
    }

    /// What is known of an account that is to be linked under this name: what was, where it is the same one.
    pub(super) async fn cursor_for(&self, tx: &mut Tx, user: UserId, name: &str) -> Result<Cursor> {
        let before = provider_account::find_to_change(tx, user, PROVIDER).await?;
        match before {
            Some(row) if row.account.eq_ignore_ascii_case(name) => {
                let mut cursor = Cursor::of(&row);
                cursor.failures = 0;
                Ok(cursor)
            }
            _ => {
                service_love::clear(tx, user, PROVIDER).await?;
                Ok(Cursor::default())
            }
        }
    }

    /// Notes that the session is good no longer: what is public is read on.
    pub(super) async fn note_signed_out(&self, user: UserId) -> Result<()> {
        let row = self.find(&self.parts.db.read(), user).await?;
        let mut secrets = self.open(&row)?;
        secrets.session = SecretString::default();
        let sealed = self.seal(user, &secrets)?;
        let mut tx = self.begin().await?;
        self.change(&mut tx, user, |_, cursor| cursor.signed_in = false)
            .await?;
        provider_account::set_secret(&mut tx, user, PROVIDER, &sealed).await?;
        Ok(tx.commit().await?)
    }
}

/// Whether an account can be told something.
pub(super) fn is_told(state: LinkState, cursor: &Cursor) -> bool {
    state != LinkState::Refused && cursor.signed_in
}

fn trimmed(secret: &SecretString) -> SecretString {
    secret.expose_secret().trim().into()
}
