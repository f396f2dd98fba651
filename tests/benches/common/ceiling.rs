//! The least that an answer over HTTP costs: a fixed JSON text from the same server library.
use super::load::{self, Requests};
use super::{CLIENTS, SPAN, start};
use actix_web::{App, HttpResponse, HttpServer, web};
use std::process::{Command, ExitCode};
use std::sync::Arc;

/// Serves a JSON text of so many bytes at every address, until it is ended.
pub fn serve(size: usize) -> ExitCode {
    let text = web::Bytes::from(format!("\"{}\"", "a".repeat(size.saturating_sub(2))));
    let answer = move || {
        let text = text.clone();
        App::new().default_service(web::to(move || {
            let text = text.clone();
            async move { HttpResponse::Ok().content_type("application/json").body(text) }
        }))
    };
    let listen = std::env::var("PAMONG_LISTEN").unwrap();
    let served = actix_web::rt::System::new()
        .block_on(async move { HttpServer::new(answer).bind(listen)?.run().await });
    served.unwrap();
    ExitCode::SUCCESS
}

/// Answers of so many bytes a second.
pub async fn fixed(size: usize) -> f64 {
    let mut command = Command::new(std::env::current_exe().unwrap());
    let server = start(command.args(["fixed", &size.to_string()]));
    let request = b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n".to_vec();
    let requests = Requests { bytes: Arc::new(vec![request]), once: false };
    load::closed(server.1, &requests, CLIENTS, SPAN).await.per_second
}
