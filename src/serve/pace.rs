//! A connection whose client must keep pace: who takes too little of an answer for too long is let go.
//!
//! That a client takes too long to say what it wants is hyper's to notice (`header_read_timeout`).

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::rt::{Read, ReadBufCursor, Write};
use tokio::time::{Instant, Sleep, sleep_until};

/// Who takes this much within the time is not slow.
const ENOUGH: usize = 64 * 1024;

/// A stream with a limit on how long writing may get nowhere.
pub struct Pace<S> {
    stream: S,
    patience: Duration,
    /// Since the client was first not ready: until when it must have taken enough, and how much it has taken.
    waiting: Option<(Pin<Box<Sleep>>, usize)>,
}

impl<S> Pace<S> {
    /// A stream that is let go when its client takes less than 64 KiB in `patience`.
    pub fn new(stream: S, patience: Duration) -> Pace<S> {
        Pace { stream, patience, waiting: None }
    }

    fn wrote(&mut self, cx: &mut Context<'_>, polled: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        match polled {
            Poll::Ready(Ok(count)) => {
                if let Some((_, taken)) = &mut self.waiting {
                    *taken += count;
                    if *taken >= ENOUGH {
                        self.waiting = None;
                    }
                }
                Poll::Ready(Ok(count))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => {
                let patience = self.patience;
                let (until, _) =
                    self.waiting.get_or_insert_with(|| (Box::pin(sleep_until(Instant::now() + patience)), 0));
                match until.as_mut().poll(cx) {
                    Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
                    Poll::Pending => Poll::Pending,
                }
            }
        }
    }
}

impl<S: Read + Unpin> Read for Pace<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: ReadBufCursor<'_>) -> Poll<io::Result<()>> {
        let polled = Pin::new(&mut self.stream).poll_read(cx, buf);
        if polled.is_ready() {
            // It asks further: the answer before has arrived.
            self.waiting = None;
        }
        polled
    }
}

impl<S: Write + Unpin> Write for Pace<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.wrote(cx, polled)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write_vectored(cx, pieces);
        self.wrote(cx, polled)
    }
}
