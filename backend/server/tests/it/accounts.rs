//! One's own account, and looking after others.

use aime_domain::account::{Role, Scope};
use serde_json::{Value, json};

use crate::harness::{Client, PASSWORD, TestApp};

async fn id(client: &Client) -> i64 {
    client.get("/api/v1/me").await.expect_status(200)["id"]
        .as_i64()
        .unwrap()
}

fn newcomer(name: &str, role: &str) -> Value {
    json!({"name": name, "password": PASSWORD, "role": role})
}

#[tokio::test]
async fn an_owner_looks_after_everybody_and_an_admin_after_members() {
    let app = TestApp::new().await;
    let owner = app.browser("owner", Role::Owner).await;
    let admin = app.browser("admin", Role::Admin).await;
    let member = app.browser("member", Role::Member).await;
    owner
        .post("/api/v1/users", &newcomer("a", "admin"))
        .await
        .expect_status(201);
    admin
        .post("/api/v1/users", &newcomer("b", "member"))
        .await
        .expect_status(201);
    admin
        .post("/api/v1/users", &newcomer("c", "admin"))
        .await
        .expect_problem("forbidden");
    member
        .post("/api/v1/users", &newcomer("d", "member"))
        .await
        .expect_problem("forbidden");
    member
        .get("/api/v1/users")
        .await
        .expect_problem("forbidden");
    let listed = admin.get("/api/v1/users").await.expect_status(200);
    let names: Vec<&str> = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|user| user["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["owner", "admin", "member", "a", "b"]);
}

#[tokio::test]
async fn an_admin_cannot_raise_or_harm_those_above() {
    let app = TestApp::new().await;
    let owner = app.browser("owner", Role::Owner).await;
    let admin = app.browser("admin", Role::Admin).await;
    let of_owner = format!("/api/v1/users/{}", id(&owner).await);
    let of_admin = format!("/api/v1/users/{}", id(&admin).await);
    admin
        .patch(&of_owner, &json!({"password": "another password"}))
        .await
        .expect_problem("forbidden");
    admin.delete(&of_owner).await.expect_problem("forbidden");
    admin
        .patch(&of_admin, &json!({"role": "owner"}))
        .await
        .expect_problem("forbidden");
    let member = app.add("member", Role::Member).await;
    let of_member = format!("/api/v1/users/{}", member.id);
    admin
        .patch(&of_member, &json!({"role": "admin"}))
        .await
        .expect_problem("forbidden");
}

#[tokio::test]
async fn names_are_unique_whatever_their_case() {
    let app = TestApp::new().await;
    let owner = app.browser("Zoë", Role::Owner).await;
    owner
        .post("/api/v1/users", &newcomer("ZOË", "member"))
        .await
        .expect_problem("name-taken");
    owner
        .post("/api/v1/users", &newcomer("max", "member"))
        .await
        .expect_status(201);
    owner
        .patch("/api/v1/me", &json!({"name": "Max"}))
        .await
        .expect_problem("name-taken");
    owner
        .patch("/api/v1/me", &json!({"name": "ZOË"}))
        .await
        .expect_status(200);
}

#[tokio::test]
async fn the_last_owner_stays() {
    let app = TestApp::new().await;
    let owner = app.browser("owner", Role::Owner).await;
    let own = format!("/api/v1/users/{}", id(&owner).await);
    owner
        .patch(&own, &json!({"role": "member"}))
        .await
        .expect_problem("last-owner");
    owner.delete(&own).await.expect_problem("last-owner");
    app.add("second", Role::Owner).await;
    owner
        .patch(&own, &json!({"role": "member"}))
        .await
        .expect_status(200);
    owner.get("/api/v1/users").await.expect_problem("forbidden");
}

#[tokio::test]
async fn somebody_who_is_kept_out_is_out_at_once_and_comes_back_as_they_were() {
    let app = TestApp::new().await;
    let owner = app.browser("owner", Role::Owner).await;
    let admin = app.browser("admin", Role::Admin).await;
    let here = app.browser("zoe", Role::Member).await;
    let zoe = id(&here).await;
    let user = app.accounts.find_account("zoe").await.unwrap().unwrap();
    let program = app.program(&user, &[Scope::Read]).await;
    program.get("/api/v1/me").await.expect_status(200);
    let own = format!("/api/v1/users/{}", id(&owner).await);
    let out = json!({"disabled": true});
    owner.patch(&own, &out).await.expect_problem("last-owner");
    admin.patch(&own, &out).await.expect_problem("forbidden");
    here.patch(&own, &out).await.expect_problem("not-found");
    let path = format!("/api/v1/users/{zoe}");
    let account = admin.patch(&path, &out).await.expect_status(200);
    assert!(account["disabled_at"].is_string(), "{account}");
    for client in [&here, &program] {
        client
            .get("/api/v1/me")
            .await
            .expect_problem("not-authenticated");
    }
    app.client()
        .sign_in("zoe", PASSWORD)
        .await
        .expect_problem("wrong-credentials");
    // The name is still hers.
    owner
        .post("/api/v1/users", &newcomer("Zoe", "member"))
        .await
        .expect_problem("name-taken");
    app.accounts.finish_deletions().await.unwrap();
    let listed = owner.get("/api/v1/users").await.expect_status(200);
    let disabled: Vec<bool> = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|account| account["disabled_at"].is_string())
        .collect();
    assert_eq!(disabled, [false, false, true]);
    let account = owner
        .patch(&path, &json!({"disabled": false}))
        .await
        .expect_status(200);
    assert!(account["disabled_at"].is_null(), "{account}");
    here.get("/api/v1/me")
        .await
        .expect_problem("not-authenticated");
    program.get("/api/v1/me").await.expect_status(200);
    app.client()
        .sign_in("zoe", PASSWORD)
        .await
        .expect_status(200);
    owner.patch(&path, &out).await.expect_status(200);
    owner.delete(&path).await.expect_status(204);
    owner.delete(&path).await.expect_problem("not-found");
}

#[tokio::test]
async fn a_password_is_changed_with_the_current_one_and_ends_other_sessions() {
    let app = TestApp::new().await;
    let here = app.browser("zoe", Role::Owner).await;
    let mut elsewhere = app.client();
    elsewhere.sign_in("zoe", PASSWORD).await.expect_status(200);
    let new = "a whole new password";
    let change = |current: Option<&str>| json!({"password": new, "current_password": current});
    for current in [None, Some("wrong password")] {
        let problem = here
            .patch("/api/v1/me", &change(current))
            .await
            .expect_problem("validation-failed");
        assert_eq!(problem["errors"][0]["pointer"], "/current_password");
    }
    here.patch("/api/v1/me", &change(Some(PASSWORD)))
        .await
        .expect_status(200);
    here.get("/api/v1/me").await.expect_status(200);
    elsewhere
        .get("/api/v1/me")
        .await
        .expect_problem("not-authenticated");
    elsewhere
        .sign_in("zoe", PASSWORD)
        .await
        .expect_problem("wrong-credentials");
    elsewhere.sign_in("zoe", new).await.expect_status(200);
}

#[tokio::test]
async fn a_password_set_by_somebody_else_ends_all_sessions() {
    let app = TestApp::new().await;
    let owner = app.browser("owner", Role::Owner).await;
    let mut member = app.browser("member", Role::Member).await;
    let path = format!("/api/v1/users/{}", id(&member).await);
    owner
        .patch(&path, &json!({"password": "chosen by the owner"}))
        .await
        .expect_status(200);
    member
        .get("/api/v1/me")
        .await
        .expect_problem("not-authenticated");
    member
        .sign_in("member", "chosen by the owner")
        .await
        .expect_status(200);
}

#[tokio::test]
async fn a_deleted_account_is_gone_with_all_it_had_and_its_name_is_free() {
    let app = TestApp::new().await;
    let owner = app.browser("owner", Role::Owner).await;
    let member = app.browser("member", Role::Member).await;
    let id = id(&member).await;
    let csv = "artist,album,title,date\nAda Alder,Tide,Lantern,01 Jan 2024 10:00\n";
    let path = "/api/v1/imports?file_name=scrobbles.csv";
    let import = member
        .send(axum::http::Method::POST, path, csv.into())
        .await
        .expect_status(202);
    app.run_imports().await;
    let import = member
        .get(&format!("/api/v1/imports/{}", import["id"]))
        .await
        .expect_status(200);
    assert_eq!(import["stored"], 1, "{import}");
    owner
        .delete(&format!("/api/v1/users/{id}"))
        .await
        .expect_status(204);
    member
        .get("/api/v1/me")
        .await
        .expect_problem("not-authenticated");
    owner
        .delete(&format!("/api/v1/users/{id}"))
        .await
        .expect_problem("not-found");
    assert_eq!(
        owner.get("/api/v1/users").await.json()["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    owner
        .post("/api/v1/users", &newcomer("Member", "member"))
        .await
        .expect_status(201);
}

#[tokio::test]
async fn a_profile_takes_sound_values_only() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Member).await;
    let body = json!({"language": "fr", "time_zone": "Pacific/Chatham"});
    let me = zoe.patch("/api/v1/me", &body).await.expect_status(200);
    assert_eq!(
        (&me["language"], &me["time_zone"]),
        (&json!("fr"), &json!("Pacific/Chatham"))
    );
    let wrong = json!({"language": "klingon!", "time_zone": "UTC+2", "password": "short"});
    let problem = zoe
        .patch("/api/v1/me", &wrong)
        .await
        .expect_problem("validation-failed");
    assert_eq!(problem["errors"].as_array().unwrap().len(), 3);
}
