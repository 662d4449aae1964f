//! How far an account is read.

use aime_providers::capability::Worth;
use aime_storage::provider_account::ProviderAccount;
use serde::{Deserialize, Serialize};

/// Most entries that are told one by one.
const MOST_TOLD: usize = 20;

/// How far an account is read; instants in unix seconds UTC. What an older version did not write is at its default.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Cursor {
    /// Number of the last look at a list.
    pub last_look: i64,
    /// Copies that the account had when it was last read whole.
    pub copies: u64,
    /// Wishes, likewise.
    pub wants: u64,
    /// When much of the collection was first missing and nothing else bore it out.
    pub copies_doubted_at: Option<i64>,
    /// The same of the wantlist.
    pub wants_doubted_at: Option<i64>,
    /// What the collection is worth by Discogs' word.
    pub worth: Option<Worth>,
    /// The synchronisation that goes on, or the last one.
    pub run: Option<Run>,
}

/// A synchronisation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Run {
    /// Where it stands.
    pub state: RunState,
    /// What it is about.
    pub stage: Stage,
    /// Number of the first look at the present list.
    pub first_look: i64,
    /// Number of the present one.
    pub look: i64,
    /// The page that is read next.
    pub page: u32,
    /// Length of the present list, by its first page.
    pub length: Option<u64>,
    /// Entries of the present look that cannot be used and are not in the ledger.
    pub strange: u64,
    /// Whether the present look proves nothing of what it did not meet: the list changed its length, or an entry did not
    /// say which it is.
    pub proves_nothing: bool,
    /// How often the present list was begun anew since it changed while it was read.
    pub anew: u32,
    /// Whether the present look is there to make sure of what the first one missed.
    pub confirms: bool,
    /// Entries read before the present list.
    pub done_before: u64,
    /// Entries read, of both lists.
    pub done: u64,
    /// Entries in all, as far as that is known.
    pub total: u64,
    /// Copies and wishes that are new.
    pub added: u64,
    /// Those that a file or a hand had brought and that are now known to be the account's.
    pub joined: u64,
    /// Those that changed.
    pub changed: u64,
    /// Those that the account has no more.
    pub removed: u64,
    /// Entries that could not be used.
    pub skipped: u64,
    /// What was taken out, and what could not be used, for people; not all where it is much.
    pub remarks: Vec<Remark>,
    /// The album that was read last.
    pub current: Option<String>,
    /// When it began.
    pub started_at: i64,
    /// When it ended.
    pub ended_at: Option<i64>,
    /// What went wrong last; it goes on by itself while it runs.
    pub error: Option<String>,
}

/// Something that people should know of a synchronisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remark {
    /// The account has it no more.
    Removed(String),
    /// It could not be used.
    Skipped(String),
    /// Nothing was taken out of this list, since it could not be read whole.
    Unsure(Stage),
}

/// Where a synchronisation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunState {
    /// It waits or runs.
    #[default]
    Running,
    /// All of it is there.
    Done,
    /// It will not go on by itself.
    Failed,
}

/// What a synchronisation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// What they own.
    #[default]
    Collection,
    /// What they wish for.
    Wantlist,
    /// Both are read.
    Over,
}

impl Cursor {
    /// Of an account's row. One that cannot be read begins anew: nothing is doubled by that.
    pub fn of(row: &ProviderAccount) -> Self {
        let text = row.cursor.as_deref().unwrap_or_default();
        serde_json::from_str(text).unwrap_or_default()
    }

    /// The synchronisation that goes on.
    pub fn going_on(&self) -> Option<&Run> {
        let run = self.run.as_ref();
        run.filter(|run| run.state == RunState::Running)
    }

    /// How much a list held, and since when that is in doubt.
    pub(super) const fn side_mut(&mut self, stage: Stage) -> (&mut u64, &mut Option<i64>) {
        match stage {
            Stage::Collection => (&mut self.copies, &mut self.copies_doubted_at),
            Stage::Wantlist | Stage::Over => (&mut self.wants, &mut self.wants_doubted_at),
        }
    }

    pub(super) fn text(&self) -> String {
        // Plain data always serialises.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Numbers the next look.
    pub(super) fn next_look(&mut self, now: i64) -> i64 {
        // Rows of a link that was cut remember its looks, which a new link knows nothing of.
        self.last_look = (self.last_look + 1).max(now);
        self.last_look
    }
}

impl Run {
    /// One that begins.
    pub(super) fn begun(look: i64, now: i64) -> Self {
        Self {
            first_look: look,
            look,
            page: 1,
            started_at: now,
            ..Self::default()
        }
    }

    /// The list is read from its beginning by another look.
    pub(super) fn look_again(&mut self, look: i64) {
        self.look = look;
        self.page = 1;
        self.length = None;
        self.strange = 0;
        self.proves_nothing = false;
        if !self.confirms {
            self.done = self.done_before;
        }
    }

    /// The next list is read.
    pub(super) fn go_on_to(&mut self, stage: Stage, look: i64) {
        self.stage = stage;
        self.first_look = look;
        self.anew = 0;
        self.confirms = false;
        self.done_before = self.done;
        self.look_again(look);
    }

    /// Whether it still stands where it stood then.
    pub(super) fn is_at(&self, then: &Self) -> bool {
        (self.stage, self.look, self.page) == (then.stage, then.look, then.page)
    }

    pub(super) fn remark(&mut self, remark: Remark) {
        if self.remarks.len() < MOST_TOLD && !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }
}
