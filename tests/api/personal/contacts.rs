//! Citizens without an account show with a code that a telephone number or a mail address is theirs.
use super::{VILLAGE, form, public_body, step};
use crate::kit::{Actor, GATEWAY_SECRET, Gateway, MailServer, Reply, TestApp, texts};
use chrono::Duration;
use futures_util::future::join_all;
use pamong::config::{CitizenCodes, MessageWebhook};
use pamong::permits::contacts::code_of;
use serde_json::{Value, json};

const NIK: &str = "1571014508689001";
const KK: &str = "1571010101200001";
/// The number on the form.
const PHONE: &str = "081234567890";

async fn start(codes: CitizenCodes) -> (TestApp, Gateway) {
    let gateway = Gateway::start();
    let webhook = MessageWebhook { url: gateway.url(), secret: GATEWAY_SECRET.into() };
    let app = TestApp::start_with(|config| {
        config.messages.webhook = Some(webhook);
        config.messages.codes = codes;
    })
    .await;
    (app, gateway)
}

async fn ask(citizen: &Actor, contact: &str) -> Reply {
    citizen.post("/public/verifications", json!({"kind": "phone", "contact": contact})).await
}

async fn enter(citizen: &Actor, id: &str, code: &str) -> Reply {
    citizen.post(&format!("/public/verifications/{id}/confirmations"), json!({"code": code})).await
}

/// A code that is not this one.
fn other(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

fn code(app: &TestApp, id: &str) -> String {
    code_of(&app.shared.state.secrets, id.parse().unwrap())
}

async fn seen_by(counter: &Actor, tracking_code: &str) -> Value {
    let id =
        counter.get(&format!("/permit-applications?q={tracking_code}")).await.expect(200).ids()[0].clone();
    counter.get(&format!("/permit-applications/{id}")).await.expect(200).body
}

#[tokio::test(flavor = "multi_thread")]
async fn a_citizen_shows_that_the_number_is_theirs() {
    let (app, gateway) = start(CitizenCodes::Required).await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let citizen = app.anonymous();
    let service = citizen.get("/public/permit-services/KEL-SKD").await.expect(200);
    assert_eq!(service.body["contact_codes"], json!({"kinds": ["phone"], "required": true}));
    let mut body = public_body(&citizen, form(NIK, KK), "ktp.pdf").await;
    let apply = |body: Value| citizen.post("/public/applications", body);
    apply(body.clone()).await.field_error("/contact_proof", "required");

    let asked = ask(&citizen, PHONE).await.expect(200);
    assert_eq!(asked.body["contact"], "+62********890");
    assert!(gateway.messages().is_empty(), "sent before the work of the queue");
    app.work().await;
    let message = gateway.messages().pop().unwrap();
    assert_eq!(message.body["to"], "+6281234567890");
    assert_eq!(message.headers[0], format!("Bearer {GATEWAY_SECRET}"));
    assert_eq!(message.body["id"], message.headers[1].as_str());
    let code = message.code();
    // Written down is neither the code nor the number.
    for row in texts(app.db()) {
        let words = row.split(|c: char| !c.is_ascii_alphanumeric());
        assert!(words.into_iter().all(|word| word != code) && !row.contains("81234567890"), "{row}");
    }
    let refused = enter(&citizen, &asked.id(), &other(&code)).await.field_error("/code", "code_wrong");
    assert!(refused.text().contains("percobaan: 4"), "{}", refused.text());
    let proof = enter(&citizen, &asked.id(), &code).await.expect(200).text_at("contact_proof");
    enter(&citizen, &asked.id(), &code).await.problem("code_ended");
    for (fact, count) in [("contact.ask", 1), ("contact.refuse", 1), ("contact.confirm", 1)] {
        assert_eq!(app.facts(fact), count, "{fact}");
    }

    // Of another number it shows nothing; the same number may be written in another way.
    body["contact_proof"] = proof.clone().into();
    body["form_data"]["phone"] = "081234567891".into();
    apply(body.clone()).await.field_error("/contact_proof", "contact_unproven");
    body["form_data"]["phone"] = "+6281234567890".into();
    let taken = apply(body.clone()).await.expect(201).text_at("tracking_code");
    let case = seen_by(&counter, &taken).await;
    assert_eq!(case["contact_verified"], json!({"kind": "phone", "verified_at": "2026-09-07T02:00:00Z"}));
    let copy =
        citizen.post(&format!("/public/applications/{taken}/copy"), json!({"nik_last4": "9001"})).await;
    assert_eq!(copy.expect(200).body["contact_verified"]["kind"], "phone");
    app.clock.advance(Duration::minutes(60));
    apply(body).await.field_error("/contact_proof", "contact_unproven");

    // Another number that comes in later was not shown to be theirs.
    let id = case["id"].as_str().unwrap();
    let missing = json!([{"pointer": "/form_data/phone", "message": "Tidak dapat dihubungi"}]);
    step(&counter, id, json!({"action": "return_incomplete", "missing": missing})).await.expect(200);
    let fixed = json!({"nik_last4": "9001", "form_data": {"phone": "081200000001"}, "documents": []});
    citizen.post(&format!("/public/applications/{taken}/corrections"), fixed).await.expect(200);
    assert_eq!(seen_by(&counter, &taken).await["contact_verified"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_ends_by_time_and_by_wrong_tries() {
    let (app, gateway) = start(CitizenCodes::Offered).await;
    let citizen = app.anonymous();
    let first = ask(&citizen, PHONE).await.expect(200).id();
    let good = code(&app, &first);
    for left in (1..5).rev() {
        let refused = enter(&citizen, &first, &other(&good)).await.field_error("/code", "code_wrong");
        assert!(refused.text().contains(&format!("percobaan: {left}")), "{}", refused.text());
    }
    enter(&citizen, &first, &other(&good)).await.problem("code_ended");
    enter(&citizen, &first, &good).await.problem("code_ended");
    assert_eq!(app.facts("contact.refuse"), 5);
    // A gateway that is out of order gets the same code again; after ten minutes nobody does.
    let second = ask(&citizen, PHONE).await.expect(200).id();
    gateway.answer(503);
    app.work().await;
    gateway.answer(200);
    app.clock.advance(Duration::minutes(1));
    app.work().await;
    // The first one had its tries, and was sent all the same.
    let sent: Vec<String> = gateway.messages().iter().map(|message| message.code()).collect();
    assert!(sent.contains(&code(&app, &second)), "{sent:?}");
    app.clock.advance(Duration::minutes(9));
    enter(&citizen, &second, &code(&app, &second)).await.problem("code_ended");
    ask(&citizen, PHONE).await.expect(200);
    ask(&citizen, PHONE).await.problem("too_many_requests");
    app.clock.advance(Duration::minutes(11));
    let before = gateway.messages().len();
    app.work().await;
    assert_eq!(gateway.messages().len(), before, "sent after its time");
    // An hour after the first one there is room again, and nothing is left of it.
    app.clock.advance(Duration::minutes(39));
    ask(&citizen, PHONE).await.expect(200);
    app.clock.advance(Duration::minutes(61));
    app.work().await;
    enter(&citizen, &second, &good).await.problem("not_found");
    assert_eq!(app.count("SELECT COUNT(*) AS n FROM contact_codes"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_many_do_at_once_counts_as_if_it_came_one_by_one() {
    let (app, _gateway) = start(CitizenCodes::Offered).await;
    let citizen = app.anonymous();
    let asked = join_all((0..12).map(|_| ask(&citizen, PHONE))).await;
    let given: Vec<&Reply> = asked.iter().filter(|reply| reply.status == 200).collect();
    assert_eq!(given.len(), 3, "{:?}", asked.iter().map(|reply| reply.status).collect::<Vec<_>>());
    assert_eq!(asked.iter().filter(|reply| reply.status == 429).count(), 9);
    let (one, two) = (given[0].id(), given[1].id());
    let wrong = other(&code(&app, &one));
    join_all((0..20).map(|_| enter(&citizen, &one, &wrong))).await;
    assert_eq!(app.facts("contact.refuse"), 5);
    let right = code(&app, &two);
    let entered = join_all((0..4).map(|_| enter(&citizen, &two, &right))).await;
    assert_eq!(entered.iter().filter(|reply| reply.status == 200).count(), 1);
    assert_eq!(app.facts("contact.confirm"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn by_mail_where_only_that_is_there_and_so_often_from_one_place() {
    let server = MailServer::start();
    let url = server.url();
    let app = TestApp::start_with(|config| {
        config.notifications.smtp_url = Some(url.into());
        config.notifications.mail_from = "Pamong <pamong@jambikota.go.id>".into();
        config.messages.codes = CitizenCodes::Required;
        config.limits.public_per_minute = 40;
    })
    .await;
    let citizen = app.anonymous();
    ask(&citizen, PHONE).await.field_error("/kind", "invalid_choice");
    let post = |contact: &str| {
        let body = json!({"kind": "email", "contact": contact});
        let english = citizen.lang("en");
        async move { english.post("/public/verifications", body).await }
    };
    post("siti").await.field_error("/contact", "invalid_format");
    let asked = post("Siti@Contoh.id").await.expect(200);
    assert_eq!(asked.body["contact"], "s***@contoh.id");
    server.forget("budi@contoh.id");
    post("budi@contoh.id").await.expect(200);
    app.work().await;
    let mails = server.mails();
    assert_eq!((mails.len(), mails[0].to.as_slice()), (1, ["siti@contoh.id".to_owned()].as_slice()));
    assert_eq!(mails[0].header("Subject").as_deref(), Some("Code for your application"));
    let good = code(&app, &asked.id());
    assert!(mails[0].text().starts_with(&format!("{good} is your code")), "{}", mails[0].text());
    enter(&citizen, &asked.id(), &good).await.expect(200);
    // The refusal of the mail server is kept without the address.
    let refused = app.count("SELECT COUNT(*) AS n FROM jobs WHERE last_error LIKE 'SMTP: %'");
    assert_eq!(refused, 1);
    assert!(texts(app.db()).iter().all(|row| !row.contains("budi@contoh.id")));
    // Many codes from one place are too many.
    let many = join_all((0..4).map(|n| post(&format!("warga{n}@contoh.id")))).await;
    assert!(many.iter().any(|reply| reply.status == 429), "no limit for one address of the network");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_way_to_citizens_everything_is_as_before() {
    let app = TestApp::start().await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let citizen = app.anonymous();
    ask(&citizen, PHONE).await.field_error("/kind", "invalid_choice");
    let service = citizen.get("/public/permit-services/KEL-SKD").await.expect(200);
    assert_eq!(service.body["contact_codes"], json!({"kinds": [], "required": false}));
    let body = public_body(&citizen, form(NIK, KK), "ktp.pdf").await;
    let taken = citizen.post("/public/applications", body).await.expect(201).text_at("tracking_code");
    assert_eq!(seen_by(&counter, &taken).await["contact_verified"], Value::Null);
}
