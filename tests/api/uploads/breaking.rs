//! A line that breaks again and again.
use super::{OFFICE, attach, begin, document, look, piece, place, stored};
use crate::kit::{Actor, Reply, TestApp};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Bytes after which the line breaks.
const LENGTH: usize = 200_000;

/// A line to the application on which every connection breaks after so many bytes of the caller.
struct Line {
    address: SocketAddr,
    breaks: Arc<AtomicUsize>,
}

impl Line {
    async fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, breaks) = (listener.local_addr().unwrap(), Arc::<AtomicUsize>::default());
        let counted = breaks.clone();
        tokio::spawn(async move {
            while let Ok((caller, _)) = listener.accept().await {
                let counted = counted.clone();
                tokio::spawn(async move {
                    if carry(caller, TcpStream::connect(server).await.unwrap()).await {
                        counted.fetch_add(1, Ordering::Relaxed);
                    }
                });
            }
        });
        Self { address, breaks }
    }

    fn breaks(&self) -> usize {
        self.breaks.load(Ordering::Relaxed)
    }
}

/// Carries bytes both ways; true where the line broke, false where both had said everything.
async fn carry(caller: TcpStream, server: TcpStream) -> bool {
    let ((mut from_caller, mut to_caller), (mut from_server, mut to_server)) =
        (caller.into_split(), server.into_split());
    let back = tokio::spawn(async move { tokio::io::copy(&mut from_server, &mut to_caller).await.is_ok() });
    let mut left = LENGTH;
    let mut chunk = vec![0; 16 * 1024];
    let broke = loop {
        let room = chunk.len().min(left);
        match from_caller.read(&mut chunk[..room]).await {
            Ok(0) | Err(_) => break false,
            Ok(read) => {
                if to_server.write_all(&chunk[..read]).await.is_err() {
                    break false;
                }
                left -= read;
                if left == 0 {
                    break true;
                }
            }
        }
    };
    if broke {
        back.abort();
    } else {
        drop(to_server);
        back.await.ok();
    }
    broke
}

/// Goes on until the file is there: asks how far it is, and sends all that is left.
async fn persist(actor: &Actor, place: &str, content: &[u8]) -> Reply {
    for _ in 0..400 {
        let Ok(state) = actor.try_send(actor.request(reqwest::Method::HEAD, place)).await else { continue };
        let offset: usize = state.expect(204).header("upload-offset").unwrap().parse().unwrap();
        match actor.try_send(piece(actor, place, offset, &content[offset..], true)).await {
            Ok(reply) if reply.status == 409 => {}
            Ok(reply) => return reply,
            Err(_broken) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
    panic!("the file never arrived");
}

#[tokio::test]
async fn a_resumable_upload_over_a_line_that_breaks_every_200_kb_completes() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(OFFICE).await;
    for (actor, at) in super::doors(&app, &clerk) {
        let content = document(5_000_000);
        let line = Line::to(app.address()).await;
        let actor = actor.towards(&format!("http://{}", line.address));
        let place = place(&begin(&actor, at, "surat.pdf", &content).await.expect(201));
        let upload = persist(&actor, &place, &content).await.expect(201);
        assert!(line.breaks() >= 20, "the line broke {} times", line.breaks());
        assert_eq!(upload.body["size_bytes"], content.len());
        assert_eq!(upload.body["media_type"], "application/pdf");
        assert_eq!(stored(&app, "pieces"), 0, "the pieces are left");
        if at == "/uploads" {
            let path = attach(&clerk, &upload.id()).await;
            let back = clerk.get(&path).await.expect(200);
            assert!(back.bytes == content, "{} bytes came back", back.bytes.len());
        }
    }
}

#[tokio::test]
async fn what_arrived_before_the_line_broke_is_kept() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(OFFICE).await;
    let content = document(300_000);
    let place = place(&begin(&clerk, "/uploads", "surat.pdf", &content).await.expect(201));
    let line = Line::to(app.address()).await;
    let over = clerk.towards(&format!("http://{}", line.address));
    over.try_send(piece(&over, &place, 0, &content, true)).await.unwrap_err();
    // What the server had read is kept. On a busy machine that is not all that the line had carried: the HTTP server lets go of
    // what lies unread in its buffer when the line breaks.
    let mut arrived = 0;
    for _ in 0..1000 {
        arrived = look(&clerk, &place).await.expect(204).header("upload-offset").unwrap().parse().unwrap();
        if arrived > 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!((1..LENGTH).contains(&arrived), "{arrived}");
    let upload = persist(&clerk, &place, &content).await.expect(201);
    assert_eq!(upload.body["size_bytes"], content.len());
}
