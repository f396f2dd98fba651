//! A new migration folder alone does not rebuild the crate that embeds it; this line makes it so.
fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
