//! Ctrl-C during an interview: says where the answers are, and ends. An answer that is just being saved is saved first.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::exit::Exit;

/// What to say and how to end if somebody interrupts now.
#[derive(Clone, Debug)]
pub struct Farewell {
    /// Lines for standard error.
    pub text: String,
    /// How the program ends.
    pub exit: Exit,
}

/// Waits for Ctrl-C.
pub struct Interrupt {
    farewell: Arc<Mutex<Option<Farewell>>>,
}

impl Interrupt {
    /// From now on Ctrl-C, or being told to end, says farewell. If the system offers no such thing, it ends the program
    /// as it always does; nothing is lost either way.
    pub fn new() -> Interrupt {
        let farewell: Arc<Mutex<Option<Farewell>>> = Arc::default();
        let shared = Arc::clone(&farewell);
        let _ = ctrlc::set_handler(move || {
            let farewell = shared.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let exit = farewell.as_ref().map_or(Exit::NotJudged, |farewell| farewell.exit);
            if let Some(farewell) = farewell {
                eprint!("\n{}", farewell.text);
            }
            std::process::exit(exit.code().into());
        });
        Interrupt { farewell }
    }

    /// Keeps an interruption waiting while the farewell is changed and answers are saved.
    pub fn hold(&self) -> MutexGuard<'_, Option<Farewell>> {
        self.farewell.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Nothing is left to be told.
    pub fn disarm(&self) {
        *self.hold() = None;
    }
}
