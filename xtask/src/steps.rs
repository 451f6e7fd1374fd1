//! Progress in plain words: what is running, which of how many, how long it took, and the count at the end.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;

/// What a step counted. A check without counts of its own (format, clippy) is one.
#[derive(Clone, Default, Debug, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    /// Tests that were there and did not run.
    pub skipped: usize,
    /// The failed ones by name, each a line: said once more at the end, where somebody who sees only the last lines finds
    /// them.
    pub failures: Vec<String>,
}

impl Tally {
    pub const ONE_CHECK: Self = Self { passed: 1, failed: 0, skipped: 0, failures: Vec::new() };

    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.failures.extend(other.failures);
    }
}

/// A list of steps of known length.
pub struct Steps {
    total: usize,
    done: usize,
    started: Instant,
    sum: Tally,
    report: Vec<(String, Duration, std::result::Result<Tally, String>)>,
}

impl Steps {
    pub fn new(total: usize) -> Self {
        Self { total, done: 0, started: Instant::now(), sum: Tally::default(), report: Vec::new() }
    }

    /// Runs one step and stops everything when it fails.
    pub fn must<T>(&mut self, name: &str, step: impl FnOnce() -> Result<T>) -> Result<T> {
        let started = self.announce(name);
        let value = step()?;
        eprintln!("      done in {}", seconds(started.elapsed()));
        Ok(value)
    }

    /// Runs one step of a test run: a failure is noted and counted, and the next step still runs. Says whether it passed.
    pub fn check(&mut self, name: &str, step: impl FnOnce() -> Result<Tally>) -> bool {
        let started = self.announce(name);
        let result = step().map_err(|error| format!("{error:#}"));
        let took = started.elapsed();
        let mut counted = result.as_ref().cloned().unwrap_or_default();
        match &result {
            Ok(tally) if tally.failed == 0 => eprintln!("      passed in {}", seconds(took)),
            Ok(tally) => eprintln!("      FAILED in {}: {} failed", seconds(took), tally.failed),
            Err(error) => {
                eprintln!("      FAILED in {}: {error}", seconds(took));
                counted.failed += 1;
            }
        }
        let passed = counted.failed == 0;
        self.sum.add(counted);
        self.report.push((name.to_owned(), took, result));
        passed
    }

    /// Notes a step that could not run because an earlier one failed.
    pub fn impossible(&mut self, name: &str, why: &str) {
        self.done += 1;
        eprintln!("\n[{}/{}] {name}\n      NOT RUN: {why}", self.done, self.total);
        self.sum.failed += 1;
        self.report.push((name.to_owned(), Duration::ZERO, Err(format!("not run: {why}"))));
    }

    /// The table of a test run and its last line, `N passed, N failed`.
    pub fn finish(self) -> ExitCode {
        println!("\nSteps ({}):", seconds(self.started.elapsed()));
        for (name, took, result) in &self.report {
            let outcome = match result {
                Ok(Tally { passed, failed, .. }) => format!("{passed} passed, {failed} failed"),
                Err(error) => format!("FAILED: {}", error.lines().next().unwrap_or_default()),
            };
            println!("  {:>9}  {name}: {outcome}", seconds(*took));
        }
        if self.sum.skipped > 0 {
            println!("  {} tests were skipped", self.sum.skipped);
        }
        for failure in &self.sum.failures {
            println!("  failed: {failure}");
        }
        println!("{} passed, {} failed", self.sum.passed, self.sum.failed);
        if self.sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn announce(&mut self, name: &str) -> Instant {
        self.done += 1;
        eprintln!("\n[{}/{}] {name}  (at {})", self.done, self.total, seconds(self.started.elapsed()));
        Instant::now()
    }
}

/// `4.2 s`, `3 min 05 s`.
pub fn seconds(duration: Duration) -> String {
    let whole = duration.as_secs();
    if whole < 60 {
        format!("{:.1} s", duration.as_secs_f64())
    } else {
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_is_counted_and_the_next_still_runs() {
        let mut steps = Steps::new(3);
        assert!(steps.check("good", || Ok(Tally { passed: 4, skipped: 1, ..Tally::default() })));
        assert!(!steps.check("bad", || anyhow::bail!("no")));
        let half = Tally { passed: 1, failed: 2, skipped: 0, failures: vec!["one".into(), "two".into()] };
        assert!(!steps.check("half", || Ok(half)));
        assert_eq!((steps.sum.passed, steps.sum.failed, steps.sum.skipped), (5, 3, 1));
        assert_eq!(steps.sum.failures, ["one", "two"]);
    }

    #[test]
    fn durations_read_well() {
        assert_eq!(seconds(Duration::from_millis(4_249)), "4.2 s");
        assert_eq!(seconds(Duration::from_secs(185)), "3 min 05 s");
    }
}
