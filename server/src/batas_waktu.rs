//! How long a request may take: as long as it gets on.
//!
//! The time a use case takes is limited, and so is silence on the line; an upload that keeps coming is not cut off, however
//! slow the line. Whoever sends a byte now and then only to hold a connection falls below [`LAJU_TERENDAH`].

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures::StreamExt;
use tokio::time::Instant;

/// Bytes a second an upload must reach on average, after a first `lama` for free.
const LAJU_TERENDAH: u64 = 1_000;

/// Where the time comes from.
pub trait Jam: Clone + Send + Sync + 'static {
    /// Now.
    fn kini(&self) -> Instant;
    /// Waits until then.
    fn sampai(&self, saat: Instant) -> impl Future<Output = ()> + Send;
}

/// The clock on the wall.
#[derive(Clone, Copy, Debug)]
pub struct JamDinding;

impl Jam for JamDinding {
    fn kini(&self) -> Instant {
        Instant::now()
    }

    async fn sampai(&self, saat: Instant) {
        tokio::time::sleep_until(saat).await;
    }
}

/// The limit of a server.
#[derive(Clone, Copy, Debug)]
pub struct Batas<J = JamDinding> {
    /// Longest silence of the line, and longest time from the last byte to the answer.
    pub lama: Duration,
    pub jam: J,
}

/// What has arrived of one request.
struct Kemajuan {
    mulai: Instant,
    terakhir: Instant,
    bita: u64,
}

impl Kemajuan {
    /// Until when the request may go on as things stand.
    fn tenggat(&self, lama: Duration) -> Instant {
        let laju = self.mulai + lama + Duration::from_millis(self.bita.saturating_mul(1_000) / LAJU_TERENDAH);
        (self.terakhir + lama).min(laju)
    }
}

/// Answers 503 without words when a request does not get on; [`crate::penolakan`] finds the words.
pub async fn batasi<J: Jam>(State(batas): State<Batas<J>>, permintaan: Request, lanjut: Next) -> Response {
    let mulai = batas.jam.kini();
    let maju = Arc::new(Mutex::new(Kemajuan { mulai, terakhir: mulai, bita: 0 }));
    let tenggat = || maju.lock().unwrap_or_else(PoisonError::into_inner).tenggat(batas.lama);
    let (catat, jam) = (maju.clone(), batas.jam.clone());
    let permintaan = permintaan.map(|badan| {
        Body::from_stream(badan.into_data_stream().inspect(move |potong| {
            if let Ok(potong) = potong {
                hitung(&catat, jam.kini(), potong);
            }
        }))
    });
    let mut kerja = std::pin::pin!(lanjut.run(permintaan));
    loop {
        let saat = tenggat();
        tokio::select! {
            biased;
            jawaban = &mut kerja => return jawaban,
            () = batas.jam.sampai(saat) => {
                // Bytes that came meanwhile have moved it.
                if tenggat() <= batas.jam.kini() {
                    return StatusCode::SERVICE_UNAVAILABLE.into_response();
                }
            }
        }
    }
}

fn hitung(maju: &Mutex<Kemajuan>, kini: Instant, potong: &Bytes) {
    let mut maju = maju.lock().unwrap_or_else(PoisonError::into_inner);
    maju.terakhir = kini;
    maju.bita = maju.bita.saturating_add(potong.len() as u64);
}

#[cfg(test)]
mod tests {
    use axum::{
        Router,
        extract::{DefaultBodyLimit, Multipart},
        middleware::from_fn_with_state,
        routing::post,
    };
    use tokio::sync::{mpsc, watch};
    use tower::ServiceExt;

    use super::*;

    const LAMA: Duration = Duration::from_secs(60);
    const AWAL: &str = "--b\r\ncontent-disposition: form-data; name=\"berkas\"; filename=\"a.pdf\"\r\n\r\n";
    const AKHIR: &str = "\r\n--b--\r\n";

    /// A clock that moves when the test says so.
    #[derive(Clone)]
    struct JamUji(watch::Sender<Instant>);

    impl JamUji {
        fn maju(&self, detik: u64) {
            self.0.send_modify(|kini| *kini += Duration::from_secs(detik));
        }
    }

    impl Jam for JamUji {
        fn kini(&self) -> Instant {
            *self.0.borrow()
        }

        async fn sampai(&self, saat: Instant) {
            let _ = self.0.subscribe().wait_for(|kini| *kini >= saat).await;
        }
    }

    /// A handler that reads an upload, telling of every piece, and one that never ends.
    struct Panggung {
        jam: JamUji,
        kirim: mpsc::Sender<Result<Bytes, std::io::Error>>,
        terbaca: mpsc::Receiver<usize>,
        jawaban: tokio::task::JoinHandle<StatusCode>,
    }

    fn panggung(jalur: &'static str) -> Panggung {
        let jam = JamUji(watch::Sender::new(Instant::now()));
        let (kabar, terbaca) = mpsc::channel(8);
        let unggah = move |mut multipart: Multipart| async move {
            let mut bagian = multipart.next_field().await.unwrap().unwrap();
            let mut banyak = 0;
            while let Ok(Some(potong)) = bagian.chunk().await {
                banyak += potong.len();
                kabar.send(potong.len()).await.unwrap();
            }
            banyak.to_string()
        };
        let router: Router = Router::new()
            .route("/unggah", post(unggah))
            .route("/lama", post(|| async { std::future::pending::<()>().await }))
            .layer(DefaultBodyLimit::disable())
            .layer(from_fn_with_state(Batas { lama: LAMA, jam: jam.clone() }, batasi::<JamUji>));
        let (kirim, badan) = mpsc::channel(8);
        let badan = futures::stream::unfold(badan, |mut badan| async { badan.recv().await.map(|isi| (isi, badan)) });
        let permintaan = Request::post(jalur)
            .header("content-type", "multipart/form-data; boundary=b")
            .body(Body::from_stream(badan))
            .unwrap();
        let jawaban = tokio::spawn(async move { router.oneshot(permintaan).await.unwrap().status() });
        Panggung { jam, kirim, terbaca, jawaban }
    }

    impl Panggung {
        /// Sends a piece and waits until the handler has it.
        async fn potong(&mut self, bita: usize) {
            self.kirim.send(Ok(Bytes::from(vec![b'x'; bita]))).await.unwrap();
            // The reader keeps back what could be the start of the boundary.
            self.terbaca.recv().await.unwrap();
        }

        async fn kirim(&self, isi: &'static str) {
            self.kirim.send(Ok(Bytes::from_static(isi.as_bytes()))).await.unwrap();
        }
    }

    #[tokio::test]
    async fn a_large_upload_on_a_slow_line_finishes() {
        let mut p = panggung("/unggah");
        p.kirim(AWAL).await;
        // Nearly an hour and a half in all, far beyond the limit.
        for _ in 0..90 {
            p.potong(64_000).await;
            p.jam.maju(59);
        }
        p.kirim(AKHIR).await;
        drop(p.kirim);
        assert_eq!(p.jawaban.await.unwrap(), StatusCode::OK);
    }

    #[tokio::test]
    async fn a_line_that_falls_silent_is_given_up() {
        let mut p = panggung("/unggah");
        p.kirim(AWAL).await;
        p.potong(64_000).await;
        p.jam.maju(61);
        assert_eq!(p.jawaban.await.unwrap(), StatusCode::SERVICE_UNAVAILABLE);
    }

    #[tokio::test]
    async fn a_byte_now_and_then_holds_no_connection() {
        let mut p = panggung("/unggah");
        p.kirim(AWAL).await;
        p.potong(200).await;
        p.jam.maju(50);
        p.potong(200).await;
        p.jam.maju(50);
        assert_eq!(p.jawaban.await.unwrap(), StatusCode::SERVICE_UNAVAILABLE);
    }

    #[tokio::test]
    async fn a_use_case_that_never_ends_is_given_up() {
        let p = panggung("/lama");
        tokio::task::yield_now().await;
        p.jam.maju(61);
        assert_eq!(p.jawaban.await.unwrap(), StatusCode::SERVICE_UNAVAILABLE);
    }
}
