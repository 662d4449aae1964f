//! The person or program on whose behalf a request is made.

use aime_domain::account::{Role, Scope};
use aime_domain::ids::{SessionId, UserId};
use aime_services::accounts::{Accounts, secret};
use aime_storage::session::Session;
use aime_storage::user::User;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Method, header};

use super::cookie;
use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

/// The header that a change made with the session cookie must carry.
const CSRF_HEADER: HeaderName = HeaderName::from_static("x-csrf-token");

/// The user of a request, who may do what its method needs: reading with `GET` and `HEAD`, else changing.
#[derive(Debug, Clone)]
pub struct CurrentUser {
    /// Who it is.
    pub user: User,
    /// How they came in.
    pub credential: Credential,
}

/// How a request proves whose it is.
#[derive(Debug, Clone)]
pub enum Credential {
    /// A browser's session.
    Session(Session),
    /// A program's token, with what it may be used for.
    Bearer(Vec<Scope>),
}

impl Credential {
    /// Whether it allows what needs `scope`. A session allows everything its user's role does.
    pub fn allows(&self, scope: Scope) -> bool {
        match self {
            Self::Session(_) => scope != Scope::Submit,
            Self::Bearer(scopes) => scopes.iter().any(|had| had.allows(scope)),
        }
    }
}

impl CurrentUser {
    /// Key of the user.
    pub const fn id(&self) -> UserId {
        self.user.id
    }

    /// The browser session, if that is how they came in.
    pub const fn session_id(&self) -> Option<SessionId> {
        match &self.credential {
            Credential::Session(session) => Some(session.id),
            Credential::Bearer(_) => None,
        }
    }

    /// Refuses members, and tokens without the scope `admin`: for what concerns the whole house.
    pub fn require_administrator(&self) -> Result<(), Problem> {
        if !matches!(self.user.role, Role::Owner | Role::Admin) {
            return Err(
                Problem::new(ProblemKind::Forbidden).with_detail("This needs an owner or admin.")
            );
        }
        self.require_scope(Scope::Admin)
    }

    pub(super) fn require_scope(&self, scope: Scope) -> Result<(), Problem> {
        if self.credential.allows(scope) {
            return Ok(());
        }
        Err(Problem::new(ProblemKind::ScopeMissing).with_detail(format!(
            "This needs a token with the scope {}.",
            scope.as_str()
        )))
    }
}

impl FromRequestParts<AppState> for CurrentUser {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Problem> {
        let accounts = app.accounts();
        let Some(current) = identify(accounts, &parts.headers).await? else {
            return Err(nobody(accounts).await);
        };
        let is_reading = matches!(parts.method, Method::GET | Method::HEAD);
        current.require_scope(if is_reading {
            Scope::Read
        } else {
            Scope::Write
        })?;
        if let (false, Credential::Session(session)) = (is_reading, &current.credential) {
            check_csrf(&parts.headers, session)?;
        }
        Ok(current)
    }
}

/// Whether the credential that came with a request is still good.
pub(crate) async fn is_valid(accounts: &Accounts, headers: &HeaderMap) -> bool {
    matches!(identify(accounts, headers).await, Ok(Some(_)))
}

/// Whose request it is; a bearer token goes before a cookie.
async fn identify(
    accounts: &Accounts,
    headers: &HeaderMap,
) -> Result<Option<CurrentUser>, Problem> {
    if let Some(token) = bearer(headers)? {
        let found = accounts.find_bearer(token).await?;
        return Ok(found.map(|bearer| CurrentUser {
            user: bearer.user,
            credential: Credential::Bearer(bearer.token.scopes),
        }));
    }
    let Some(token) = cookie::token(headers) else {
        return Ok(None);
    };
    let found = accounts.find_session(token).await?;
    Ok(found.map(|session| CurrentUser {
        user: session.user.clone(),
        credential: Credential::Session(session),
    }))
}

/// The token after `Bearer` (or `Token`, as scrobbling clients write it).
fn bearer(headers: &HeaderMap) -> Result<Option<&str>, Problem> {
    let Some(value) = headers.get(header::AUTHORIZATION) else {
        return Ok(None);
    };
    let words = value.to_str().ok().and_then(|value| value.split_once(' '));
    match words {
        Some((scheme, token))
            if ["bearer", "token"].contains(&scheme.to_ascii_lowercase().as_str()) =>
        {
            Ok(Some(token.trim()))
        }
        _ => Err(Problem::new(ProblemKind::NotAuthenticated)
            .with_detail("The header Authorization must be `Bearer` and a token.")),
    }
}

async fn nobody(accounts: &Accounts) -> Problem {
    match accounts.is_set_up().await {
        Ok(true) => ProblemKind::NotAuthenticated.into(),
        Ok(false) => ProblemKind::SetupRequired.into(),
        Err(error) => error.into(),
    }
}

fn check_csrf(headers: &HeaderMap, session: &Session) -> Result<(), Problem> {
    let given = headers
        .get(CSRF_HEADER)
        .and_then(|value| value.to_str().ok());
    if given.is_some_and(|given| secret::same(given, &session.csrf_token)) {
        return Ok(());
    }
    Err(ProblemKind::CsrfMismatch.into())
}
