//! Changes happen once, and only to the version that was read.
use super::calls::call;
use super::operation::operations;
use super::world::{VILLAGE, World};
use pamong::identity::Permission;
use reqwest::Method;
use std::collections::BTreeSet;

/// POSTs that take no key, with the reason.
const WITHOUT_KEY: &[(&str, &str)] = &[
    ("login", "its answer is a secret, which no record may keep; doing it twice does no harm"),
    ("refresh", "its answer is a secret, which no record may keep; a grace period covers a lost answer"),
    ("logout", "doing it twice changes nothing"),
    (
        "create_user",
        "its answer is a secret, which no record may keep; a second attempt is refused by the user name",
    ),
    (
        "reset_user_password",
        "its answer is a secret, which no record may keep; a second attempt gives another",
    ),
    ("reveal_permit_number", "its answer is a personal number, which no record may keep; each look is one"),
    ("find_permit_applications", "the request holds a personal number; each search is one"),
    ("create_permit_copy", "its answer is personal data, which no record may keep; each copy is one"),
    ("create_public_copy", "its answer is personal data, which no record may keep; each copy is one"),
    ("create_public_correction", "a second time the application is not incomplete any more"),
    ("create_public_verification", "each request is a code of its own; a contact gets three within an hour"),
    ("confirm_public_verification", "its answer is a secret, which no record may keep; a code is good once"),
    ("compare_bank_lines", "it compares and keeps nothing"),
    ("preview_letter", "it changes nothing"),
    ("preview_template_texts", "it changes nothing"),
    ("preview_number_pattern", "it changes nothing"),
    ("change_my_password", "the second attempt is refused by the old password"),
    ("create_my_signing_key", "the request holds secrets; a second key is refused"),
    (
        "change_my_passphrase",
        "the request holds secrets; the second attempt is refused by the old passphrase",
    ),
    ("sign_letter", "the request holds a passphrase; a letter is signed once"),
    ("sign_letters", "the request holds a passphrase; a letter is signed once"),
    ("sign_permit", "the request holds a passphrase; a paper is signed once"),
    ("create_mailbox_account", "the request holds a password; a second mailbox at one place is refused"),
    ("test_mailbox_account", "it looks at a server and keeps nothing"),
    ("verify_file", "it looks at a file and keeps nothing"),
    ("report_letter_presence", "it is said anew every few seconds, and only the last word counts"),
];

#[tokio::test]
async fn one_key_has_one_effect_and_one_answer() {
    let w = World::new().await;
    let somebody = w.app.custom_role(Permission::ALL).at(VILLAGE).await;
    let posts: Vec<_> = operations().into_iter().filter(|o| o.method == Method::POST).collect();
    let without: BTreeSet<&str> = WITHOUT_KEY.iter().map(|(id, _)| *id).collect();
    for o in posts {
        let documented = o.parameters.contains("Idempotency-Key");
        assert_eq!(
            documented,
            !without.contains(o.id.as_str()),
            "{}: Idempotency-Key in the description",
            o.id
        );
        if !documented {
            continue;
        }
        let key = format!("kunci-{}", o.id);
        let mut first = call(&w, &o).await;
        first.actor = first.actor.key(&key);
        let before = w.app.rows();
        let answer = first.send().await;
        assert!(answer.status < 300, "{}: {} {}", o.id, answer.status, answer.text());
        let after = w.app.rows();
        assert_ne!(before, after, "{} had no effect", o.id);
        let again = first.send().await;
        assert_eq!((again.status, &again.bytes), (answer.status, &answer.bytes), "{}", o.id);
        for header in ["location", "etag"] {
            assert_eq!(again.header(header), answer.header(header), "{}: {header}", o.id);
        }
        assert_eq!(w.app.rows(), after, "{} had a second effect", o.id);
        let mut other = call(&w, &o).await;
        if (&other.path, &other.body) == (&first.path, &first.body) {
            // A command without body on one address: there is no other request of its kind.
            assert!(other.json().is_none() && !o.names_one_thing(), "{}: the two calls are alike", o.id);
            continue;
        }
        other.actor = other.actor.key(&key);
        let before = w.app.rows();
        other.send().await.problem("idempotency_mismatch");
        assert_eq!(w.app.rows(), before, "{} did something", o.id);
        if o.secured {
            // The key of somebody else is another key.
            let theirs = other.by(&somebody.key(&key));
            let reply = theirs.send().await;
            assert_ne!(reply.body["code"], "idempotency_mismatch", "{}", o.id);
            assert_ne!(reply.bytes, answer.bytes, "{} shows somebody else's answer", o.id);
        }
    }
}

#[tokio::test]
async fn no_key_keeps_a_secret() {
    let w = World::new().await;
    for o in operations().into_iter().filter(|o| o.method == Method::POST) {
        if o.parameters.contains("Idempotency-Key") {
            continue;
        }
        let mut attempt = call(&w, &o).await;
        attempt.actor = attempt.actor.key(format!("kunci-{}", o.id));
        let kept = w.app.rows()["idempotency_keys"];
        attempt.send().await;
        assert_eq!(w.app.rows()["idempotency_keys"], kept, "{}: a record was kept", o.id);
    }
}

#[tokio::test]
async fn a_key_is_a_word_of_at_most_255_characters() {
    let w = World::new().await;
    for key in [String::new(), "k".repeat(256)] {
        let reply = w.one.key(key).post("/paper-records", w.paper_body()).await;
        reply.problem("malformed");
    }
    w.one.key("k".repeat(255)).post("/paper-records", w.paper_body()).await.expect(201);
}

#[tokio::test]
async fn a_change_needs_the_version_that_was_read() {
    let w = World::new().await;
    for o in operations().into_iter().filter(|o| o.is_versioned()) {
        let works = call(&w, &o).await;
        let read = works.etag.clone().unwrap_or_else(|| panic!("{}: no ETag in its call", o.id));
        let mut blind = works.clone();
        blind.etag = None;
        blind.send().await.problem("precondition_required");
        for wrong in ["\"999\"", "\"\"", "*", "\"satu\"", "W/\"999\""] {
            let mut stale = works.clone();
            stale.etag = Some(wrong.into());
            stale.send().await.problem("stale");
        }
        assert_eq!(works.actor.get(&works.path).await.etag(), read, "{}: a refused change changed it", o.id);
        if o.method == Method::DELETE {
            works.send().await.expect(204);
            works.actor.get(&works.path).await.problem("not_found");
            continue;
        }
        let changed = works.send().await.expect(200);
        assert_ne!(changed.etag(), read, "{}: the version stayed", o.id);
        works.send().await.problem("stale");
    }
}
