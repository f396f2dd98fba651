//! Foreign programs judge letters that were signed through the API: pdfsig, pyHanko, openssl and qpdf.
//! `scripts/pdf-tools.sh` installs them.
use super::Office;
use crate::kit::TestApp;
use chrono::Utc;
use pamong::documents::signing::keys::published_root;
use pamong_sign::authority::pem;
use std::path::PathBuf;
use std::process::{Command, Output};
use tempfile::TempDir;

/// The programs, trusting the installation's root.
struct Judges(TempDir);

impl Judges {
    fn trusting(app: &TestApp) -> Self {
        let der = app.db().read_blocking(published_root).unwrap().expect("no key was made").0;
        let judges = Self(TempDir::new().unwrap());
        let (pem, nss) = (judges.write("root.pem", pem(&der).unwrap().as_bytes()), judges.path("nss"));
        std::fs::create_dir(&nss).unwrap();
        for args in [
            vec!["-N", "-d", &nss, "--empty-password"],
            vec!["-A", "-d", &nss, "-n", "root", "-t", "CT,C,C", "-i", &pem],
        ] {
            let done = run("certutil", &args);
            assert!(done.status.success(), "{}", text(&done));
        }
        judges
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn write(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn pdfsig(&self, pdf: &[u8]) -> String {
        let file = self.write("judged.pdf", pdf);
        text(&run("pdfsig", &["-nssdir", &self.path("nss"), &file]))
    }

    fn pyhanko(&self, pdf: &[u8]) -> String {
        let (file, root) = (self.write("judged.pdf", pdf), self.path("root.pem"));
        let args = ["sign", "validate", "--pretty-print", "--trust-replace", "--trust", &root, &file];
        text(&run(pyhanko().to_str().unwrap(), &args))
    }

    fn openssl(&self, pdf: &[u8], range: [usize; 4]) -> bool {
        let [a, b, c, d] = range;
        let hex: Vec<u8> = pdf[b + 1..c - 1].to_vec();
        let cms: Vec<u8> = hex
            .chunks(2)
            .map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap())
            .collect();
        let length = 4 + usize::from(u16::from_be_bytes([cms[2], cms[3]]));
        let (cms, root) = (self.write("cms.der", &cms[..length]), self.path("root.pem"));
        let content = self.write("covered", &[&pdf[a..a + b], &pdf[c..c + d]].concat());
        let args = [
            "cms",
            "-verify",
            "-cades",
            "-binary",
            "-inform",
            "DER",
            "-in",
            &cms,
            "-content",
            &content,
            "-CAfile",
            &root,
            "-purpose",
            "any",
            "-out",
            &self.path("out"),
        ];
        run("openssl", &args).status.success()
    }

    fn qpdf(&self, pdf: &[u8]) {
        let checked = run("qpdf", &["--check", &self.write("judged.pdf", pdf)]);
        assert!(checked.status.success(), "{}", text(&checked));
    }
}

fn run(program: &str, args: &[&str]) -> Output {
    let output = Command::new(program).args(args).output();
    output.unwrap_or_else(|e| panic!("{program} does not start ({e}): run scripts/pdf-tools.sh"))
}

fn text(output: &Output) -> String {
    format!("{}\n{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[allow(clippy::disallowed_methods, reason = "the program is where the environment says")]
fn pyhanko() -> PathBuf {
    let home = PathBuf::from(std::env::var_os("HOME").unwrap());
    let cache = std::env::var_os("PAMONG_CACHE").map_or_else(|| home.join(".cache/pamong"), PathBuf::from);
    cache.join("pyhanko/bin/pyhanko")
}

/// The `/ByteRange` of every signature in the order of the file.
fn ranges(pdf: &[u8]) -> Vec<[usize; 4]> {
    let mark = b"/ByteRange [";
    let places = (0..pdf.len() - mark.len()).filter(|at| pdf[*at..].starts_with(mark));
    places
        .map(|at| {
            let rest = &pdf[at + mark.len()..];
            let end = rest.iter().position(|b| *b == b']').unwrap();
            let numbers = std::str::from_utf8(&rest[..end]).unwrap().split_whitespace();
            numbers.map(|n| n.parse().unwrap()).collect::<Vec<usize>>().try_into().unwrap()
        })
        .collect()
}

fn count(told: &str, words: &str) -> usize {
    told.matches(words).count()
}

#[tokio::test]
async fn a_letter_with_one_signature_and_one_with_two_convince_every_program_until_a_byte_changes() {
    for seals in [false, true] {
        let app = TestApp::start_with(|config| config.signing.agency_seal = seals).await;
        // The programs look at the real clock.
        app.clock.set(&Utc::now().to_rfc3339());
        let office = Office::open(app).await;
        office.app.signer(&office.head).await;
        let (path, _) = office.letter().await;
        let drafted = office.pdf(&path).await;
        let path = office.signed().await;
        let signed = office.pdf(&path).await;
        let judges = Judges::trusting(&office.app);
        judges.qpdf(&drafted);
        judges.qpdf(&signed);
        let signers = if seals { 2 } else { 1 };
        let told = judges.pdfsig(&signed);
        assert_eq!(count(&told, "Signature is Valid"), signers, "{told}");
        assert_eq!(count(&told, "Certificate is Trusted"), signers, "{told}");
        let told = judges.pyhanko(&signed);
        assert_eq!(count(&told, "judged VALID"), signers, "{told}");
        assert_eq!(ranges(&signed).len(), signers);
        for range in ranges(&signed) {
            assert!(judges.openssl(&signed, range));
        }
        let words = crate::kit::pdf::words(&signed);
        let order =
            ["PEMERINTAH KOTA JAMBI", "Permintaan data penduduk", "Mohon kirimkan", &office.head.name];
        let places: Vec<_> =
            order.map(|part| words.find(part).unwrap_or_else(|| panic!("{part}: {words}"))).into();
        assert!(places.is_sorted(), "not in reading order: {words}");

        // Somewhere in the first page's content.
        let mut altered = signed.clone();
        let at = altered.windows(6).position(|w| w == b"stream").unwrap() + 40;
        altered[at] ^= 1;
        let told = judges.pdfsig(&altered);
        assert_eq!(count(&told, "Digest Mismatch"), signers, "{told}");
        let told = judges.pyhanko(&altered);
        assert_eq!(count(&told, "judged VALID"), 0, "{told}");
        for range in ranges(&altered) {
            assert!(!judges.openssl(&altered, range));
        }
    }
}
