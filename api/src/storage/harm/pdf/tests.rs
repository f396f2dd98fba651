use super::super::code;
use super::*;
use lopdf::{Dictionary, SaveOptions, Stream, dictionary};

/// A PDF with a page and this catalog besides.
fn with(change: impl FnOnce(&mut Document, &mut Dictionary)) -> Document {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, tree.into());
    let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages };
    change(&mut document, &mut catalog);
    let root = document.add_object(catalog);
    document.trailer.set("Root", root);
    document
}

fn bytes(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// With its objects in compressed streams.
fn packed(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    let options = SaveOptions { use_object_streams: true, use_xref_streams: true, ..Default::default() };
    document.save_with_options(&mut bytes, options).unwrap();
    bytes
}

fn script() -> Dictionary {
    dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") }
}

#[test]
fn a_plain_file_is_taken() {
    assert_eq!(code(look(&bytes(with(|_, _| {})))), None);
    assert_eq!(code(look(&packed(with(|_, _| {})))), None);
    let words = with(|document, _| {
        let text = b"(lihat /JavaScript dan /Launch) Tj".to_vec();
        document.add_object(Stream::new(dictionary! {}, text));
    });
    assert_eq!(code(look(&bytes(words))), None, "words on a page do nothing");
}

#[test]
fn scripts_commands_and_files_inside_are_refused() {
    type Change = fn(&mut Document, &mut Dictionary);
    let cases: [(Change, Code); 8] = [
        (|_, catalog| catalog.set("OpenAction", script()), Code::FileScript),
        (
            |document, catalog| {
                let action = document.add_object(script());
                catalog.set("AA", dictionary! { "WC" => action });
            },
            Code::FileScript,
        ),
        (
            |document, catalog| {
                let tree = dictionary! { "Names" => vec![Object::string_literal("a"), script().into()] };
                let tree = document.add_object(tree);
                catalog.set("Names", dictionary! { "JavaScript" => tree });
            },
            Code::FileScript,
        ),
        (
            |_, catalog| {
                let run = dictionary! { "S" => "Launch", "F" => Object::string_literal("cmd.exe") };
                catalog.set("OpenAction", run);
            },
            Code::FileScript,
        ),
        (
            |_, catalog| {
                catalog.set("AcroForm", dictionary! { "XFA" => Object::string_literal("<xdp/>") });
            },
            Code::FileScript,
        ),
        (
            |document, _| {
                document.add_object(dictionary! { "Type" => "Annot", "Subtype" => "RichMedia" });
            },
            Code::FileScript,
        ),
        (
            |document, catalog| {
                let file = Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"MZ".to_vec());
                let file = document.add_object(file);
                catalog.set("Names", dictionary! { "EmbeddedFiles" => file });
            },
            Code::FileEmbedded,
        ),
        (
            |document, _| {
                document.add_object(dictionary! { "Subtype" => "FileAttachment" });
            },
            Code::FileEmbedded,
        ),
    ];
    for (place, (change, told)) in cases.into_iter().enumerate() {
        assert_eq!(code(look(&bytes(with(change)))), Some(told), "case {place}");
        assert_eq!(code(look(&packed(with(change)))), Some(told), "case {place}, compressed");
    }
}

#[test]
fn the_compressed_samples_hide_their_names_from_the_text() {
    let hidden = packed(with(|document, catalog| {
        let action = document.add_object(script());
        catalog.set("OpenAction", action);
    }));
    let text = String::from_utf8_lossy(&hidden);
    assert!(text.contains("ObjStm") && !text.contains("JavaScript"), "{text}");
    assert_eq!(code(look(&hidden)), Some(Code::FileScript));
}

#[test]
fn escapes_and_damage_hide_nothing() {
    let plain = bytes(with(|_, catalog| catalog.set("OpenAction", script())));
    let text = String::from_utf8_lossy(&plain).into_owned();
    for (from, to) in [("/JavaScript", "/J#61vaScript"), ("/JavaScript", "/#4AavaScrip#74")] {
        let escaped = text.replace(from, to).replace("/JS", "/#4a#53");
        assert_eq!(code(look(escaped.as_bytes())), Some(Code::FileScript), "{to}");
    }
    // a reader repairs what is damaged
    let torn = text.replace("xref", "xxxx").replace("trailer", "tttttttt");
    assert_eq!(code(look(torn.as_bytes())), Some(Code::FileScript));
    // the object lies in what looks like the bytes of a stream
    let veiled = text.replace("%PDF-1.7\n", "%PDF-1.7\n%stream\n") + "%endstream\n%%EOF\n";
    assert_eq!(code(look(veiled.as_bytes())), Some(Code::FileScript));
}

#[test]
fn an_old_revision_counts_too() {
    let first = bytes(with(|_, catalog| catalog.set("OpenAction", script())));
    let second = [first.as_slice(), b"1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"].concat();
    assert_eq!(code(look(&second)), Some(Code::FileScript));
}

#[test]
fn a_structure_that_swells_or_cannot_be_decoded_is_refused() {
    let stream = |content: Vec<u8>, filter: &str| {
        // what saves a document leaves such streams out, so it gets its name afterwards
        let mut object = Stream::new(dictionary! { "Type" => "XXXXXX", "N" => 1, "First" => 4 }, content);
        if filter == "FlateDecode" {
            object.compress().unwrap();
        } else {
            object.dict.set("Filter", filter);
        }
        let mut bytes = bytes(with(|document, _| {
            document.add_object(object);
        }));
        let at = bytes.windows(6).position(|window| window == b"XXXXXX").unwrap();
        bytes[at..at + 6].copy_from_slice(b"ObjStm");
        bytes
    };
    let spaces = [b"9 0 ".to_vec(), vec![b' '; 3 * MOST_STRUCTURE]].concat();
    assert_eq!(code(look(&stream(spaces, "FlateDecode"))), Some(Code::FileBomb));
    for filter in ["JBIG2Decode", "RunLengthDecode", "ASCII85Decode"] {
        let odd = stream(b"9 0 << /S /X >>".to_vec(), filter);
        assert_eq!(code(look(&odd)), Some(Code::FileUnreadable), "{filter}");
    }
}

#[test]
fn compressed_objects_that_no_table_names_count_too() {
    let mut hidden = Stream::new(dictionary! {}, b"9 0 << /S /JavaScript /JS (1) >> ".repeat(50));
    hidden.compress().unwrap();
    let head = format!(
        "%PDF-1.7\n90 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {}>>\nstream\n",
        hidden.content.len()
    );
    let plain = bytes(with(|_, _| {}));
    let whole = [head.as_bytes(), &hidden.content, b"\nendstream\nendobj\n", &plain[9..]].concat();
    assert_eq!(code(look(&whole)), Some(Code::FileScript));
}

#[test]
fn what_has_no_objects_is_judged_by_its_text() {
    for (text, told) in [
        ("%PDF-1.7\nsurat\n%%EOF\n", None),
        ("%PDF-1.7\n<</S/JavaScript>>\n%%EOF\n", Some(Code::FileScript)),
        ("%PDF-1.7\nstream\n/JS\nendstream\n%%EOF\n", Some(Code::FileScript)),
        ("%PDF-1.7\n/Type/ObjStm\n%%EOF\n", Some(Code::FileUnreadable)),
        ("%PDF-1.7\n/Encrypt 4 0 R\n%%EOF\n", Some(Code::FileUnreadable)),
    ] {
        assert_eq!(code(look(text.as_bytes())), told, "{text}");
    }
}

#[test]
fn a_file_with_a_password_is_told_apart() {
    let mut document = with(|_, _| {});
    document.trailer.set("ID", vec![Object::string_literal("ab"), Object::string_literal("ab")]);
    for (user, told) in [("rahasia", Some(Code::FileLocked)), ("", None)] {
        let mut document = document.clone();
        let version = lopdf::EncryptionVersion::V2 {
            document: &document,
            owner_password: "pemilik",
            user_password: user,
            key_length: 128,
            permissions: lopdf::Permissions::all(),
        };
        let state = lopdf::EncryptionState::try_from(version).unwrap();
        document.encrypt(&state).unwrap();
        assert_eq!(code(look(&bytes(document))), told, "{user}");
    }
}
