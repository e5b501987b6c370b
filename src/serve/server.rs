//! Sockets: connections in, answers out, with limits on everything a client could use up, and an end that drops nobody.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::{SocketAddr, TcpListener as Bound};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use hyper::body::{Body, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;

use super::answer::Answer;
use super::pace::Pace;
use super::respond::{Plan, busy, failed, for_method, fulfil, no_body, plan};
use super::state::State;
use crate::lang::Lang;

/// What clients may use up.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// So many connections at once; more wait until one ends.
    pub connections: usize,
    /// So long may a client take to say what it wants, and be silent between two requests.
    pub asking: Duration,
    /// In this time a client must take 64 KiB of an answer, or all of it.
    pub taking: Duration,
    /// So long may a request wait until others are made.
    pub making: Duration,
    /// So long may running requests take when the server is to stop.
    pub stopping: Duration,
    /// So many bytes may the head of a request have; at least 8192.
    pub head: usize,
    /// So many lines may it have.
    pub lines: usize,
    /// So many bytes may stand behind it before it is told to be too large; none are read.
    pub body: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            connections: 1024,
            asking: Duration::from_secs(20),
            taking: Duration::from_secs(30),
            making: Duration::from_secs(30),
            stopping: Duration::from_secs(10),
            head: 16 * 1024,
            lines: 64,
            body: 64 * 1024,
        }
    }
}

/// A server that holds its port but serves nobody yet.
pub struct Server {
    bound: Bound,
    address: SocketAddr,
}

/// How serving ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// Every request that had begun was answered.
    Finished,
    /// Some took longer than they were given.
    Broken,
}

/// A server at work. It stops when it is told to, or when the process is (SIGTERM, SIGINT).
pub struct Running {
    runtime: tokio::runtime::Runtime,
    task: tokio::task::JoinHandle<Stopped>,
    stop: watch::Sender<bool>,
}

impl Server {
    /// Takes the port.
    ///
    /// # Errors
    /// What the system says: the port is taken, the address is not ours, ports below 1024 are not allowed.
    pub fn bind(address: SocketAddr) -> io::Result<Server> {
        let bound = Bound::bind(address)?;
        bound.set_nonblocking(true)?;
        let address = bound.local_addr()?;
        Ok(Server { bound, address })
    }

    /// The address with its port, also where any port was asked for.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Begins to serve, on threads of its own.
    ///
    /// # Errors
    /// The system gives no threads.
    pub fn start(self, state: Arc<State>, limits: Limits) -> io::Result<Running> {
        let runtime = tokio::runtime::Builder::new_multi_thread().thread_name("serve").enable_all().build()?;
        let (stop, stopped) = watch::channel(false);
        let listener = {
            let _inside = runtime.enter();
            TcpListener::from_std(self.bound)?
        };
        let task = runtime.spawn(serve(listener, state, limits, stopped));
        Ok(Running { runtime, task, stop })
    }
}

impl Running {
    /// Whether it has ended.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.task.is_finished()
    }

    /// Ends it: nobody new is let in, who is served is served to the end.
    #[must_use]
    pub fn stop(self) -> Stopped {
        // If nobody listens, it has ended already.
        let _ = self.stop.send(true);
        let stopped = self.runtime.block_on(self.task).unwrap_or(Stopped::Broken);
        self.runtime.shutdown_background();
        stopped
    }
}

/// The first of the two that is there; none where it is `end`.
async fn unless<T>(mut end: Pin<&mut impl Future<Output = ()>>, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    std::future::poll_fn(|cx| match end.as_mut().poll(cx) {
        Poll::Ready(()) => Poll::Ready(None),
        Poll::Pending => work.as_mut().poll(cx).map(Some),
    })
    .await
}

async fn serve(listener: TcpListener, state: Arc<State>, limits: Limits, told: watch::Receiver<bool>) -> Stopped {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(limits.connections));
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let makers = Arc::new(Semaphore::new(cores));
    let mut end = pin!(end(told));
    loop {
        let Some(Ok(place)) = unless(end.as_mut(), Arc::clone(&places).acquire_owned()).await else { break };
        let stream = match unless(end.as_mut(), listener.accept()).await {
            None => break,
            Some(Ok((stream, _))) => stream,
            Some(Err(_)) => {
                // Too many open files, or a client that is gone already: a moment later it may be better.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        // Answers are written whole; waiting for more to fill a packet would only delay them.
        let _ = stream.set_nodelay(true);
        let (state, makers) = (Arc::clone(&state), Arc::clone(&makers));
        let service = service_fn(move |request| answer(Arc::clone(&state), Arc::clone(&makers), limits, request));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.asking)
            .max_buf_size(limits.head)
            .max_headers(limits.lines)
            .serve_connection(Pace::new(TokioIo::new(stream), limits.taking), service);
        let watched = graceful.watch(connection);
        tokio::spawn(async move {
            // What a client does wrong on its connection concerns nobody else.
            let _ = watched.await;
            drop(place);
        });
    }
    drop(listener);
    match timeout(limits.stopping, graceful.shutdown()).await {
        Ok(()) => Stopped::Finished,
        Err(_) => Stopped::Broken,
    }
}

async fn answer(
    state: Arc<State>,
    makers: Arc<Semaphore>,
    limits: Limits,
    request: Request<Incoming>,
) -> Result<Answer, Infallible> {
    // Who may not write at all is told which methods there are; what is too large is refused before that.
    let asks = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let small = request.body().size_hint().upper().is_some_and(|bytes| bytes <= limits.body);
    if !request.body().is_end_stream() && (asks || !small) {
        return Ok(no_body());
    }
    let method = request.method().clone();
    let answer = match plan(&state, &request) {
        Plan::Ready(answer) => answer,
        Plan::Make(order) => match timeout(limits.making, makers.acquire_owned()).await {
            Ok(Ok(maker)) => {
                let made = tokio::task::spawn_blocking(move || {
                    let answer = fulfil(&state, &order);
                    drop(maker);
                    answer
                });
                made.await.unwrap_or_else(|_| failed(Lang::default()))
            }
            Ok(Err(_)) | Err(_) => busy(),
        },
    };
    Ok(for_method(&method, answer))
}

/// Ends when the process is told to end, or when we are.
async fn end(mut told: watch::Receiver<bool>) {
    let told = async move {
        // An error means that nobody can tell any more.
        let _ = told.wait_for(|stop| *stop).await;
    };
    unless(pin!(signalled()), told).await;
}

#[cfg(unix)]
async fn signalled() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return std::future::pending().await;
    };
    unless(
        pin!(async {
            terminate.recv().await;
        }),
        interrupt.recv(),
    )
    .await;
}

#[cfg(not(unix))]
async fn signalled() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
