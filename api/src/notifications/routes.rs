//! HTTP of a person's notifications.
use super::model::NotificationView;
use super::view::{Subjects, views};
use super::{service, store};
use crate::error::{Code, Error, Result, Violations};
use crate::http::problems::{Existing, JsonBody, Query, SignedIn};
use crate::http::{AppState, Command, Input, Page, PageArgs, Validate, command, done};
use crate::identity::Me;
use actix_web::{HttpResponse, get, post, web};
use pamong_db::{Conn, Id};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Unread notifications that are counted.
const CAP: i64 = 999;

/// Which notifications.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct NotificationQuery {
    /// True: only unread ones. False: only those that were read.
    unread: Option<bool>,
    /// Rows, 1 to 100.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// How many notifications are unread.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnreadCount {
    /// Unread ones, counted up to 1000.
    unread: i64,
    /// Number of the person's latest notification; `GET /events` goes on from it.
    last_seq: i64,
}

/// Up to which notification everything was read.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadUpTo {
    /// `seq` of the newest one that was seen; what came later stays unread.
    pub up_to: i64,
}

impl Validate for ReadUpTo {
    fn validate(&self, v: &mut Violations) {
        if self.up_to < 0 {
            v.add("/up_to", Code::OutOfRange);
        }
    }
}

fn unread_count(c: &mut Conn, me: &Me) -> Result<UnreadCount> {
    let last_seq = store::last_seqs(c, &[me.user_id])?.get(&me.user_id).copied().unwrap_or_default();
    Ok(UnreadCount { unread: store::count_unread(c, me.user_id, CAP)?, last_seq })
}

/// List my notifications
///
/// Of all positions of the person, newest first. One about a letter that the person may not see any more carries no
/// subject.
#[utoipa::path(tag = "notifications", params(NotificationQuery), security(("bearer" = [])), responses(
    (status = 200, description = "A page", body = Page<NotificationView>),
    SignedIn, Query,
))]
#[get("/notifications")]
pub async fn list_notifications(
    me: Me,
    app: web::Data<AppState>,
    subjects: web::Data<dyn Subjects>,
    q: web::Query<NotificationQuery>,
) -> Result<HttpResponse> {
    let args = PageArgs::<i64>::new(q.limit, q.cursor.as_deref())?;
    let unread = q.unread;
    let subjects = subjects.into_inner();
    let page = app
        .db
        .read(move |c| {
            let page = args.page(store::list(c, me.user_id, unread, &args)?, |row| row.seq)?;
            let items = views(c, &*subjects, me.user_id, me.at, page.items)?;
            Ok::<_, Error>(Page { items, next_cursor: page.next_cursor })
        })
        .await?;
    Ok(HttpResponse::Ok().json(page))
}

/// Count my unread notifications
#[utoipa::path(tag = "notifications", security(("bearer" = [])), responses(
    (status = 200, description = "How many", body = UnreadCount),
    SignedIn,
))]
#[get("/notifications/unread-count")]
pub async fn get_unread_count(me: Me, app: web::Data<AppState>) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(app.db.read(move |c| unread_count(c, &me)).await?))
}

/// Mark my notifications as read
///
/// All up to the one that was seen last. Doing it again changes nothing.
#[utoipa::path(tag = "notifications", request_body = ReadUpTo, security(("bearer" = [])), responses(
    (status = 200, description = "How many are left", body = UnreadCount),
    SignedIn, JsonBody,
))]
#[post("/notifications/read")]
pub async fn read_notifications(
    me: Me,
    app: web::Data<AppState>,
    input: Input<ReadUpTo>,
) -> Result<HttpResponse> {
    let up_to = input.value.up_to;
    command(&app, me.owner(), input.idempotency, move |tx| {
        store::mark_read(tx, me.user_id, up_to, me.now())?;
        Ok(done(unread_count(tx, &me)?, None))
    })
    .await
}

/// Mark a notification as read
///
/// Doing it again changes nothing.
#[utoipa::path(tag = "notifications", params(("id" = Id, Path, description = "Notification")),
    security(("bearer" = [])), responses(
        (status = 200, description = "The notification", body = NotificationView),
        SignedIn, Existing,
    ))]
#[post("/notifications/{id}/read")]
pub async fn read_notification(
    me: Me,
    app: web::Data<AppState>,
    subjects: web::Data<dyn Subjects>,
    id: web::Path<Id>,
    input: Command,
) -> Result<HttpResponse> {
    let (id, subjects) = (id.into_inner(), subjects.into_inner());
    command(&app, me.owner(), input.idempotency, move |tx| {
        let row = service::read_one(tx, &me, id)?;
        let view = views(tx, &*subjects, me.user_id, me.at, vec![row])?.pop();
        Ok(done(view.ok_or_else(Error::not_found)?, None))
    })
    .await
}
