//! AudioScrobbler's door as its clients see it.

use aime_domain::account::{Role, Scope};
use aime_testkit::TestClock;
use axum::body::Body;
use axum::http::Method;
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

use crate::harness::{Answer, Client, PASSWORD, TestApp};

const NOW: i64 = TestClock::START;

async fn call(client: &Client, params: &[(&str, &str)]) -> Answer {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(params);
    let client = client
        .clone()
        .header("content-type", "application/x-www-form-urlencoded");
    let body = Body::from(form.finish());
    client.send(Method::POST, "/2.0/", body).await
}

/// A submit token of a new account.
async fn token(app: &TestApp, name: &str) -> String {
    let user = app.add(name, Role::Member).await;
    let created = app
        .accounts
        .create_token(user.id, "desk", &[Scope::Submit])
        .await
        .unwrap();
    created.secret.expose_secret().to_owned()
}

/// A session key of a new account.
async fn session(app: &TestApp, name: &str) -> String {
    let token = token(app, name).await;
    let answer = call(
        &app.client(),
        &[
            ("method", "auth.getMobileSession"),
            ("username", name),
            ("password", &token),
            ("format", "json"),
        ],
    )
    .await
    .expect_status(200);
    assert_eq!(answer["session"]["name"], name);
    answer["session"]["key"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_batch_is_judged_row_by_row() {
    let app = TestApp::new().await;
    let key = session(&app, "zoe").await;
    let (fresh, old, new) = (
        (NOW - 60).to_string(),
        String::from("1033410599"),
        (NOW + 7_200).to_string(),
    );
    let answer = call(
        &app.client(),
        &[
            ("method", "Track.Scrobble"),
            ("sk", &key),
            ("format", "json"),
            ("artist[0]", "Alder"),
            ("track[0]", "Gate"),
            ("timestamp[0]", &fresh),
            ("duration[0]", "200"),
            ("artist[2]", "Alder"),
            ("track[2]", "Hinge"),
            ("timestamp[2]", &old),
            ("artist[10]", "Alder"),
            ("track[10]", "Latch"),
            ("timestamp[10]", &new),
            ("track[11]", "Nobody's"),
            ("timestamp[11]", &fresh),
        ],
    )
    .await
    .expect_status(200);
    let scrobbles = &answer["scrobbles"];
    assert_eq!(scrobbles["@attr"], json!({"accepted": 1, "ignored": 3}));
    let codes: Vec<&str> = scrobbles["scrobble"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["ignoredMessage"]["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["0", "3", "4", "1"]);
    let recent = call(
        &app.client(),
        &[
            ("method", "user.getRecentTracks"),
            ("sk", &key),
            ("format", "json"),
        ],
    )
    .await
    .expect_status(200);
    let tracks = recent["recenttracks"]["track"].as_array().unwrap();
    assert_eq!(tracks.len(), 1);
    assert_eq!(tracks[0]["name"], "Gate");
    assert_eq!(tracks[0]["date"]["uts"], fresh);
    assert_eq!(recent["recenttracks"]["@attr"]["total"], "1");
}

#[tokio::test]
async fn one_play_without_index_comes_back_as_an_object_and_in_xml() {
    let app = TestApp::new().await;
    let key = session(&app, "zoe").await;
    let at = (NOW - 60).to_string();
    let play = [
        ("method", "track.scrobble"),
        ("sk", key.as_str()),
        ("artist", "Tom & <Jerry>"),
        ("track", "Gate"),
        ("timestamp", at.as_str()),
    ];
    let xml = call(&app.client(), &play).await;
    assert_eq!(xml.header("content-type"), "text/xml; charset=utf-8");
    assert!(xml.text().contains(
        "<lfm status=\"ok\"><scrobbles accepted=\"1\" ignored=\"0\"><scrobble>\
         <artist corrected=\"0\">Tom &amp; &lt;Jerry&gt;</artist>"
    ));
    let again = [&play[..], &[("format", "json")]].concat();
    let json = call(&app.client(), &again).await.expect_status(200);
    assert_eq!(
        json["scrobbles"]["scrobble"]["artist"]["#text"],
        "Tom & <Jerry>"
    );
    let info = call(
        &app.client(),
        &[("method", "user.getInfo"), ("sk", &key), ("format", "json")],
    )
    .await
    .json();
    assert_eq!(info["user"]["playcount"], "1");
}

#[tokio::test]
async fn what_is_on_goes_before_the_listens_and_is_none() {
    let app = TestApp::new().await;
    let key = session(&app, "zoe").await;
    let on = call(
        &app.client(),
        &[
            ("method", "track.updateNowPlaying"),
            ("sk", &key),
            ("artist", "Alder"),
            ("track", "Gate"),
            ("duration", "200"),
            ("format", "json"),
        ],
    )
    .await
    .expect_status(200);
    assert_eq!(on["nowplaying"]["ignoredMessage"]["code"], "0");
    let recent = call(
        &app.client(),
        &[
            ("method", "user.getRecentTracks"),
            ("user", "ZOE"),
            ("sk", &key),
            ("format", "json"),
        ],
    )
    .await
    .json();
    assert_eq!(recent["recenttracks"]["@attr"]["total"], "0");
    let track = &recent["recenttracks"]["track"][0];
    assert_eq!(track["@attr"]["nowplaying"], "true");
    assert!(track.get("date").is_none());
}

#[tokio::test]
async fn a_song_is_loved_and_no_longer() {
    let app = TestApp::new().await;
    let key = session(&app, "zoe").await;
    let at = (NOW - 60).to_string();
    let play = [
        ("method", "track.scrobble"),
        ("sk", key.as_str()),
        ("artist", "Alder"),
        ("track", "Gate"),
        ("timestamp", at.as_str()),
    ];
    call(&app.client(), &play).await.expect_status(200);
    for (method, loved) in [("track.love", "1"), ("track.unlove", "0")] {
        let params = [
            ("method", method),
            ("sk", &key),
            ("artist", "Alder"),
            ("track", "Gate"),
            ("format", "json"),
        ];
        let done = call(&app.client(), &params).await.expect_status(200);
        assert_eq!(done, json!({}));
        let recent = call(
            &app.client(),
            &[
                ("method", "user.getRecentTracks"),
                ("sk", &key),
                ("extended", "1"),
                ("format", "json"),
            ],
        )
        .await
        .json();
        assert_eq!(recent["recenttracks"]["track"][0]["loved"], loved);
    }
}

/// Error code and HTTP status.
async fn refusal(client: &Client, params: &[(&str, &str)]) -> (Value, u16) {
    let params = [params, &[("format", "json")]].concat();
    let answer = call(client, &params).await;
    (answer.json()["error"].clone(), answer.status.as_u16())
}

/// Parameters, and the code and status that refuse them.
type Refusal<'a> = (&'a [(&'a str, &'a str)], u16, u16);

#[tokio::test]
async fn refusals_have_lastfms_codes() {
    let app = TestApp::new().await;
    let key = session(&app, "zoe").await;
    app.add("ann", Role::Owner).await;
    let client = app.client();
    let cases: &[Refusal<'_>] = &[
        (&[], 6, 400),
        (&[("method", "user.getNothing")], 3, 400),
        (&[("method", "track.scrobble"), ("sk", "x")], 9, 403),
        (&[("method", "track.scrobble"), ("sk", &key)], 6, 400),
        (&[("method", "user.getInfo"), ("user", "zoe")], 17, 403),
        (
            &[("method", "user.getInfo"), ("user", "ann"), ("sk", &key)],
            6,
            404,
        ),
        (&[("method", "auth.getSession"), ("token", "x")], 4, 403),
        (
            &[("method", "auth.getMobileSession"), ("username", "zoe")],
            6,
            400,
        ),
        // The account's own password opens nothing.
        (
            &[
                ("method", "auth.getMobileSession"),
                ("username", "zoe"),
                ("password", PASSWORD),
            ],
            4,
            403,
        ),
    ];
    for (params, code, status) in cases {
        let expected = (Value::from(*code), *status);
        assert_eq!(refusal(&client, params).await, expected, "{params:?}");
    }
    let xml = call(&client, &[("method", "nothing")]).await.text();
    assert!(xml.contains("<lfm status=\"failed\"><error code=\"3\">"));
}

#[tokio::test]
async fn a_revoked_token_ends_its_sessions() {
    let app = TestApp::new().await;
    let key = session(&app, "zoe").await;
    let mut browser = app.client();
    browser.sign_in("zoe", PASSWORD).await.expect_status(200);
    let tokens = browser.get("/api/v1/tokens").await.json();
    browser
        .delete(&format!("/api/v1/tokens/{}", tokens["items"][0]["id"]))
        .await
        .expect_status(204);
    let params = [("method", "user.getInfo"), ("sk", key.as_str())];
    assert_eq!(refusal(&app.client(), &params).await.0, 9);
}

#[tokio::test]
async fn a_client_is_let_in_by_its_person_once() {
    let app = TestApp::new().await;
    let ask = [
        ("method", "auth.getToken"),
        ("api_key", "pear"),
        ("format", "json"),
    ];
    let token = call(&app.client(), &ask).await.expect_status(200)["token"]
        .as_str()
        .unwrap()
        .to_owned();
    let redeem = [("method", "auth.getSession"), ("token", token.as_str())];
    assert_eq!(refusal(&app.client(), &redeem).await, (14.into(), 403));
    let zoe = app.browser("zoe", Role::Member).await;
    let path = format!("/api/v1/scrobblers/{token}");
    let waiting = zoe.get(&path).await.expect_status(200);
    assert_eq!(waiting["client"], "pear");
    zoe.post(&path, &json!({})).await.expect_status(204);
    zoe.post(&path, &json!({}))
        .await
        .expect_problem("not-found");
    let session = call(
        &app.client(),
        &[&redeem[..], &[("format", "json")]].concat(),
    )
    .await
    .expect_status(200);
    assert_eq!(session["session"]["name"], "zoe");
    assert_eq!(refusal(&app.client(), &redeem).await.0, 4);
    let tokens = zoe.get("/api/v1/tokens").await.json();
    assert_eq!(tokens["items"][0]["scopes"], json!(["submit"]));
    // A client that nobody lets in in time has to ask again.
    let late = call(&app.client(), &ask).await.json()["token"]
        .as_str()
        .unwrap()
        .to_owned();
    app.db.clock.advance(3_600);
    let params = [("method", "auth.getSession"), ("token", late.as_str())];
    assert_eq!(refusal(&app.client(), &params).await.0, 15);
    zoe.get(&format!("/api/v1/scrobblers/{late}"))
        .await
        .expect_problem("not-found");
}

#[tokio::test]
async fn what_a_known_client_signs_is_checked() {
    let app = TestApp::set(|settings| {
        settings.scrobbler_secrets = vec![(String::from("pear"), "core".into())];
    })
    .await;
    let client = app.client();
    let unsigned = [("method", "auth.getToken"), ("api_key", "pear")];
    assert_eq!(refusal(&client, &unsigned).await, (13.into(), 403));
    // md5("api_keypearmethodauth.getTokencore")
    let signed = [
        ("method", "auth.getToken"),
        ("api_key", "pear"),
        ("api_sig", "8c59deb85b72d9d15405ce14cd7fc97e"),
        ("format", "json"),
    ];
    call(&client, &signed).await.expect_status(200);
    // Of a client whose secret nobody knows it cannot be.
    let other = [("method", "auth.getToken"), ("api_key", "quince")];
    call(&client, &other).await.expect_status(200);
}

/// A handshake of the older protocol.
async fn shake_hands(app: &TestApp, user: &str, secret: &str, time: i64) -> Answer {
    use aime_services::accounts::secret::md5_hex;
    let proof = md5_hex(&format!("{}{time}", md5_hex(secret)));
    let path = format!("/?hs=true&p=1.2.1&c=tst&v=1.0&u={user}&t={time}&a={proof}");
    app.client().get(&path).await
}

/// A call of the older protocol.
async fn legacy(app: &TestApp, path: &str, params: &[(&str, &str)]) -> Answer {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(params);
    let client = app
        .client()
        .header("content-type", "application/x-www-form-urlencoded");
    client
        .send(Method::POST, path, Body::from(form.finish()))
        .await
}

#[tokio::test]
async fn a_player_of_the_older_protocol_shakes_hands_and_submits() {
    let app = TestApp::new().await;
    let token = token(&app, "zoe").await;
    assert_eq!(
        shake_hands(&app, "zoe", "wrong", NOW).await.text(),
        "BADAUTH\n"
    );
    assert_eq!(
        shake_hands(&app, "zoe", PASSWORD, NOW).await.text(),
        "BADAUTH\n"
    );
    assert_eq!(
        shake_hands(&app, "zoe", &token, NOW - 90_000).await.text(),
        "BADTIME\n"
    );
    let half = app.client().get("/?hs=true&u=zoe").await;
    assert!(half.text().starts_with("FAILED "), "{}", half.text());

    let welcome = shake_hands(&app, "zoe", &token, NOW).await;
    assert_eq!(welcome.status, 200);
    let text = welcome.text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((lines.len(), lines[0]), (4, "OK"), "{text}");
    assert!(lines[2].starts_with("http://") && lines[2].ends_with("/np_1.2"));
    assert!(lines[3].ends_with("/protocol_1.2"));
    let session = lines[1];

    let on = [("s", session), ("a", "Alder"), ("t", "Gate"), ("l", "200")];
    assert_eq!(legacy(&app, "/np_1.2", &on).await.text(), "OK\n");
    let times = [NOW - 600, NOW - 300, NOW - 60].map(|at| at.to_string());
    let batch = [
        ("s", session),
        ("a[0]", "Alder"),
        ("t[0]", "Gate"),
        ("i[0]", &times[0]),
        ("o[0]", "P"),
        ("r[0]", "L"),
        ("l[0]", "200"),
        ("b[0]", "Doors"),
        // Skipped, which is no listen.
        ("a[1]", "Alder"),
        ("t[1]", "Hinge"),
        ("i[1]", &times[1]),
        ("r[1]", "S"),
        // Not whole.
        ("a[2]", "Alder"),
        ("i[2]", &times[2]),
    ];
    for _ in 0..2 {
        assert_eq!(legacy(&app, "/protocol_1.2", &batch).await.text(), "OK\n");
    }
    let heard = call(
        &app.client(),
        &[
            ("method", "user.getRecentTracks"),
            ("sk", session),
            ("user", "zoe"),
            ("format", "json"),
        ],
    )
    .await
    .expect_status(200);
    assert_eq!(heard["recenttracks"]["@attr"]["total"], "1");

    for path in ["/np_1.2", "/protocol_1.2"] {
        let other = [("s", "nobody"), ("a", "A"), ("t", "T")];
        assert_eq!(legacy(&app, path, &other).await.text(), "BADSESSION\n");
    }
    // The dashboard is where it was.
    let page = app.client().get("/?hs=false").await;
    assert!(page.text().contains("<!doctype html>"), "{}", page.text());
}

#[tokio::test]
async fn whoever_is_to_let_a_client_in_is_sent_to_the_page_that_asks_them() {
    let app = TestApp::new().await;
    let sent = app
        .client()
        .get("/api/auth/?api_key=deck&token=abc&cb=http://127.0.0.1:9/done")
        .await;
    assert_eq!(sent.status, 303);
    assert_eq!(
        sent.headers["location"],
        "/scrobbler?token=abc&cb=http%3A%2F%2F127.0.0.1%3A9%2Fdone"
    );
    // A client without a token is given one.
    let sent = app.client().get("/api/auth?api_key=deck").await;
    let location = sent.headers["location"].to_str().unwrap().to_owned();
    let token = location.strip_prefix("/scrobbler?token=").unwrap();
    let zoe = app.browser("zoe", Role::Owner).await;
    let waiting = zoe.get(&format!("/api/v1/scrobblers/{token}")).await;
    assert_eq!(waiting.json()["client"], "deck");
    let nobody = app.client().get("/api/auth").await;
    assert!(nobody.text().contains("code=\"6\""));
}
