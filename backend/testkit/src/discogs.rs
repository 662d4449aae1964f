//! Discogs, as far as AIME asks it, over real sockets and with its quirks (a copy by its instance, fields by number,
//! `none` for no catalogue number, Pacific times, no notes key where no field is filled, amounts as texts, the window of
//! requests told in headers).
//!
//! [`Simulator`] is one collector with their collection and wantlist. Faults of every kind are scripted with
//! [`Simulator::fail`]; what is in the lists can change between two requests ([`Simulator::change_after`]).

mod grant;
mod record;
mod window;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

pub use grant::{CONSUMER_KEY, CONSUMER_SECRET};
pub use record::{Format, Record};

use crate::web::{Reply, Request, Server};
use grant::Grants;
use window::Window;

/// The personal token that the collector made.
pub const TOKEN: &str = "simulatedDiscogsToken0123456789";

/// A copy in the collection, or a wish.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// Number of this very copy; of a wish, that of its release.
    pub instance: i64,
    /// Number of the release.
    pub release: i64,
    /// Number of the folder.
    pub folder: i64,
    /// 0 … 5.
    pub rating: i64,
    /// Fields by number.
    pub fields: Vec<(i64, String)>,
    /// When it was added, as Discogs writes it.
    pub added: String,
    /// Whether what is said of it is damaged.
    pub spoiled: bool,
}

/// The collector's lists and what Discogs knows.
#[derive(Debug, Default)]
pub struct Lists {
    /// What they own, the oldest first.
    pub copies: Vec<Held>,
    /// What they wish for, the oldest first.
    pub wants: Vec<Held>,
    /// Folders by number; 0 is all of them.
    pub folders: Vec<(i64, String)>,
    /// Releases.
    pub records: Vec<Record>,
}

impl Lists {
    fn record(&self, release: i64) -> Option<&Record> {
        // As the builders number them; else the long way.
        let near = self.records.get((release - 1).max(0) as usize);
        near.filter(|record| record.id == release)
            .or_else(|| self.records.iter().find(|record| record.id == release))
    }
}

#[derive(Default)]
struct Model {
    lists: Lists,
    faults: VecDeque<Reply>,
    /// Requests before the next of `faults`.
    fine: usize,
    /// What happens to the lists after so many requests.
    change: Option<(usize, Change)>,
    window: Option<Window>,
    /// What every request gets instead of an answer.
    weather: Option<Reply>,
    revoked: bool,
    refused: usize,
}

type Change = Box<dyn FnOnce(&mut Lists) + Send>;

/// A Discogs with one collector.
#[derive(Clone)]
pub struct Simulator {
    user: String,
    grants: Grants,
    model: Arc<Mutex<Model>>,
}

impl std::fmt::Debug for Simulator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Simulator")
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}

impl Simulator {
    /// A collector who owns nothing yet.
    pub fn of(user: &str) -> Self {
        let this = Self {
            user: user.to_owned(),
            grants: Grants::default(),
            model: Arc::default(),
        };
        this.lists(|lists| {
            lists.folders = vec![(1, "Uncategorized".into()), (101, "Living room".into())];
        });
        this
    }

    /// A collector with this many invented records, the same for the same number.
    pub fn seeded(user: &str, records: usize) -> Self {
        let this = Self::of(user);
        this.lists(|lists| {
            for n in 0..records {
                let record = Record::invented(n as i64 + 1);
                let (release, folder) = (record.id, if n % 7 == 0 { 101 } else { 1 });
                lists.records.push(record);
                put(lists, release, folder);
            }
            for n in 0..records / 20 {
                let record = Record::invented((records + n) as i64 + 1);
                let release = record.id;
                lists.records.push(record);
                wish(lists, release);
            }
        });
        this
    }

    /// Starts a server that answers for it on a free port.
    pub async fn serve(&self) -> Server {
        let this = self.clone();
        Server::start(move |request| this.answer(request)).await
    }

    /// Starts one at an address, such as `127.0.0.1:7002`.
    pub async fn serve_at(&self, address: &str) -> std::io::Result<Server> {
        let this = self.clone();
        Server::start_at(address, move |request| this.answer(request)).await
    }

    /// Looks at the lists, or changes them.
    pub fn lists<T>(&self, change: impl FnOnce(&mut Lists) -> T) -> T {
        change(&mut self.model().lists)
    }

    /// Puts a copy of a release in the collection; the number of the copy.
    pub fn add(&self, record: Record) -> i64 {
        self.lists(|lists| {
            let release = record.id;
            if lists.record(release).is_none() {
                lists.records.push(record);
            }
            put(lists, release, 1)
        })
    }

    /// Wishes for a release.
    pub fn want(&self, record: Record) {
        self.lists(|lists| {
            let release = record.id;
            if lists.record(release).is_none() {
                lists.records.push(record);
            }
            wish(lists, release);
        });
    }

    /// Changes a copy.
    pub fn change(&self, instance: i64, change: impl FnOnce(&mut Held)) {
        self.lists(|lists| {
            let found = lists.copies.iter_mut().find(|it| it.instance == instance);
            change(found.expect("a copy of that number"));
        });
    }

    /// Takes a copy out of the collection.
    pub fn remove(&self, instance: i64) {
        self.lists(|lists| lists.copies.retain(|copy| copy.instance != instance));
    }

    /// The next requests get these instead of an answer, one each.
    pub fn fail(&self, replies: impl IntoIterator<Item = Reply>) {
        self.model().faults.extend(replies);
    }

    /// The same, but only after so many good answers.
    pub fn fail_after(&self, fine: usize, replies: impl IntoIterator<Item = Reply>) {
        self.model().fine = fine;
        self.fail(replies);
    }

    /// From now on every request gets this instead of an answer; `None` lets the sun shine again.
    pub fn set_weather(&self, weather: Option<Reply>) {
        self.model().weather = weather;
    }

    /// Faults that nobody has met are taken back.
    pub fn drain(&self) {
        self.model().faults.clear();
    }

    /// Changes the lists once so many requests have been answered.
    pub fn change_after(&self, requests: usize, change: impl FnOnce(&mut Lists) + Send + 'static) {
        self.model().change = Some((requests, Box::new(change)));
    }

    /// From now on no credentials are good, or all are again.
    pub fn revoke(&self, revoked: bool) {
        self.model().revoked = revoked;
    }

    /// Counts requests in the window by this clock (milliseconds), and refuses those beyond it.
    pub fn count_by(&self, now_ms: impl Fn() -> i64 + Send + Sync + 'static) {
        self.model().window = Some(Window::new(now_ms));
    }

    /// How many requests were beyond the window.
    pub fn refused(&self) -> usize {
        self.model().refused
    }

    /// An error as Discogs sends it.
    pub fn error(status: u16, message: &str) -> Reply {
        Reply::json(status, &json!({"message": message}))
    }

    fn model(&self) -> MutexGuard<'_, Model> {
        self.model.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What comes before the answer: a fault, or a change of what there is.
    fn weather(&self) -> Option<Reply> {
        let mut model = self.model();
        match model.change.take() {
            Some((0, change)) => change(&mut model.lists),
            Some((left, change)) => model.change = Some((left - 1, change)),
            None => {}
        }
        if model.fine > 0 {
            model.fine -= 1;
            return None;
        }
        model.faults.pop_front().or_else(|| model.weather.clone())
    }

    /// What it answers.
    pub fn answer(&self, request: &Request) -> Reply {
        if let Some(reply) = self.grants.answer(request) {
            return reply;
        }
        if let Some(fault) = self.weather() {
            return fault;
        }
        let let_in = !self.model().revoked && self.is_let_in(request);
        let counted = self.model().window.as_mut().map(|it| it.count(let_in));
        let (limit, used) = counted.unwrap_or((60, 1));
        if used > limit {
            self.model().refused += 1;
            return Self::error(429, "You are making requests too quickly.");
        }
        let reply = if let_in {
            self.look_up(request)
        } else {
            Self::error(401, "You must authenticate to access this resource.")
        };
        reply
            .with("x-discogs-ratelimit", &limit.to_string())
            .with("x-discogs-ratelimit-used", &used.to_string())
            .with("x-discogs-ratelimit-remaining", &(limit - used).to_string())
    }

    fn is_let_in(&self, request: &Request) -> bool {
        let header = request.headers.get("authorization");
        let header = header.map(String::as_str).unwrap_or_default();
        header == format!("Discogs token={TOKEN}") || self.grants.is_signed(request, header)
    }

    fn look_up(&self, request: &Request) -> Reply {
        let path: Vec<&str> = request.path.trim_matches('/').split('/').collect();
        if request.method != "GET" {
            return Self::error(
                405,
                "The requested method is not allowed for this resource.",
            );
        }
        if path.first() == Some(&"users")
            && path
                .get(1)
                .is_some_and(|user| !user.eq_ignore_ascii_case(&self.user))
        {
            return Self::error(404, "User does not exist or may have been deleted.");
        }
        match path[..] {
            ["oauth", "identity"] => Reply::json(
                200,
                &json!({"id": 1, "username": self.user, "consumer_name": "AIME",
                        "resource_url": format!("https://api.discogs.com/users/{}", self.user)}),
            ),
            ["users", _, "collection", "folders"] => self.folders(),
            ["users", _, "collection", "fields"] => fields(),
            ["users", _, "collection", "value"] => Reply::json(
                200,
                &json!({"minimum": "$75.50", "median": "$1,100.25", "maximum": "$2,250.00"}),
            ),
            ["users", _, "collection", "folders", "0", "releases"] => {
                self.page(request, "releases", |lists| &lists.copies)
            }
            ["users", _, "wants"] => self.page(request, "wants", |lists| &lists.wants),
            ["releases", id] => self.release(id),
            ["masters", id] => self.master(id),
            _ => Self::error(404, "The requested resource was not found."),
        }
    }

    fn folders(&self) -> Reply {
        let model = self.model();
        let count = |folder: i64| {
            let held = model.lists.copies.iter();
            held.filter(|copy| folder == 0 || copy.folder == folder)
                .count()
        };
        let all = std::iter::once((0, "All".to_owned())).chain(model.lists.folders.clone());
        let folders: Vec<Value> = all
            .map(|(id, name)| {
                json!({"id": id, "count": count(id), "name": name,
                       "resource_url": format!("https://api.discogs.com/users/{}/collection/folders/{id}", self.user)})
            })
            .collect();
        Reply::json(200, &json!({"folders": folders}))
    }

    fn page(&self, request: &Request, key: &str, of: impl Fn(&Lists) -> &Vec<Held>) -> Reply {
        let number = |name: &str, default: usize| {
            let given = request.param(name).and_then(|text| text.parse().ok());
            given.unwrap_or(default)
        };
        let (page, size) = (
            number("page", 1).max(1),
            number("per_page", 50).clamp(1, 100),
        );
        let model = self.model();
        let held = of(&model.lists);
        let pages = held.len().div_ceil(size).max(1);
        if page > pages {
            return Self::error(404, &format!("Page {page} is out of range."));
        }
        let newest_first = request.param("sort_order").as_deref() != Some("asc");
        let mut ordered: Vec<&Held> = held.iter().collect();
        if newest_first {
            ordered.reverse();
        }
        let items: Vec<Value> = ordered
            .iter()
            .skip((page - 1) * size)
            .take(size)
            .map(|held| item(held, model.lists.record(held.release), key == "wants"))
            .collect();
        let link = |page: usize| {
            format!(
                "https://api.discogs.com{}?page={page}&per_page={size}",
                request.path
            )
        };
        let mut urls = json!({});
        if page < pages {
            urls["last"] = json!(link(pages));
            urls["next"] = json!(link(page + 1));
        }
        if page > 1 {
            urls["first"] = json!(link(1));
            urls["prev"] = json!(link(page - 1));
        }
        Reply::json(
            200,
            &json!({"pagination": {"page": page, "pages": pages, "per_page": size, "items": held.len(), "urls": urls},
                    key: items}),
        )
    }

    fn release(&self, id: &str) -> Reply {
        let model = self.model();
        let found = id.parse().ok().and_then(|id| model.lists.record(id));
        match found {
            Some(record) => Reply::json(200, &record.release()),
            None => Self::error(404, "Release not found."),
        }
    }

    fn master(&self, id: &str) -> Reply {
        let model = self.model();
        let id: i64 = id.parse().unwrap_or(0);
        let found = model
            .lists
            .records
            .iter()
            .find(|it| it.master == id && id > 0);
        match found {
            Some(record) => Reply::json(200, &record.master()),
            None => Self::error(404, "Master Release not found."),
        }
    }
}

/// Where copies are numbered from.
const FIRST_INSTANCE: i64 = 500_001;

fn put(lists: &mut Lists, release: i64, folder: i64) -> i64 {
    let last = lists.copies.iter().map(|copy| copy.instance).next_back();
    let instance = last.map_or(FIRST_INSTANCE, |last| last.max(FIRST_INSTANCE - 1) + 1);
    let nth = lists.copies.len();
    lists.copies.push(Held {
        instance,
        release,
        folder,
        rating: 0,
        fields: Vec::new(),
        added: added(nth),
        spoiled: false,
    });
    instance
}

fn wish(lists: &mut Lists, release: i64) {
    let nth = lists.wants.len();
    lists.wants.push(Held {
        instance: release,
        release,
        folder: 0,
        rating: 0,
        fields: Vec::new(),
        added: added(nth),
        spoiled: false,
    });
}

/// A moment, later for later ones: a day each through 28-day months.
fn added(nth: usize) -> String {
    let (year, month, day) = (2015 + nth / 336 % 10, nth / 28 % 12 + 1, nth % 28 + 1);
    format!("{year}-{month:02}-{day:02}T21:30:56-07:00")
}

fn fields() -> Reply {
    let grades = [
        "Mint (M)",
        "Near Mint (NM or M-)",
        "Very Good Plus (VG+)",
        "Very Good (VG)",
        "Good Plus (G+)",
        "Good (G)",
        "Fair (F)",
        "Poor (P)",
    ];
    Reply::json(
        200,
        &json!({"fields": [
            {"name": "Media", "options": grades, "id": 1, "position": 1, "type": "dropdown", "public": true},
            {"name": "Sleeve", "options": grades, "id": 2, "position": 2, "type": "dropdown", "public": true},
            {"name": "Notes", "lines": 3, "id": 3, "position": 3, "type": "textarea", "public": true},
            {"name": "Bought at", "lines": 1, "id": 4, "position": 4, "type": "textarea", "public": false},
        ]}),
    )
}

fn item(held: &Held, record: Option<&Record>, is_want: bool) -> Value {
    let mut basic = record.map_or(Value::Null, Record::basic);
    if held.spoiled {
        basic["title"] = json!("");
        basic["artists"] = json!([]);
    }
    let mut item = json!({
        "id": held.release,
        "rating": held.rating,
        "date_added": held.added,
        "basic_information": basic,
    });
    if is_want {
        item["resource_url"] = json!(format!(
            "https://api.discogs.com/users/x/wants/{}",
            held.release
        ));
        return item;
    }
    item["instance_id"] = json!(held.instance);
    item["folder_id"] = json!(held.folder);
    if !held.fields.is_empty() {
        let fields = held.fields.iter();
        item["notes"] = fields
            .map(|(id, value)| json!({"field_id": id, "value": value}))
            .collect();
    }
    item
}
