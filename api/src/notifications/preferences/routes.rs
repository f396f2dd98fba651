//! HTTP of a person's preferences.
use super::usual;
use crate::error::{Code, Result, Violations};
use crate::http::problems::{JsonBody, SignedIn};
use crate::http::{AppState, Input, Validate};
use crate::identity::Me;
use crate::notifications::model::{MailChoice, NotificationEvent};
use crate::notifications::store;
use actix_web::{HttpResponse, get, put, web};
use pamong_db::Conn;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// How a person wants to hear of one event.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotificationPreference {
    /// The event.
    pub event: NotificationEvent,
    /// Whether the person's list shows it.
    pub in_app: bool,
    /// Whether mail tells of it.
    pub mail: MailChoice,
}

/// How a person wants to hear of everything.
#[derive(Debug, Serialize, ToSchema)]
pub struct NotificationPreferences {
    /// Whether this installation sends mail.
    mail_available: bool,
    /// Where mail for the person goes; null where no address is known, and then none is sent.
    email: Option<String>,
    /// One for each event.
    items: Vec<NotificationPreference>,
}

/// The person's choices.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewNotificationPreferences {
    /// One for each event that the person chose; the others are told as usual.
    pub items: Vec<NotificationPreference>,
}

impl Validate for NewNotificationPreferences {
    fn validate(&self, v: &mut Violations) {
        let mut seen = BTreeSet::new();
        for (i, item) in self.items.iter().enumerate() {
            if !seen.insert(item.event) {
                v.add(format!("/items/{i}/event"), Code::Duplicate);
            }
        }
    }
}

fn preferences(c: &mut Conn, me: &Me, mail_available: bool) -> Result<NotificationPreferences> {
    let chosen = store::choices(c, &[me.user_id])?;
    let item = |event: NotificationEvent| {
        let (in_app, mail) = chosen.get(&(me.user_id, event)).copied().unwrap_or_else(|| usual(event));
        NotificationPreference { event, in_app, mail }
    };
    Ok(NotificationPreferences {
        mail_available,
        email: store::mailbox(c, me.user_id)?.and_then(|mailbox| mailbox.email),
        items: NotificationEvent::ALL.iter().copied().map(item).collect(),
    })
}

/// Show my notification preferences
#[utoipa::path(tag = "notifications", security(("bearer" = [])), responses(
    (status = 200, description = "The preferences", body = NotificationPreferences),
    SignedIn,
))]
#[get("/me/notification-preferences")]
pub async fn get_my_notification_preferences(me: Me, app: web::Data<AppState>) -> Result<HttpResponse> {
    let mail = app.config.notifications.smtp_url.is_some();
    Ok(HttpResponse::Ok().json(app.db.read(move |c| preferences(c, &me, mail)).await?))
}

/// Change my notification preferences
///
/// All of them anew; what is not named is told as usual. The last choice wins, so no version is asked for.
#[utoipa::path(tag = "notifications", request_body = NewNotificationPreferences, security(("bearer" = [])), responses(
    (status = 200, description = "The preferences", body = NotificationPreferences),
    SignedIn, JsonBody,
))]
#[put("/me/notification-preferences")]
pub async fn put_my_notification_preferences(
    me: Me,
    app: web::Data<AppState>,
    input: Input<NewNotificationPreferences>,
) -> Result<HttpResponse> {
    let mail = app.config.notifications.smtp_url.is_some();
    let rows: Vec<_> = input.value.items.iter().map(|i| (i.event, i.in_app, i.mail)).collect();
    let view = app
        .db
        .write(move |tx| {
            store::put_choices(tx, me.user_id, &rows)?;
            preferences(tx, &me, mail)
        })
        .await?;
    Ok(HttpResponse::Ok().json(view))
}
