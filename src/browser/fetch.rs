use content::Resource;
use gloo_net::http::{Request, RequestBuilder, Response};
use web_sys::RequestCache;

use crate::library::Failure;

/// Gets a resource. The browser itself compares the hash: the request carries `integrity`. One without a hash can change,
/// so its copy in the HTTP cache is compared with the server's.
///
/// A wrong hash and a lost connection look the same to scripts (Fetch, "network error"). So a failed request is made
/// once more past the HTTP cache, which mends a damaged copy in it; if that fails too, one without the hash tells
/// whether anything answers at all.
pub fn fetch(
    url: &str,
    resource: &Resource,
) -> impl Future<Output = Result<Vec<u8>, Failure>> + 'static + use<> {
    let (url, integrity) = (url.to_owned(), resource.integrity.clone());
    async move {
        let checked = || match integrity.as_str() {
            "" => Request::get(&url).cache(RequestCache::NoCache),
            integrity => Request::get(&url).integrity(integrity),
        };
        if let Some(response) = send(checked()).await {
            return read(response).await;
        }
        if let Some(response) = send(checked().cache(RequestCache::Reload)).await {
            return read(response).await;
        }
        match send(Request::get(&url).cache(RequestCache::NoStore)).await {
            Some(response) if response.ok() => Err(Failure::Damaged),
            Some(response) => Err(of_status(response.status())),
            None => Err(Failure::Offline),
        }
    }
}

async fn send(request: RequestBuilder) -> Option<Response> {
    request.send().await.ok()
}

async fn read(response: Response) -> Result<Vec<u8>, Failure> {
    if !response.ok() {
        return Err(of_status(response.status()));
    }
    // The hash was right; only a connection that broke in the middle is left.
    response.binary().await.map_err(|_| Failure::Offline)
}

fn of_status(status: u16) -> Failure {
    match status {
        404 | 410 => Failure::Gone,
        status => Failure::Server(status),
    }
}
