//! The bar of a long run, for somebody who watches: how many, how fast, how long still, and the office under way. On anything
//! that is no terminal there is none.

use std::sync::Arc;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// A bar, or none.
#[derive(Clone, Default)]
pub(super) struct Kemajuan(Option<Arc<ProgressBar>>);

impl Kemajuan {
    /// A bar for so many files.
    pub(super) fn mulai(jumlah: usize, warna: bool) -> Self {
        let bar = ProgressBar::with_draw_target(u64::try_from(jumlah).ok(), ProgressDrawTarget::stderr());
        let garis = if warna { "{bar:12.cyan}" } else { "{bar:12}" };
        let baris = format!("{garis} {{pos}}/{{len}}, {{cepat}}/detik, sisa {{eta_precise}}  {{wide_msg}}");
        let gaya = ProgressStyle::with_template(&baris).expect("the template is sound: a test draws it");
        let cepat = |keadaan: &ProgressState, tulis: &mut dyn std::fmt::Write| {
            // A bar that cannot be written is a bar that nobody sees.
            let _ = tulis.write_str(&format!("{:.1}", keadaan.per_sec()).replace('.', ","));
        };
        let gaya = gaya.with_key("cepat", cepat);
        bar.set_style(gaya.progress_chars("━━─"));
        Self(Some(Arc::new(bar)))
    }

    /// A document is under way.
    pub(super) fn garap(&self, nama: &str) {
        if let Some(bar) = &self.0 {
            bar.set_message(nama.to_owned());
        }
    }

    /// One more file.
    pub(super) fn maju(&self) {
        self.0.iter().for_each(|bar| bar.inc(1));
    }

    /// Whether there is a bar.
    pub(super) fn tampak(&self) -> bool {
        self.0.is_some()
    }

    /// Writes while the bar is out of the way.
    pub(super) fn sela<T>(&self, tulis: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some(bar) => bar.suspend(tulis),
            None => tulis(),
        }
    }

    /// Takes the bar away: the summary says the rest.
    pub(super) fn selesai(self) {
        if let Some(bar) = self.0 {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_can_be_drawn() {
        let kemajuan = Kemajuan::mulai(3, true);
        kemajuan.garap("KPU Kota Pontianak");
        kemajuan.maju();
        assert!(kemajuan.tampak());
        assert_eq!(kemajuan.sela(|| 7), 7);
        kemajuan.selesai();
        assert!(!Kemajuan::default().tampak());
    }
}
