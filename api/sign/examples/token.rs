//! Prints a token with its key and its facts: what `frontend/src/public/token.fixture.json` holds, so that the check in
//! the browser is tested on what this crate writes.
#![allow(clippy::print_stdout, reason = "printing is all it does")]
use chrono::NaiveDate;
use pamong_sign::authority::SigningKey;
use pamong_sign::code::VerificationCode;
use pamong_sign::token::{PublicKey, TokenFacts, facts_hash, make_token};
use pamong_sign::{Error, Result};

fn main() -> Result<()> {
    let key = SigningKey::generate();
    let facts = TokenFacts {
        code: VerificationCode::new([0xA5; 9]),
        number: "400.12.3/77/Kel.TPU/2026".into(),
        date: NaiveDate::from_ymd_opt(2026, 9, 7).ok_or(Error::Value("no date"))?,
        signer: "Drs. Ahmad Fauzi, M.Si – Lurah".into(),
        facts: facts_hash(b"percobaan"),
    };
    let url = format!("HTTPS://PAMONG.EXAMPLE/PUBLIC/VERIFY/{}", facts.code);
    let text = make_token(&url, &facts, &key)?;
    let fixture = serde_json::json!({
        "text": text, "keys": [PublicKey::of(&key).to_jwk()],
        "facts": {
            "code": facts.code.to_string(), "number": facts.number, "date": facts.date.to_string(), "signer": facts.signer,
        },
    });
    println!("{fixture:#}");
    Ok(())
}
