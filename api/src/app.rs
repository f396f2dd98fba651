//! The one place that lists the features, the middleware and the spec.
use crate::audit::{LetterSight, seals};
use crate::documents::LetterRegister;
use crate::documents::numbering::{self, Books};
use crate::documents::papers::Renderer;
use crate::documents::signing::{self, Signing};
use crate::documents::templates;
use crate::documents::verification;
use crate::error::Error;
use crate::http::{AppState, PublicLimiter, answers, path_config, query_config, security_headers};
use crate::identity::{LoginLimiter, Me, Permission, Tokens};
use crate::jobs::{self, Registry, Schedule, When, Worker};
use crate::letters::dispatches::{self, MailLetter};
use crate::letters::mailboxes::{self, Intake};
use crate::letters::presence;
use crate::letters::receipts::{self, MailReceipt};
use crate::letters::scans::{self, ReadScan, Reader};
use crate::letters::{self, LetterSubjects};
use crate::notifications::mail::{self, Mailer};
use crate::notifications::messages::Messengers;
use crate::notifications::stream::Hub;
use crate::notifications::{self, About, NotificationSubject, Subjects};
use crate::packages;
use crate::permits::contacts;
use crate::permits::issued;
use crate::permits::voice::complaints;
use crate::permits::{self, ComplaintSubjects, PermitSubjects, Shelf, Statistics};
use crate::secrets::rotation::Vault;
use crate::storage::{self, Blobs, RemoveFiles};
use crate::web_root::{self, WebRoot};
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, HttpResponse, web};
use chrono::NaiveTime;
use pamong_db::{Conn, Id};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use utoipa::OpenApi;
use utoipa::openapi::Required;
use utoipa::openapi::path::{ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa_actix_web::service_config::ServiceConfig;
use utoipa_actix_web::{AppExt, scope};
use utoipa_swagger_ui::{Config, SwaggerUi};

/// What the handlers of one process share.
#[derive(Clone)]
pub struct Shared {
    /// Database, configuration, secrets and clock.
    pub state: web::Data<AppState>,
    /// Signs and checks access tokens.
    pub tokens: web::Data<Tokens>,
    /// Limits sign-in attempts.
    pub logins: web::Data<LoginLimiter>,
    /// Limits requests to the public pages.
    pub public: web::Data<PublicLimiter>,
    /// Uploaded files.
    pub blobs: web::Data<Blobs>,
    /// Where permits and evaluations have their letters made.
    pub letters: web::Data<dyn LetterRegister>,
    /// Where the numbers of each register stand.
    pub books: web::Data<Books>,
    /// Where ledger, signing queue and scores ask who may see a letter.
    pub sight: web::Data<dyn LetterSight>,
    /// Sets papers as PDF.
    pub renderer: web::Data<Renderer>,
    /// Signs papers.
    pub signing: web::Data<Signing>,
    /// Numbers about services that everybody may read.
    pub statistics: web::Data<Statistics>,
    /// The services on offer, as they were listed last.
    pub shelf: web::Data<Shelf>,
    /// Says what notifications are about.
    pub subjects: web::Data<dyn Subjects>,
    /// Open pages that follow their notifications.
    pub hub: web::Data<Hub>,
    /// Does background work.
    pub worker: Worker,
}

/// Work in the background: who does it, and what comes again.
pub fn background(app: &AppState, blobs: &Blobs, subjects: &Arc<dyn Subjects>) -> Result<Registry, Error> {
    let config = &app.config.notifications;
    let mailer = Mailer::new(config, &app.config.public_url)?;
    let messengers = Messengers::new(&app.config, &mailer)?;
    let subjects = || subjects.clone();
    let reader = Reader::new(&app.config.scans);
    let forget = When::DailyAt(NaiveTime::from_hms_opt(2, 30, 0).unwrap_or_default());
    Ok(Registry::default()
        .handle(mail::SINGLE, mail::Single { mailer: mailer.clone(), subjects: subjects() })
        .handle(mail::DIGEST, mail::Digest { mailer: mailer.clone(), subjects: subjects() })
        .handle(mail::DIGESTS, mail::Digests { mailer: mailer.clone() })
        .handle(dispatches::KIND, MailLetter { mailer: mailer.clone(), blobs: blobs.clone() })
        .handle(receipts::KIND, MailReceipt { mailer, renderer: Renderer::default() })
        .handle(
            letters::reminders::KIND,
            letters::reminders::Reminders { escalate_after: config.escalate_after_days },
        )
        .handle(
            permits::deadlines::KIND,
            permits::deadlines::Deadlines { escalate_after: config.escalate_after_days },
        )
        .handle(contacts::KIND, contacts::SendCode { messengers })
        .handle(contacts::FORGET, contacts::Forget)
        .handle(complaints::KIND, complaints::Follow)
        .handle(issued::KIND, issued::TellExpiry)
        .handle(mailboxes::KIND, Intake::new(blobs.clone(), &app.config.mailboxes)?)
        .handle(packages::KIND, packages::Export::new(blobs.clone()))
        .handle(packages::FORGET, packages::Forget)
        .handle(storage::REMOVE, RemoveFiles(blobs.clone()))
        .handle(seals::KIND, seals::Nightly)
        .handle_slowly(scans::KIND, ReadScan::new(blobs.clone(), reader.clone()))
        .handle(scans::SWEEP, scans::Sweep::new(reader))
        .handle(presence::FORGET, presence::Forget)
        .handle("jobs.forget", jobs::Forget)
        .handle("notifications.forget", notifications::Forget)
        .repeat(Schedule { name: mail::DIGESTS, when: When::DailyAt(config.digest_at) })
        .repeat(Schedule { name: letters::reminders::KIND, when: When::Every(config.reminder_minutes) })
        .repeat(Schedule { name: permits::deadlines::KIND, when: When::Every(config.reminder_minutes) })
        .repeat(Schedule { name: complaints::KIND, when: When::Every(config.reminder_minutes) })
        .repeat(Schedule { name: issued::KIND, when: When::Every(config.reminder_minutes) })
        .repeat(Schedule { name: mailboxes::KIND, when: When::Every(app.config.mailboxes.minutes) })
        .repeat(Schedule { name: packages::FORGET, when: forget })
        .repeat(Schedule { name: seals::KIND, when: forget })
        .repeat(Schedule { name: scans::SWEEP, when: When::Every(app.config.scans.minutes) })
        .repeat(Schedule { name: contacts::FORGET, when: When::Every(contacts::FORGET_MINUTES) })
        .repeat(Schedule { name: presence::FORGET, when: When::Every(presence::FORGET_MINUTES) })
        .repeat(Schedule { name: "jobs.forget", when: forget })
        .repeat(Schedule { name: "notifications.forget", when: forget }))
}

/// Every column with sealed values.
pub fn vaults() -> [&'static dyn Vault; 4] {
    [&permits::SealedNumbers, &permits::SealedContacts, &signing::SealedAccounts, &mailboxes::SealedPasswords]
}

/// What notifications are about.
pub fn subjects() -> Arc<dyn Subjects> {
    Arc::new(AllSubjects)
}

/// Letters, applications and complaints, each behind its own door.
struct AllSubjects;

impl AllSubjects {
    const fn of(kind: NotificationSubject) -> &'static dyn Subjects {
        match kind {
            NotificationSubject::Complaint => &ComplaintSubjects,
            NotificationSubject::PermitApplication => &PermitSubjects,
            NotificationSubject::Letter => &LetterSubjects,
        }
    }
}

impl Subjects for AllSubjects {
    fn about(
        &self,
        c: &mut Conn,
        me: &Me,
        kind: NotificationSubject,
        ids: &[Id],
    ) -> Result<BTreeMap<Id, About>, Error> {
        Self::of(kind).about(c, me, kind, ids)
    }

    fn open(&self, c: &mut Conn, kind: NotificationSubject, ids: &[Id]) -> Result<BTreeSet<Id>, Error> {
        Self::of(kind).open(c, kind, ids)
    }
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Pamong",
        description = "Letters (SIPADEK), permits and services (SIPATEN) and the evaluation of their use, on one ledger.\n\n\
            Staff sign in at `/api/v1/auth/login` and send the access token as a bearer token. Names in brackets behind an \
            operation's security are the right that the caller's position must carry.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    servers((url = "/", description = "This server")),
    components(schemas(crate::error::Problem)),
)]
struct Document;

fn features(cfg: &mut ServiceConfig<'_>) {
    cfg.configure(crate::identity::routes)
        .configure(crate::agencies::routes)
        .configure(crate::audit::routes)
        .configure(storage::routes)
        .configure(crate::paper_records::routes)
        .configure(numbering::routes)
        .configure(jobs::routes)
        .configure(notifications::routes)
        .configure(signing::routes)
        .configure(verification::routes)
        .configure(templates::routes)
        .configure(crate::letters::routes)
        .configure(packages::routes)
        .configure(permits::routes)
        .configure(crate::evaluations::routes);
}

/// POSTs that take no idempotency key: most answers are secrets, which no record may keep; a second logout changes
/// nothing, a preview never does, and the old password refuses a second change by itself.
const WITHOUT_KEY: [&str; 26] = [
    "login",
    "refresh",
    "logout",
    "create_user",
    "reset_user_password",
    "reveal_permit_number",
    "find_permit_applications",
    "create_permit_copy",
    "create_public_copy",
    "create_public_correction",
    // Each request is a code of its own, and what a right code gives is a secret.
    "create_public_verification",
    "confirm_public_verification",
    "change_my_password",
    // Requests with a passphrase: the fingerprint of one must not be kept. A second one changes nothing.
    "create_my_signing_key",
    "change_my_passphrase",
    "sign_letter",
    "sign_letters",
    "sign_permit",
    "preview_letter",
    // Looks at a file and keeps nothing.
    "verify_file",
    "compare_bank_lines",
    "preview_template_texts",
    "preview_number_pattern",
    // The request holds the password of a mailbox; a second one is refused by the names of server and user.
    "create_mailbox_account",
    // Looks at a server and keeps nothing.
    "test_mailbox_account",
    // Said anew every few seconds, and only the last word counts.
    "report_letter_presence",
];

/// Adds the header that every other POST honours (draft-ietf-httpapi-idempotency-key-header).
fn document_idempotency(spec: &mut utoipa::openapi::OpenApi) {
    let header = ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(
            "Same key and same request: the same answer and no second effect, for 24 hours. Same key and another request: 422.",
        ))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String).max_length(Some(255))))
        .build();
    for post in spec.paths.paths.values_mut().filter_map(|item| item.post.as_mut()) {
        let takes_key = post.operation_id.as_deref().is_some_and(|id| !WITHOUT_KEY.contains(&id));
        if takes_key {
            post.parameters.get_or_insert_default().push(header.clone().into());
        }
    }
}

/// The API's own description, generated from the handlers.
pub fn openapi() -> utoipa::openapi::OpenApi {
    let (_, mut spec) = App::new()
        .into_utoipa_app()
        .openapi(Document::openapi())
        .service(scope::scope("/api/v1").configure(features))
        .split_for_parts();
    let rights: Vec<String> =
        Permission::ALL.iter().map(|p| format!("- `{}`: {}", p.as_str(), p.meaning())).collect();
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("JWT")
        .description(Some(format!("Access token of a member of staff. Rights:\n{}", rights.join("\n"))))
        .build();
    let components = spec.components.get_or_insert_default();
    components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
    document_idempotency(&mut spec);
    spec
}

/// The whole application: features under `/api/v1`, health, and the pages of the SPA.
pub fn build(
    shared: &Shared,
    web_root: Option<WebRoot>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl actix_web::body::MessageBody + use<>>,
        Error = actix_web::Error,
        InitError = (),
    > + use<>,
> {
    let (app, _) = App::new()
        .into_utoipa_app()
        .app_data(shared.state.clone())
        .app_data(shared.tokens.clone())
        .app_data(shared.logins.clone())
        .app_data(shared.public.clone())
        .app_data(shared.blobs.clone())
        .app_data(shared.letters.clone())
        .app_data(shared.books.clone())
        .app_data(shared.sight.clone())
        .app_data(shared.renderer.clone())
        .app_data(shared.signing.clone())
        .app_data(shared.statistics.clone())
        .app_data(shared.shelf.clone())
        .app_data(shared.subjects.clone())
        .app_data(shared.hub.clone())
        .app_data(path_config())
        .app_data(query_config())
        .service(scope::scope("/api/v1").configure(features))
        .split_for_parts();
    app.service(SwaggerUi::new("/docs/{_:.*}").config(Config::from(web_root::OPENAPI_JSON)))
        .service(web::redirect("/docs", "/docs/"))
        .configure(verification::pages)
        .configure(|cfg| web_root::routes(cfg, web_root))
        .default_service(web::to(unknown))
        .wrap(from_fn(answers))
        .wrap(Compress::default())
        .wrap(security_headers())
}

async fn unknown() -> Result<HttpResponse, Error> {
    Err(Error::not_found())
}
