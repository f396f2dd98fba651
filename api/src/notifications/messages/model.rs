//! What people outside are reached by.
use pamong_db::text_enum;

text_enum! {
    /// What a person is reached by.
    pub enum ContactKind {
        /// A telephone number: by SMS, or whatever the gateway sends.
        Phone = "phone",
        /// A mail address.
        Email = "email",
    }
}
