//! The signed-in person's own view.
use super::model::{Locale, PositionView};
use super::users::store::{self, PositionFilter};
use super::{Me, Permission, sessions};
use crate::agencies::AgencyRef;
use crate::config::PasswordPolicy;
use crate::error::{Error, Result};
use pamong_db::{Conn, Id};
use serde::Serialize;
use utoipa::ToSchema;

/// The signed-in person, the position they work in, and what it allows.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MeView {
    /// The person.
    pub user: MyUser,
    /// The position in which they work now.
    pub position: MyPosition,
    /// All positions that they hold today.
    pub positions: Vec<PositionView>,
    /// Rights of the present position.
    pub permissions: Vec<Permission>,
    /// Set where they stand in for the holder of the position (Plt., Plh., Pj.).
    pub on_behalf_of_position_id: Option<Id>,
}

/// The signed-in person.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MyUser {
    /// Id.
    pub id: Id,
    /// User name.
    pub username: String,
    /// Full name.
    pub name: String,
    /// Language of the interface.
    pub locale: Locale,
    /// Where mail for the person goes.
    pub email: Option<String>,
    /// Whether the password must be changed before anything else.
    pub must_change_password: bool,
}

/// The position in which the person works now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MyPosition {
    /// Id.
    pub id: Id,
    /// Title.
    pub title: String,
    /// Its agency.
    pub agency: AgencyRef,
}

/// Builds the view.
pub fn view(c: &mut Conn, me: &Me, policy: PasswordPolicy) -> Result<MeView> {
    let user = super::store::find_user(c, me.user_id)?.ok_or_else(Error::not_found)?;
    let held = sessions::store::positions_held(c, me.user_id, me.today())?;
    let filter = PositionFilter { ids: Some(held), ..PositionFilter::default() };
    Ok(MeView {
        user: MyUser {
            id: user.id,
            username: user.username,
            name: user.name,
            locale: user.locale,
            email: user.email,
            must_change_password: me.must_change_password(policy),
        },
        position: MyPosition {
            id: me.position_id,
            title: me.position_title.clone(),
            agency: me.agency.clone(),
        },
        positions: store::list_positions(c, None, &filter, me.today(), (None, 100))?,
        permissions: me.permissions(),
        on_behalf_of_position_id: me.on_behalf_of_position_id,
    })
}
