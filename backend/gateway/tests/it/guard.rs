//! Addresses that must not be dialled.

use aime_gateway::{Request, Urgency, Why};
use aime_testkit::web::{Reply, Server};
use aime_testkit::{TestDb, run};
use rstest::rstest;
use serde_json::json;

use crate::support::{Bench, FREE, Says, get};

async fn blocked(url: &str, says: &[&str]) -> bool {
    let db = TestDb::sqlite().await;
    let bench = Bench::new(&db, &[]);
    let gateway = bench.gateway_with("a", Says::these(says)).await;
    let Ok(request) = Request::foreign(url) else {
        return true;
    };
    let called = gateway.call(&FREE, &request, Urgency::Batch, None).await;
    called.is_err_and(|failure| failure.why == Why::Blocked)
}

#[rstest]
#[case("http://127.0.0.1/")]
#[case("http://127.1/")]
#[case("http://0x7f000001/")]
#[case("http://0177.0.0.1/")]
#[case("http://2130706433/")]
#[case("http://0/")]
#[case("http://0.0.0.0/")]
#[case("http://10.0.0.1/")]
#[case("http://172.16.5.4/")]
#[case("http://192.168.1.1/")]
#[case("http://100.64.0.1/")]
#[case("http://169.254.169.254/latest/meta-data/")]
#[case("http://[::1]/")]
#[case("http://[::]/")]
#[case("http://[::ffff:127.0.0.1]/")]
#[case("http://[::ffff:7f00:1]/")]
#[case("http://[fd00:ec2::254]/")]
#[case("http://[fe80::1]/")]
#[case("http://[64:ff9b::7f00:1]/")]
#[case("http://[2002:7f00:1::]/")]
#[case("http://[2001:0:7f00:1::]/")]
#[case("http://user:pass@93.184.216.34/")]
#[case("http://93.184.216.34@127.0.0.1/")]
#[case("http://93.184.216.34:22/")]
#[case("https://93.184.216.34:8443/")]
#[case("http://127。0。0。1/")]
#[case("http://①②⑦.0.0.1/")]
#[case("ftp://93.184.216.34/")]
#[case("file:///etc/passwd")]
#[case("gopher://127.0.0.1/")]
#[case("http://224.0.0.1/")]
#[case("http://255.255.255.255/")]
#[case("http://198.18.0.1/")]
#[case("http://203.0.113.1/")]
#[case("http:\\\\127.0.0.1\\")]
#[case("http://192.88.99.1/")]
#[case("http://240.0.0.1/")]
#[case("http://[::ffff:0:a00:1]/")]
#[case("http://[fec0::1]/")]
#[case("http://[ff02::1]/")]
fn an_address_in_numbers_is_judged_however_it_is_written(#[case] url: &str) {
    assert!(run(blocked(url, &["93.184.216.34"])), "{url}");
}

#[rstest]
#[case("127.0.0.1")]
#[case("169.254.169.254")]
#[case("::1")]
#[case("::ffff:10.0.0.1")]
#[case("fd00::1")]
fn a_name_is_judged_by_where_it_leads(#[case] leads: &str) {
    assert!(
        run(blocked("http://innocent.example/", &[leads])),
        "{leads}"
    );
}

/// A name may lead elsewhere a moment later: it is looked up once, and what was judged is what is dialled or refused.
#[test]
fn a_name_is_looked_up_once_a_call() {
    run(async {
        let inside = Server::start(|_| Reply::json(200, &json!({"secret": "of the house"}))).await;
        let port = inside.url().rsplit(':').next().unwrap().to_owned();
        let db = TestDb::sqlite().await;
        let bench = Bench::new(&db, &[]);
        let says = Says::these(&["127.0.0.1", "93.184.216.34"]);
        let gateway = bench.gateway_with("a", says.clone()).await;
        let request = Request::foreign("http://rebinding.example/").unwrap();
        let called = gateway.call(&FREE, &request, Urgency::Batch, None).await;
        assert_eq!(called.unwrap_err().why, Why::Blocked);
        assert_eq!(says.asked(), 1, "a second answer is not waited for");
        // Nor does a port that is not on the list lead anywhere, whatever the name says.
        let request = Request::foreign(&format!("http://rebinding.example:{port}/")).unwrap();
        let called = gateway.call(&FREE, &request, Urgency::Batch, None).await;
        assert_eq!(called.unwrap_err().why, Why::Blocked);
        assert_eq!((says.asked(), inside.seen().len()), (1, 0));
    });
}

#[test]
fn a_configured_service_may_be_anywhere_and_only_it() {
    run(async {
        let server = Server::start(|_| Reply::json(200, &json!({}))).await;
        let other = Server::start(|_| Reply::json(200, &json!({}))).await;
        let db = TestDb::sqlite().await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        let call = async |request| gateway.call(&FREE, &request, Urgency::Batch, None).await;
        assert!(call(get(&server.url(), "/")).await.is_ok());
        // The same machine, another port; and the same address, but out of an answer.
        assert_eq!(
            call(get(&other.url(), "/")).await.unwrap_err().why,
            Why::Blocked
        );
        let foreign = Request::foreign(&server.url()).unwrap();
        assert_eq!(call(foreign).await.unwrap_err().why, Why::Blocked);
        assert!(other.seen().is_empty());
    });
}

#[test]
fn each_hop_of_a_redirect_is_judged_and_credentials_stay_at_home() {
    run(async {
        let target = Server::start(|_| Reply::json(200, &json!({"secret": "of the house"}))).await;
        let address = target.url();
        let server = Server::start(move |request| match request.path.as_str() {
            "/away" => Reply::text(302, "text/plain", "").with("location", &address),
            "/home" => Reply::text(307, "text/plain", "").with("location", "/there"),
            "/round" => Reply::text(301, "text/plain", "").with("location", "/round"),
            _ => Reply::json(200, &json!({})),
        })
        .await;
        let db = TestDb::sqlite().await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        let call = async |path| {
            let request =
                get(&server.url(), path).secret_header("authorization", "Token t0p".into());
            gateway.call(&FREE, &request, Urgency::Batch, None).await
        };
        assert_eq!(call("/away").await.unwrap_err().why, Why::Blocked);
        assert!(target.seen().is_empty());
        assert!(call("/home").await.is_ok());
        assert_eq!(call("/round").await.unwrap_err().why, Why::Refused);
        // Both are the configuration's: the other host is asked, without the credentials of the first.
        let both = Bench::new(&db, &[&server.url(), &target.url()]);
        let gateway = both.gateway("b").await;
        let request =
            get(&server.url(), "/away").secret_header("authorization", "Token t0p".into());
        gateway
            .call(&FREE, &request, Urgency::Batch, None)
            .await
            .unwrap();
        assert!(!target.seen()[0].headers.contains_key("authorization"));
    });
}
