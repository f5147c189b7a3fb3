//! Rules over a job. The only maker of [`Checked`]: nothing is typeset that was not looked at here.
//!
//! One file per rule; a rule sees the whole job and returns every finding.

mod aksara;

use crate::{diag::Diagnostic, expand::job::Job};

/// A job that no rule stops.
#[derive(Debug)]
pub struct Checked(Job);

impl Checked {
    /// The job.
    pub fn job(&self) -> &Job {
        &self.0
    }
}

/// Looks at a job with every rule. `terliput` tells whether a character can be set with the fonts at hand.
///
/// # Errors
/// Hands the findings back without the job when one of them, or one of `temuan` from before, stops it.
pub fn check(
    job: Job,
    mut temuan: Vec<Diagnostic>,
    terliput: &dyn Fn(char) -> bool,
) -> Result<(Checked, Vec<Diagnostic>), Vec<Diagnostic>> {
    temuan.extend(aksara::periksa(&job, terliput));
    if crate::diag::stops(&temuan) { Err(temuan) } else { Ok((Checked(job), temuan)) }
}
