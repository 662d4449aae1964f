//! What services can do for us. A service implements what it can serve, and nothing else.

use aime_domain::listen::{ListenEvent, Names};
use aime_gateway::Urgency;
use secrecy::SecretString;

use crate::error::ProviderError;

/// Somebody's account at a service.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its name there.
    pub name: String,
    /// The key that we ask with.
    pub key: SecretString,
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
