//! The one table of problems: slug, status, title (in English and French) and meaning. `docs/problems.md`, the OpenAPI enum and
//! every error answer come from it. To add a problem, add a row here and a test that produces it.

use axum::http::StatusCode;
use utoipa::ToSchema;

use crate::edge::language::Language;

macro_rules! problems {
    ($($(#[$doc:meta])+ $variant:ident = $slug:tt, $status:ident, $title:literal, $french:literal, $meaning:literal;)+) => {
        /// What went wrong, as a stable word. The table is in `docs/problems.md`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, ToSchema)]
        #[schema(as = ProblemCode)]
        pub enum ProblemKind {
            $($(#[$doc])+ #[serde(rename = $slug)] $variant,)+
        }

        impl ProblemKind {
            /// Every problem, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable word, for example `not-found`.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug),+ }
            }

            /// The HTTP status that goes with it.
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$variant => StatusCode::$status),+ }
            }

            /// One line that is the same for every occurrence.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),+ }
            }

            /// The title for somebody who reads `language`.
            pub const fn title_in(self, language: Language) -> &'static str {
                match language {
                    Language::English => self.title(),
                    Language::French => match self { $(Self::$variant => $french),+ },
                }
            }

            /// When it happens and what to do, for the documentation.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning),+ }
            }
        }
    };
}

problems! {
    /// 400
    MalformedRequest = "malformed-request", BAD_REQUEST, "The request cannot be read",
        "La demande est illisible",
        "The body is not JSON, or the query string or a header is not valid text. Correct the request.";
    /// 401
    NotAuthenticated = "not-authenticated", UNAUTHORIZED, "You are not signed in",
        "Vous n’êtes pas connecté",
        "There is no session cookie and no bearer token, or it has expired or been revoked. Sign in again.";
    /// 401
    WrongCredentials = "wrong-credentials", UNAUTHORIZED, "Name or password is wrong",
        "Le nom ou le mot de passe est faux",
        "Signing in failed. The answer is the same for an unknown name and for a wrong password.";
    /// 403
    Forbidden = "forbidden", FORBIDDEN, "You may not do this",
        "Vous n’avez pas le droit de faire cela",
        "Your role does not allow it; ask an owner or admin.";
    /// 403
    ScopeMissing = "scope-missing", FORBIDDEN, "The token does not allow this",
        "Le jeton ne le permet pas",
        "The bearer token lacks the scope that the operation needs. Create a token with that scope.";
    /// 403
    CsrfMismatch = "csrf-mismatch", FORBIDDEN, "The CSRF token is missing or wrong",
        "Le jeton CSRF manque ou est faux : rechargez la page",
        "A change made with the session cookie must carry the session's `csrf_token` in the header `X-CSRF-Token`. `GET /api/v1/session` returns it.";
    /// 401
    SetupRequired = "setup-required", UNAUTHORIZED, "Nobody has an account yet",
        "Personne n’a encore de compte",
        "Create the first account with `POST /api/v1/setup`.";
    /// 403
    SetupCodeRequired = "setup-code-required", FORBIDDEN, "The setup code is missing or wrong",
        "Le code d’installation manque ou est faux",
        "Setup from another machine needs the one-time code that the server prints in its log at start.";
    /// 404
    NotFound = "not-found", NOT_FOUND, "There is no such thing",
        "Cela n’existe pas",
        "The address names nothing, or nothing that you may see.";
    /// 405
    MethodNotAllowed = "method-not-allowed", METHOD_NOT_ALLOWED, "The method is not allowed here",
        "Cette méthode n’est pas permise ici",
        "The address exists but does not answer this method; the header `Allow` lists those it answers.";
    /// 409
    AlreadySetUp = "already-set-up", CONFLICT, "Setup is already done",
        "L’installation est déjà faite",
        "There is an account, so setup is closed. Sign in, or let an owner add you.";
    /// 409
    NameTaken = "name-taken", CONFLICT, "The name is taken",
        "Ce nom est déjà pris",
        "Another account has this name; names differ by more than upper and lower case.";
    /// 409
    LastOwner = "last-owner", CONFLICT, "The last owner must stay",
        "Le dernier propriétaire doit rester",
        "The change would leave the house without an owner. Make somebody else owner first.";
    /// 409
    FileGone = "file-gone", CONFLICT, "The file is not here any more",
        "Le fichier n’est plus là : renvoyez-le",
        "The import was read from a file that the server does not keep. Send the same file again: it goes on where it stopped.";
    /// 409
    AlreadyUndone = "already-undone", CONFLICT, "This was undone before",
        "Ceci a déjà été annulé",
        "The correction was taken back already; `GET /api/v1/corrections` says when and by whom.";
    /// 409
    ChangedSince = "changed-since", CONFLICT, "It was changed again since",
        "Cela a changé de nouveau depuis : annulez d’abord la correction suivante",
        "What the correction changed was changed again by a later one. Undo the later one first.";
    /// 409
    ExportRunning = "export-running", CONFLICT, "Another export is being written",
        "Une autre exportation est en cours",
        "The server writes one archive of everything at a time. Try again when it is done.";
    /// 409
    ServiceNotLinked = "service-not-linked", CONFLICT, "The service is not linked",
        "Le service n’est pas relié",
        "You have no account of this service linked. Link one under Services, or with `PUT /api/v1/services/…`.";
    /// 409
    NotAllowedYet = "not-allowed-yet", CONFLICT, "The service was not told yet to let AIME in",
        "Le service n’a pas encore été prié de laisser entrer AIME",
        "Open the page of the service that the sign-in named, agree there, and finish the sign-in again.";
    /// 409
    SignInGone = "sign-in-gone", CONFLICT, "No sign-in is under way",
        "Aucune connexion n’est en cours",
        "None was begun, it was finished before, or it took longer than the service allows. Begin a new one.";
    /// 413
    BodyTooLarge = "body-too-large", PAYLOAD_TOO_LARGE, "The body is too large",
        "C’est trop volumineux",
        "JSON bodies may have 1 MiB, uploads what `server.upload_limit_bytes` says (2 GB).";
    /// 415
    UnsupportedMediaType = "unsupported-media-type", UNSUPPORTED_MEDIA_TYPE, "The content type is not understood",
        "Ce type de contenu n’est pas compris",
        "Send JSON with `Content-Type: application/json`.";
    /// 421
    HostNotAllowed = "host-not-allowed", MISDIRECTED_REQUEST, "This host name is not served here",
        "Ce nom d’hôte n’est pas servi ici",
        "The `Host` header is no address, no local name and not listed in `server.hosts`. Add the name there.";
    /// 422
    ValidationFailed = "validation-failed", UNPROCESSABLE_ENTITY, "Some values are not valid",
        "Certaines valeurs ne sont pas valables",
        "`errors` lists each value with a JSON pointer into the body, or `/query/…` or `/path/…` for a parameter.";
    /// 429
    TooManyAttempts = "too-many-attempts", TOO_MANY_REQUESTS, "Too many attempts",
        "Trop d’essais : attendez un moment",
        "Wait as long as `Retry-After` (also `retry_after_seconds`) says, then try again.";
    /// 500
    Internal = "internal", INTERNAL_SERVER_ERROR, "Something went wrong on the server",
        "Un problème est survenu sur le serveur",
        "A fault of ours. The log has the cause under the `request_id` of the answer.";
    /// 502
    ServiceRefused = "service-refused", BAD_GATEWAY, "The service does not accept this",
        "Le service n’accepte pas cela",
        "The service answered, and not with what was asked for: `detail` has its words. Often a key was revoked or a history made private.";
    /// 503
    ServiceUnavailable = "service-unavailable", SERVICE_UNAVAILABLE, "The service does not answer",
        "Le service ne répond pas",
        "The service cannot be reached, is down, or asked for a pause. Everything that is stored still works; try again later.";
    /// 503
    DatabaseUnavailable = "database-unavailable", SERVICE_UNAVAILABLE, "The database does not answer",
        "La base de données ne répond pas",
        "The database is unreachable or too busy. Try again shortly.";
    /// 503
    NotReady = "not-ready", SERVICE_UNAVAILABLE, "The server is not ready",
        "Le serveur n’est pas prêt",
        "`GET /ready` found a fault; `errors` says where.";
}
