//! The error answers that many operations share, for their descriptions: `responses((status = 200, …), Staff, Existing)`.
use std::collections::BTreeMap;
use utoipa::IntoResponses;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};

fn problem(description: &str) -> RefOr<Response> {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    ResponseBuilder::new()
        .description(description)
        .content("application/problem+json", content)
        .build()
        .into()
}

macro_rules! answers {
    ($($(#[$doc:meta])* $name:ident: $($status:literal $description:literal),+;)+) => {$(
        $(#[$doc])*
        pub struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                BTreeMap::from([$(($status.into(), problem($description))),+])
            }
        }
    )+};
}

answers! {
    /// Anyone who is signed in.
    SignedIn: "401" "Not signed in";
    /// Staff with the right that the guard names.
    Staff: "401" "Not signed in", "403" "Not allowed";
    /// Something with this id.
    Existing: "404" "Not found";
    /// A query of filters and pages.
    Query: "400" "Malformed query";
    /// A JSON body.
    JsonBody: "400" "Malformed", "415" "Not JSON", "422" "Invalid fields";
    /// A change to the version that was read.
    Versioned: "412" "Changed meanwhile", "428" "No If-Match";
    /// Anyone, within a limit.
    Limited: "429" "Too many requests";
}
