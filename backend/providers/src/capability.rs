//! What services can do for us. A service implements what it can serve, and nothing else.

use std::collections::HashMap;

use aime_domain::import::OwnedCopy;
use aime_domain::listen::{ListenEvent, Names};
use aime_gateway::{Name, Scope, Urgency};
use secrecy::SecretString;

use crate::error::ProviderError;

/// Somebody's account at a service.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its name there.
    pub name: String,
    /// The key that we ask with.
    pub key: SecretString,
    /// The session that its owner gave us, where they did.
    pub session: Option<Session>,
}

/// What signs calls in an owner's name.
#[derive(Debug, Clone)]
pub struct Session {
    /// The secret that belongs to the key.
    pub secret: SecretString,
    /// The session's own key.
    pub key: SecretString,
}

/// What a service knows us by.
#[derive(Debug, Clone)]
pub struct AppKey {
    /// The key.
    pub key: SecretString,
    /// The secret that belongs to it.
    pub secret: SecretString,
}

/// An owner who let us in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Their name there.
    pub name: String,
    /// The session's key.
    pub session: SecretString,
}

/// A song that somebody loves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LovedSong {
    /// Artist credit.
    pub artist: String,
    /// Title.
    pub title: String,
    /// Since when, unix seconds UTC.
    pub loved_at: Option<i64>,
}

/// One page of what an account loves, the latest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LovedSongs {
    /// How many there are, by the service's word.
    pub total: u64,
    /// How many pages they fill.
    pub pages: u32,
    /// The songs.
    pub songs: Vec<LovedSong>,
}

/// A stretch of time, unix seconds UTC, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First second.
    pub from: i64,
    /// Last second.
    pub to: i64,
}

/// One page of what an account heard, newest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Plays {
    /// How many plays the span has, by the service's word.
    pub total: u64,
    /// How many pages they fill.
    pub pages: u32,
    /// The plays that are over.
    pub plays: Vec<ListenEvent>,
    /// What is being played, which is no listen yet.
    pub playing: Option<Names>,
}

/// A service that can be asked what somebody heard.
#[async_trait::async_trait]
pub trait ListenPull: Send + Sync + std::fmt::Debug {
    /// A page (from 1) of the plays within a span.
    async fn plays(
        &self,
        account: &Account,
        span: Span,
        page: u32,
        urgency: Urgency,
    ) -> Result<Plays, ProviderError>;

    /// The account's name as the service spells it; [`ProviderError::NotFound`] where there is none.
    async fn account_name(&self, account: &Account) -> Result<String, ProviderError>;
}

/// How somebody lets us in at a service.
#[derive(Debug, Clone)]
pub enum Access {
    /// A token that they made there and handed to us.
    Token(SecretString),
    /// A token that the service gave us when they agreed to it there.
    Delegated {
        /// The token.
        token: SecretString,
        /// What requests are signed with.
        secret: SecretString,
    },
}

/// Somebody's account at a service that keeps collections.
#[derive(Debug, Clone)]
pub struct Collector {
    /// Its name there.
    pub name: String,
    /// How we are let in.
    pub access: Access,
}

/// Which of a collector's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// What they own.
    Collection,
    /// What they would like to.
    Wantlist,
}

/// What a collector calls things.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Folders by number.
    pub folders: HashMap<i64, String>,
    /// Fields of their own, number and name, in their order.
    pub fields: Vec<(i64, String)>,
    /// How many items there are in all, where it is said.
    pub owned: Option<u64>,
}

/// One page of a list, the oldest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// How many items the whole list has, by the service's word.
    pub total: u64,
    /// How many pages they fill.
    pub pages: u32,
    /// The items on this one.
    pub items: Vec<Listed>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq)]
pub enum Listed {
    /// A copy, with its instance, or a wish; with its release in any case.
    Item(Box<OwnedCopy>),
    /// One that cannot be used.
    Unusable {
        /// What it is and why, for people.
        said: String,
        /// Its release, where that is said.
        release: Option<i64>,
        /// Its instance, where that is said.
        instance: Option<i64>,
    },
}

/// What a collection is worth by the service's word: amounts as it writes them, with their currency.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Worth {
    /// At least.
    pub minimum: String,
    /// Half of the sales were below.
    pub median: String,
    /// At most.
    pub maximum: String,
}

/// A service that keeps collections.
#[async_trait::async_trait]
pub trait CollectionSync: Send + Sync + std::fmt::Debug {
    /// The name of the account that lets us in.
    async fn account_name(&self, access: &Access) -> Result<String, ProviderError>;

    /// What the collector calls their folders and fields.
    async fn words(&self, collector: &Collector) -> Result<Words, ProviderError>;

    /// A page (from 1) of a list; [`ProviderError::NotFound`] beyond the last one.
    async fn page(
        &self,
        collector: &Collector,
        list: List,
        words: &Words,
        page: u32,
    ) -> Result<Listing, ProviderError>;

    /// What the collection is worth, where the service says so.
    async fn worth(&self, collector: &Collector) -> Result<Option<Worth>, ProviderError>;
}

/// A permission that was asked for and not yet given.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Where its owner gives it.
    pub address: String,
    /// What it is called until then.
    pub token: String,
    /// What its completion is signed with.
    pub secret: SecretString,
}

/// A service whose users can let us in without handing over a token.
#[async_trait::async_trait]
pub trait Delegation: Send + Sync + std::fmt::Debug {
    /// Whether this install is known to the service, so that it can be asked.
    fn is_offered(&self) -> bool;

    /// Asks for a permission; the service sends its owner to `callback` afterwards.
    async fn ask(&self, callback: &str) -> Result<Asked, ProviderError>;

    /// Turns the permission into access, with the word that the service gave its owner for us.
    async fn complete(
        &self,
        token: &str,
        secret: &SecretString,
        verifier: &str,
    ) -> Result<Access, ProviderError>;
}
/// A service that asks its users on a page of its own whether they let us in.
#[async_trait::async_trait]
pub trait SignIn: Send + Sync + std::fmt::Debug {
    /// A token to ask with.
    async fn token(&self, app: &AppKey) -> Result<SecretString, ProviderError>;

    /// The page where the owner agrees.
    fn allow_url(&self, app: &AppKey, token: &SecretString) -> String;

    /// The session that a token has become; [`ProviderError::NotFound`] while its owner has not agreed,
    /// [`ProviderError::NotAuthorized`] once it is good no longer.
    async fn session(&self, app: &AppKey, token: &SecretString) -> Result<SignedIn, ProviderError>;
}

/// A service that knows what somebody loves, and may be told.
#[async_trait::async_trait]
pub trait LoveSync: Send + Sync + std::fmt::Debug {
    /// A page (from 1) of what an account loves.
    async fn loved(
        &self,
        account: &Account,
        page: u32,
        urgency: Urgency,
    ) -> Result<LovedSongs, ProviderError>;

    /// Loves a song there, or loves it no longer; it is the same however often it is said.
    async fn set_loved(
        &self,
        account: &Account,
        song: &LovedSong,
        is_loved: bool,
    ) -> Result<(), ProviderError>;
}

/// A service that knows what somebody heard and loves, and lets us in.
pub trait ListeningService: ListenPull + SignIn + LoveSync {}

impl<T: ListenPull + SignIn + LoveSync> ListeningService for T {}

/// What can be described.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// A work: what its pressings have in common.
    Work(i64),
    /// A pressing.
    Release(i64),
}

/// What a service says of a work or a pressing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Description {
    /// Year of a work; of a pressing it is not that of its work, and none.
    pub year: Option<i32>,
    /// Where a pressing came out; of a work none.
    pub country: Option<String>,
    /// Tracks in order.
    pub tracks: Vec<TrackLine>,
}

/// A track in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackLine {
    /// Disc, where there are several and the list says which.
    pub disc: Option<i32>,
    /// Position, from 1: on its disc where that is known, else in the whole list.
    pub number: i32,
    /// Artist credit, where it is not the album's.
    pub artist: Option<String>,
    /// Title.
    pub title: String,
    /// Length in milliseconds.
    pub duration_ms: Option<i64>,
}

/// A service that describes works and pressings. What it says is stored, so that asking again costs nothing.
#[async_trait::async_trait]
pub trait AlbumLookup: Send + Sync + std::fmt::Debug {
    /// What the description is filed under.
    fn name(&self, subject: Subject) -> Name;

    /// What a name of [`AlbumLookup::name`] is about.
    fn subject(&self, name: &Name) -> Option<Subject>;

    /// The description; [`ProviderError::NotFound`] where the service knows that there is none.
    async fn describe(
        &self,
        access: &Access,
        scope: Scope,
        subject: Subject,
        urgency: Urgency,
    ) -> Result<Description, ProviderError>;
}
