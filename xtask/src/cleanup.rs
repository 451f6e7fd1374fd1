//! What must not stay behind: servers that were started and folders that were made, also after ctrl-c.

use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

type Undo = Box<dyn FnOnce() + Send>;

static PENDING: Mutex<Vec<(u64, Undo)>> = Mutex::new(Vec::new());

/// Undoes its action when dropped, or when the run is interrupted, whichever comes first; once.
#[must_use]
pub struct Guard(u64);

/// Registers an action that undoes something just done.
pub fn later(undo: impl FnOnce() + Send + 'static) -> Guard {
    let mut pending = pending();
    let id = pending.last().map_or(0, |(id, _)| id + 1);
    pending.push((id, Box::new(undo)));
    Guard(id)
}

impl Guard {
    /// Forgets the action: what it would undo has ended by itself.
    pub fn disarm(self) {
        drop(self.take());
    }

    fn take(&self) -> Option<Undo> {
        let mut pending = pending();
        let at = pending.iter().position(|(id, _)| *id == self.0)?;
        Some(pending.remove(at).1)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(undo) = self.take() {
            undo();
        }
    }
}

/// Runs what is still registered, newest first.
pub fn run() {
    loop {
        let next = pending().pop();
        match next {
            Some((_, undo)) => undo(),
            None => return,
        }
    }
}

/// Makes ctrl-c and a termination signal clean up before the program ends.
pub fn install() {
    let installed = ctrlc::set_handler(|| {
        eprintln!("\nxtask: interrupted, stopping what was started");
        run();
        std::process::exit(130);
    });
    if let Err(error) = installed {
        eprintln!("xtask: interrupts are not handled: {error}");
    }
}

/// Asks a process that we started to end.
pub fn terminate(pid: u32) {
    // The shell's builtin: `kill` as a program is not on every machine.
    Command::new("sh").args(["-c", "kill \"$0\" 2>/dev/null || true", &pid.to_string()]).status().ok();
}

fn pending() -> MutexGuard<'static, Vec<(u64, Undo)>> {
    PENDING.lock().unwrap_or_else(PoisonError::into_inner)
}
