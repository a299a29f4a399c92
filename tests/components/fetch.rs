//! Fetching with the browser's own check of the hash, from addresses that the test makes itself.

use content::Resource;
use fieldnotes::browser::fetch;
use fieldnotes::library::Failure;
use js_sys::Array;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, Url};

/// `abc`; FIPS 180-4 gives its hash.
const ABC: &str = "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";

/// An address with a text behind it, until it is revoked.
fn address(text: &str) -> String {
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).unwrap();
    Url::create_object_url_with_blob(&blob).unwrap()
}

async fn fetched(url: &str) -> Result<Vec<u8>, Failure> {
    fetch(url, &Resource { path: String::new(), integrity: ABC.to_owned() }).await
}

#[wasm_bindgen_test]
async fn what_has_the_promised_hash_arrives() {
    assert_eq!(fetched(&address("abc")).await, Ok(b"abc".to_vec()));
}

#[wasm_bindgen_test]
async fn another_text_is_damaged() {
    assert_eq!(fetched(&address("abd")).await, Err(Failure::Damaged));
}

#[wasm_bindgen_test]
async fn a_file_that_the_server_does_not_have_is_gone() {
    assert_eq!(fetched("/there/is/no/such/file.bin").await, Err(Failure::Gone));
}

#[wasm_bindgen_test]
async fn without_an_answer_the_reader_is_offline() {
    let url = address("abc");
    Url::revoke_object_url(&url).unwrap();
    assert_eq!(fetched(&url).await, Err(Failure::Offline));
}
