//! Foreign programs judge our files: pdfsig, pyHanko, openssl and qpdf. `scripts/pdf-tools.sh` installs them.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may unwrap, index and panic"
)]
#![allow(clippy::disallowed_methods, reason = "the programs look at the machine's clock and environment")]
mod common;

use chrono::{TimeDelta, Utc};
use common::http::{Reply, Server};
use common::{CITY, LETTER, SERVER_KEY, passphrase, person, replace_page, small_pdf};
use der::{Decode, Encode, EncodePem};
use pamong_sign::HttpLimits;
use pamong_sign::authority::{Authority, Credential, Lock, period_of_days};
use pamong_sign::inspect::{Verdict, inspect, verdict};
use pamong_sign::pades::{self, SignParams, Timestamper};
use pamong_sign::tsa::HttpTimestamper;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;
use x509_cert::Certificate;

const HELP: &str = "install it with scripts/pdf-tools.sh";

fn text(output: &Output) -> String {
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    format!("{out}\n{err}")
}

fn run(program: impl AsRef<Path>, args: &[&str]) -> Output {
    let program = program.as_ref();
    let output = Command::new(program).args(args).output();
    output.unwrap_or_else(|e| panic!("{} does not start ({e}): {HELP}", program.display()))
}

fn pyhanko() -> PathBuf {
    if let Some(path) = std::env::var_os("PAMONG_PYHANKO") {
        return path.into();
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let home = PathBuf::from(std::env::var_os("HOME").unwrap_or_default());
    let cache = std::env::var_os("PAMONG_CACHE").map_or_else(|| home.join(".cache/pamong"), PathBuf::from);
    std::env::split_paths(&path)
        .map(|folder| folder.join("pyhanko"))
        .chain([cache.join("pyhanko/bin/pyhanko"), home.join(".cache/pamong/pyhanko/bin/pyhanko")])
        .find(|program| program.is_file())
        .unwrap_or_else(|| panic!("pyhanko is missing: {HELP}"))
}

/// A folder with the root that the programs trust, and a signer's key.
struct Office {
    folder: TempDir,
    authority: Authority,
}

impl Office {
    fn new() -> Self {
        let period = period_of_days(Utc::now() - TimeDelta::days(1), 3650);
        let root = Authority::create(CITY, period, Lock::ServerKey(&SERVER_KEY)).unwrap();
        let lock = Lock::ServerKey(&SERVER_KEY);
        let authority = Authority::open(&root.certificate, &root.pkcs8, lock, Utc::now()).unwrap();
        let office = Self { folder: TempDir::new().unwrap(), authority };
        let pem = office.authority.certificate().to_pem(der::pem::LineEnding::LF).unwrap();
        office.write("root.pem", pem.as_bytes());
        let nss = office.path("nss");
        std::fs::create_dir(&nss).unwrap();
        let made = run("certutil", &["-N", "-d", &nss, "--empty-password"]);
        assert!(made.status.success(), "{}", text(&made));
        office.trust_in_nss("root.pem");
        office
    }

    fn trust_in_nss(&self, file: &str) {
        let (nss, pem) = (self.path("nss"), self.path(file));
        let trusted = run("certutil", &["-A", "-d", &nss, "-n", file, "-t", "CT,C,C", "-i", &pem]);
        assert!(trusted.status.success(), "{}", text(&trusted));
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn write(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn signer(&self, name: &str) -> Credential {
        let secret = passphrase("rahasia sekali");
        let period = period_of_days(Utc::now(), 365);
        let issued = self.authority.issue_person(&person(name), period, Lock::Passphrase(&secret)).unwrap();
        let lock = Lock::Passphrase(&secret);
        Credential::open(&issued.certificate, &issued.pkcs8, lock, Utc::now()).unwrap()
    }

    fn sign(&self, pdf: &[u8], name: &str, field: &str, tsa: Option<&dyn Timestamper>) -> Vec<u8> {
        let params = SignParams {
            name,
            reason: "Penandatanganan surat dinas — sah",
            location: "Jambi",
            contact: "",
            at: Utc::now().fixed_offset(),
            field,
        };
        pades::sign(pdf, &params, &self.signer(name), tsa).unwrap().bytes
    }

    fn pdfsig(&self, pdf: &[u8]) -> String {
        let file = self.write("pdfsig.pdf", pdf);
        text(&run("pdfsig", &["-nssdir", &self.path("nss"), &file]))
    }

    fn pyhanko(&self, pdf: &[u8]) -> String {
        let (file, root) = (self.write("pyhanko.pdf", pdf), self.path("root.pem"));
        let args = ["sign", "validate", "--pretty-print", "--trust-replace", "--trust", &root, &file];
        text(&run(pyhanko(), &args))
    }

    /// Gives openssl the container and what it covers.
    fn openssl(&self, pdf: &[u8], field: &str) -> Output {
        let document = lopdf::Document::load_mem(pdf).unwrap();
        let named =
            |d: &lopdf::Dictionary| d.get(b"T").and_then(|t| t.as_str()).is_ok_and(|t| t == field.as_bytes());
        let value = document.objects.values().filter_map(|o| o.as_dict().ok()).find(|d| named(d)).unwrap();
        let entries = document.get_dictionary(value.get(b"V").unwrap().as_reference().unwrap()).unwrap();
        let range: Vec<usize> = entries
            .get(b"ByteRange")
            .unwrap()
            .as_array()
            .unwrap()
            .iter()
            .map(|n| usize::try_from(n.as_i64().unwrap()).unwrap())
            .collect();
        let contents = entries.get(b"Contents").unwrap().as_str().unwrap();
        let length = 4 + usize::from(u16::from_be_bytes([contents[2], contents[3]]));
        let covered = [&pdf[range[0]..range[1]], &pdf[range[2]..range[2] + range[3]]].concat();
        let (cms, data) = (self.write("cms.der", &contents[..length]), self.write("covered", &covered));
        let root = self.path("root.pem");
        run(
            "openssl",
            &[
                "cms",
                "-verify",
                "-cades",
                "-binary",
                "-inform",
                "DER",
                "-in",
                &cms,
                "-content",
                &data,
                "-CAfile",
                &root,
                "-purpose",
                "any",
                "-out",
                &self.path("out"),
            ],
        )
    }

    fn qpdf(&self, pdf: &[u8]) {
        let file = self.write("qpdf.pdf", pdf);
        let checked = run("qpdf", &["--check", &file]);
        assert!(checked.status.success(), "{}", text(&checked));
    }

    fn verdict(&self, pdf: &[u8]) -> Verdict {
        let roots = std::slice::from_ref(self.authority.certificate());
        verdict(&inspect(pdf, roots, Utc::now()).unwrap(), &[])
    }
}

fn count(haystack: &str, needle: &str) -> usize {
    haystack.matches(needle).count()
}

#[test]
fn every_program_accepts_one_signature_and_two() {
    let office = Office::new();
    for pdf in [LETTER.to_vec(), small_pdf("Surat")] {
        office.qpdf(&pdf);
        let one = office.sign(&pdf, "Siti Contoh", "Signature1", None);
        let two = office.sign(&one, "Budi Contoh", "Signature2", None);
        for (signed, fields) in [(&one, &["Signature1"][..]), (&two, &["Signature1", "Signature2"])] {
            office.qpdf(signed);
            let told = office.pdfsig(signed);
            assert_eq!(count(&told, "Signature is Valid"), fields.len(), "{told}");
            assert_eq!(count(&told, "Certificate is Trusted"), fields.len(), "{told}");
            assert_eq!(count(&told, "Total document signed"), 1, "{told}");
            let told = office.pyhanko(signed);
            assert_eq!(count(&told, "judged VALID"), fields.len(), "{told}");
            for field in fields {
                let told = office.openssl(signed, field);
                assert!(told.status.success(), "{}", text(&told));
            }
            assert_eq!(office.verdict(signed), Verdict::Valid);
        }
    }
}

#[test]
fn every_program_reports_one_altered_byte() {
    let office = Office::new();
    let pdf = small_pdf("Bayar 1000");
    let one = office.sign(&pdf, "Siti Contoh", "Signature1", None);
    let two = office.sign(&one, "Budi Contoh", "Signature2", None);
    for (signed, fields) in [(one, &["Signature1"][..]), (two, &["Signature1", "Signature2"])] {
        let at = signed.windows(4).position(|w| w == b"1000").unwrap();
        let mut altered = signed;
        altered[at] = b'9';
        let told = office.pdfsig(&altered);
        assert_eq!(count(&told, "Digest Mismatch"), fields.len(), "{told}");
        let told = office.pyhanko(&altered);
        assert_eq!(count(&told, "judged INVALID"), fields.len(), "{told}");
        for field in fields {
            assert!(!office.openssl(&altered, field).status.success());
        }
        assert!(matches!(office.verdict(&altered), Verdict::Altered { .. }));
    }
}

#[test]
fn a_replaced_page_escapes_pdfsig_but_not_pyhanko_and_not_us() {
    let office = Office::new();
    let signed = office.sign(&small_pdf("Bayar 1000"), "Siti Contoh", "Signature1", None);
    let forged = replace_page(&signed, 4, "Bayar 9000");
    office.qpdf(&forged);
    // This is why a valid signature alone is never shown as "valid".
    assert_eq!(count(&office.pdfsig(&forged), "Signature is Valid"), 1);
    let told = office.pyhanko(&forged);
    assert_eq!((count(&told, "judged INVALID"), count(&told, "judged VALID")), (1, 0), "{told}");
    assert!(matches!(office.verdict(&forged), Verdict::Altered { .. }));
}

/// A time-stamping authority of openssl's, with a root of its own.
fn time_stamping(office: &Office) -> Server {
    let settings = office.write("tsa.cnf", format!(
        "[tsa]\ndefault_tsa=t\n[t]\nserial={serial}\nsigner_cert={pem}\nsigner_key={key}\nsigner_digest=sha256\n\
         default_policy=1.2.3.4.1\ndigests=sha256\nordering=no\ntsa_name=no\ness_cert_id_alg=sha256\n\
         [req]\ndistinguished_name=dn\nx509_extensions=ext\n[dn]\n[ext]\nbasicConstraints=critical,CA:TRUE\n\
         keyUsage=critical,digitalSignature,keyCertSign\n[leaf]\nbasicConstraints=CA:FALSE\n\
         keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n",
        serial = office.path("serial"), pem = office.path("tsa.pem"), key = office.path("tsa.key"),
    ).as_bytes());
    let path = |name: &str| office.path(name);
    office.write("serial", b"01");
    let (root, root_key, key) = (path("tsaroot.pem"), path("tsaroot.key"), path("tsa.key"));
    let (csr, pem) = (path("tsa.csr"), path("tsa.pem"));
    for args in [
        vec![
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "30",
            "-config",
            &settings,
            "-subj",
            "/CN=Akar Waktu",
            "-keyout",
            &root_key,
            "-out",
            &root,
        ],
        vec![
            "req",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-config",
            &settings,
            "-subj",
            "/CN=Waktu Uji",
            "-keyout",
            &key,
            "-out",
            &csr,
        ],
        vec![
            "x509",
            "-req",
            "-in",
            &csr,
            "-CA",
            &root,
            "-CAkey",
            &root_key,
            "-CAcreateserial",
            "-days",
            "30",
            "-extfile",
            &settings,
            "-extensions",
            "leaf",
            "-out",
            &pem,
        ],
    ] {
        let done = run("openssl", &args);
        assert!(done.status.success(), "{}", text(&done));
    }
    let (query, reply) = (path("query.tsq"), path("reply.tsr"));
    Server::start(move |request| {
        std::fs::write(&query, &request.body).unwrap();
        let args =
            ["ts", "-reply", "-config", &settings, "-section", "t", "-queryfile", &query, "-out", &reply];
        let done = run("openssl", &args);
        assert!(done.status.success(), "{}", text(&done));
        Reply::Answer(200, "application/timestamp-reply", "", std::fs::read(&reply).unwrap())
    })
}

#[test]
fn a_time_stamp_is_accepted_and_gives_the_time() {
    let office = Office::new();
    let server = time_stamping(&office);
    let tsa = HttpTimestamper::new(&server.url, &HttpLimits::default()).unwrap();
    let signed = office.sign(LETTER, "Siti Contoh", "Signature1", Some(&tsa));
    office.qpdf(&signed);
    let roots = std::fs::read_to_string(office.path("root.pem")).unwrap();
    let tsa_root = std::fs::read_to_string(office.path("tsaroot.pem")).unwrap();
    office.write("root.pem", format!("{roots}{tsa_root}").as_bytes());
    let told = office.pyhanko(&signed);
    assert_eq!(count(&told, "judged VALID"), 1, "{told}");
    assert!(told.contains("Waktu Uji") || told.to_lowercase().contains("timestamp"), "{told}");
    assert_eq!(count(&office.pdfsig(&signed), "Certificate is Trusted"), 1);
    assert!(office.openssl(&signed, "Signature1").status.success());

    let (_, der) = der::pem::decode_vec(tsa_root.as_bytes()).unwrap();
    let own = Certificate::from_der(&office.authority.certificate().to_der().unwrap()).unwrap();
    let report = inspect(&signed, &[own, Certificate::from_der(&der).unwrap()], Utc::now()).unwrap();
    let stamp = report.signatures[0].timestamp.clone().unwrap();
    assert!(stamp.token_ok && stamp.chain_ok && stamp.authority == "Waktu Uji", "{stamp:?}");
    assert!((Utc::now() - stamp.at).num_seconds().abs() < 120);
    assert_eq!(verdict(&report, &[]), Verdict::Valid);
}

#[test]
fn an_answer_that_is_no_time_stamp_is_refused() {
    let server = Server::start(|_| Reply::Answer(200, "text/html", "", vec![b'x'; 100_000]));
    let tsa = HttpTimestamper::new(&server.url, &HttpLimits::default()).unwrap();
    assert!(tsa.token(b"signature").is_err());
    assert!(HttpTimestamper::new("http://tsa.contoh.go.id", &HttpLimits::default()).is_err());
}
