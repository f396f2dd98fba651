//! Nobody gets past the guard: without a token, without the right, or from another office.
use super::calls::call;
use super::operation::operations;
use super::world::{NEIGHBOUR, VILLAGE, World};
use crate::kit::{Reply, TestApp};
use pamong::identity::Permission;

/// What everybody with the right may see, wherever they work: not the records of one office.
const OF_THE_WHOLE_CITY: &[(&str, &str)] = &[
    ("get_agency", "the tree of agencies is public"),
    ("get_permit_service", "the catalogue is public"),
    ("list_service_revisions", "one catalogue for the city"),
    ("get_service_definition", "one catalogue for the city"),
    ("update_service_definition", "one catalogue for the city"),
    ("discard_service_draft", "one catalogue for the city"),
    ("publish_service", "one catalogue for the city"),
    ("put_service_offer", "one catalogue for the city"),
    ("get_service_case_moves", "one catalogue for the city"),
    ("create_service_case_move", "one catalogue for the city"),
    ("get_public_permit_service", "the catalogue is public"),
    ("get_verification", "whoever has the paper may verify it"),
    ("get_public_application", "whoever has the tracking code may follow"),
    ("create_public_copy", "whoever has the tracking code and knows the digits may have a copy"),
    ("create_public_correction", "whoever has the tracking code and knows the digits may correct"),
    ("confirm_public_verification", "whoever has the code may enter it"),
    ("answer_public_survey", "whoever has the tracking code and the digits may answer"),
    ("get_public_queue", "the screen of a waiting room is public"),
    ("get_public_receipt", "whoever has the code of a receipt may check it"),
    ("get_public_complaint", "whoever has the code may follow"),
    ("review_public_complaint", "whoever has the code may judge the answer"),
    ("append_public_partial_upload", "whoever has the id may continue"),
    ("discard_public_partial_upload", "whoever has the id may give it up"),
    ("get_instrument", "one set of rules for the city"),
    ("get_template_version", "one set of words for the city"),
    ("restore_template_version", "one set of words for the city"),
    ("get_number_pattern", "one set of patterns for the city"),
    ("update_instrument", "evaluators work for the whole city"),
    ("get_evaluation_period", "one calendar for the city"),
    ("get_evaluation_report", "a list; the rows are filtered"),
    ("compute_scores", "evaluators work for the whole city"),
    ("publish_scores", "evaluators work for the whole city"),
    ("draft_reprimands", "evaluators work for the whole city"),
    ("get_retention_schedule", "one schedule for the city"),
    ("list_retention_rules", "one schedule for the city"),
    ("list_scores", "a list; the rows are filtered"),
    ("list_recommendations", "a list; the rows are filtered"),
    ("list_reprimands", "a list; the rows are filtered"),
    ("update_interview", "evaluators work for the whole city"),
    ("retry_job", "background work is of the installation"),
];

/// The rights of those who see the scores of every office.
const CITY_WIDE: [Permission; 3] =
    [Permission::EvaluationManage, Permission::EvaluationInterview, Permission::EvaluationReprimand];

/// The same refusal in both languages, worded differently.
fn both_languages(indonesian: &Reply, english: &Reply) {
    assert_eq!(indonesian.body["code"], english.body["code"], "{}", indonesian.request);
    for text in ["title", "detail"] {
        assert_ne!(indonesian.body[text], english.body[text], "{}: {text}", indonesian.request);
    }
}

#[tokio::test]
async fn without_a_token_every_secured_operation_answers_401() {
    let app = TestApp::start().await;
    let nobody = app.anonymous();
    let forged = nobody.bearer("eyJhbGciOiJub25lIn0.e30.");
    for o in operations().iter().filter(|o| o.secured) {
        let replies = [&nobody, &forged].map(|actor| o.send(actor, o.empty_body()));
        for reply in futures_util::future::join_all(replies).await {
            reply.problem("unauthenticated");
        }
        let english = o.send(&nobody.lang("en"), o.empty_body()).await.problem("unauthenticated");
        both_languages(&o.send(&nobody, o.empty_body()).await, &english);
    }
}

#[tokio::test]
async fn with_every_right_but_the_named_ones_every_operation_answers_403() {
    let w = World::new().await;
    for o in operations().iter().filter(|o| !o.rights.is_empty()) {
        let others: Vec<Permission> =
            Permission::ALL.iter().copied().filter(|p| !o.rights.contains(p)).collect();
        let actor = w.app.custom_role(&others).at(VILLAGE).await;
        // On nothing and with garbage: who may not do it learns nothing else.
        let blind = o.send(&actor, o.empty_body()).await;
        let depends_on_body = o.rights.len() > 1 && blind.status == 422;
        assert!(depends_on_body || blind.status == 403, "{}: {}", o.id, blind.text());
        let works = call(&w, o).await;
        let before = w.app.rows();
        let refused = works.by(&actor).send().await.problem("forbidden");
        both_languages(&refused, &works.by(&actor.lang("en")).send().await.problem("forbidden"));
        assert_eq!(w.app.rows(), before, "{} did something", o.id);
    }
}

#[tokio::test]
async fn records_of_another_office_do_not_exist() {
    let w = World::new().await;
    let everything = w.app.custom_role(Permission::ALL).at(NEIGHBOUR).await;
    let own: Vec<Permission> = Permission::ALL.iter().copied().filter(|p| !CITY_WIDE.contains(p)).collect();
    let local = w.app.custom_role(&own).at(NEIGHBOUR).await;
    for o in operations().iter().filter(|o| o.names_one_thing()) {
        let works = call(&w, o).await;
        let city_wide = OF_THE_WHOLE_CITY.iter().any(|(id, _)| *id == o.id);
        // Who evaluates the whole city sees its scores and interviews; a head of office does not.
        let stranger =
            if o.path.starts_with("/evaluation") || o.path.starts_with("/in") { &local } else { &everything };
        let stranger = if city_wide { &everything } else { stranger };
        let before = w.app.rows();
        let reply = works.by(stranger).send().await;
        if city_wide {
            assert_ne!(reply.status, 404, "{} is no exception: take it off the list", o.id);
            continue;
        }
        let refused = reply.problem("not_found");
        both_languages(&refused, &works.by(&stranger.lang("en")).send().await.problem("not_found"));
        assert_eq!(w.app.rows(), before, "{} did something", o.id);
        // It is there for those whose it is, so the refusal above was not about a wrong id.
        let shown = works.send().await;
        assert!(shown.status < 300, "{}: {} {}", o.id, shown.status, shown.text());
    }
}

#[tokio::test]
async fn an_id_of_nothing_or_no_id_at_all_is_404() {
    let w = World::new().await;
    // Verification answers in words: that no paper has a code is what people come to learn.
    let answers_in_words = "get_verification";
    for o in operations().iter().filter(|o| o.names_one_thing() && o.id != answers_in_words) {
        let works = call(&w, o).await;
        for wrong in
            [o.nowhere(), o.filled(|_| "bukan-id"), o.filled(|_| "%00"), o.filled(|_| "%F0%9F%92%A5")]
        {
            let mut call = works.clone();
            call.path = wrong;
            call.send().await.problem("not_found");
        }
    }
}
