//! webauthn-rs in the protocol of its axum tutorial, for any username. Started as: keywave-interop PORT

use std::collections::HashMap;
use std::env;
use std::sync::{Arc, Mutex};

use axum::extract::{Path, State};
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use url::Url;
use uuid::Uuid;
use webauthn_rs::prelude::*;

const SESSION: &str = "webauthnrs";

enum Ceremony {
    Registration(String, PasskeyRegistration),
    Authentication(String, PasskeyAuthentication),
}

#[derive(Default)]
struct Account {
    id: Uuid,
    passkeys: Vec<Passkey>,
}

#[derive(Default)]
struct Kept {
    accounts: HashMap<String, Account>,
    /// By session cookie.
    ceremonies: HashMap<String, Ceremony>,
}

struct RelyingParty {
    webauthn: Webauthn,
    kept: Mutex<Kept>,
}

type Shared = State<Arc<RelyingParty>>;

/// What the tutorial answers to errors of its own; the library's are a 400 without a body.
fn unable(what: &'static str) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, what).into_response()
}

fn refused(error: WebauthnError) -> Response {
    eprintln!("{error:?}");
    StatusCode::BAD_REQUEST.into_response()
}

fn begin<T: serde::Serialize>(kept: &mut Kept, options: T, ceremony: Ceremony) -> Response {
    let session = Uuid::new_v4().to_string();
    let cookie = format!("{SESSION}={session}; Path=/; HttpOnly; SameSite=Strict");
    kept.ceremonies.insert(session, ceremony);
    ([(SET_COOKIE, cookie)], Json(options)).into_response()
}

fn take(kept: &mut Kept, headers: &HeaderMap) -> Option<Ceremony> {
    let cookies = headers.get(COOKIE)?.to_str().ok()?;
    let session = cookies
        .split("; ")
        .find_map(|cookie| cookie.strip_prefix(SESSION)?.strip_prefix('='))?;
    kept.ceremonies.remove(session)
}

async fn register_start(State(rp): Shared, Path(username): Path<String>) -> Response {
    let mut kept = rp.kept.lock().unwrap();
    let account = kept.accounts.entry(username.clone()).or_insert_with(|| Account {
        id: Uuid::new_v4(),
        ..Account::default()
    });
    let exclude = account.passkeys.iter().map(|passkey| passkey.cred_id().clone()).collect();
    match rp
        .webauthn
        .start_passkey_registration(account.id, &username, &username, Some(exclude))
    {
        Ok((options, state)) => begin(&mut kept, options, Ceremony::Registration(username, state)),
        Err(error) => refused(error),
    }
}

async fn register_finish(
    State(rp): Shared,
    headers: HeaderMap,
    Json(credential): Json<RegisterPublicKeyCredential>,
) -> Response {
    let mut kept = rp.kept.lock().unwrap();
    let Some(Ceremony::Registration(username, state)) = take(&mut kept, &headers) else {
        return unable("Corrupt Session");
    };
    match rp.webauthn.finish_passkey_registration(&credential, &state) {
        Ok(passkey) => {
            kept.accounts.entry(username).or_default().passkeys.push(passkey);
            StatusCode::OK.into_response()
        }
        Err(error) => refused(error),
    }
}

async fn login_start(State(rp): Shared, Path(username): Path<String>) -> Response {
    let mut kept = rp.kept.lock().unwrap();
    let Some(account) = kept.accounts.get(&username) else {
        return unable("User Not Found");
    };
    if account.passkeys.is_empty() {
        return unable("User Has No Credentials");
    }
    match rp.webauthn.start_passkey_authentication(&account.passkeys) {
        Ok((options, state)) => begin(&mut kept, options, Ceremony::Authentication(username, state)),
        Err(error) => refused(error),
    }
}

async fn login_finish(
    State(rp): Shared,
    headers: HeaderMap,
    Json(credential): Json<PublicKeyCredential>,
) -> Response {
    let mut kept = rp.kept.lock().unwrap();
    let Some(Ceremony::Authentication(username, state)) = take(&mut kept, &headers) else {
        return unable("Corrupt Session");
    };
    match rp.webauthn.finish_passkey_authentication(&credential, &state) {
        Ok(result) => {
            for passkey in &mut kept.accounts.entry(username).or_default().passkeys {
                passkey.update_credential(&result);
            }
            StatusCode::OK.into_response()
        }
        Err(error) => refused(error),
    }
}

#[tokio::main]
async fn main() {
    let port = env::args().nth(1).expect("a port");
    let origin = Url::parse(&format!("http://localhost:{port}")).expect("an origin");
    let webauthn = WebauthnBuilder::new("localhost", &origin)
        .and_then(|builder| builder.rp_name("Keywave interop").build())
        .expect("a relying party");
    let kept = Mutex::new(Kept::default());
    let app = Router::new()
        .route("/register_start/{username}", post(register_start))
        .route("/register_finish", post(register_finish))
        .route("/login_start/{username}", post(login_start))
        .route("/login_finish", post(login_finish))
        .with_state(Arc::new(RelyingParty { webauthn, kept }));
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await.expect("the port");
    axum::serve(listener, app).await.expect("a server");
}
