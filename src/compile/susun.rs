//! Typst's layout in rounds, as `typst::compile` runs them, with two differences that only our own templates allow.
//!
//! A round asks where things stand and is answered by the round before it; the layout is done when a round answers as the
//! one before it did. Here the first round may be looked at alone, because where the pages of a table end does not wait
//! for the page numbers; and a layout may go on from the last one of the same document. And what is measured learns nothing
//! of where it stands: nothing that our templates measure asks, but Typst would set it anew in the second round.
//!
//! Says nothing: when a round complains, [`susun`] gives nothing, and Typst itself is asked.

use std::num::NonZeroUsize;

use typst::{
    World,
    comemo::{Constraint, Track as _},
    diag::StrResult,
    ecow::{EcoString, EcoVec},
    engine::{Engine, Route, Sink, Traced},
    foundations::{Content, Label, Output as _, Selector, StyleChain, Target, TargetElem},
    introspection::{DocumentPosition, EmptyIntrospector, Introspector, Location},
    model::Numbering,
    syntax::VirtualPath,
    utils::Protected,
};
use typst_layout::PagedDocument;

/// Rounds after which Typst gives up.
const PUTARAN: usize = 5;

/// Lays out the main source of `world`, starting from what `sebelum` answers; and whether the pages are as they stay. With
/// `sekali`, one round only. Nothing if Typst complains of anything.
pub(super) fn susun(world: &dyn World, sebelum: Option<&PagedDocument>, sekali: bool) -> Option<(PagedDocument, bool)> {
    let (traced, mut sink) = (Traced::default(), Sink::new());
    let world = world.track();
    let (library, main) = (world.library(), world.source(world.main()).ok()?);
    let route = Route::default();
    let isi = typst_eval::eval(world, library, traced.track(), sink.track_mut(), route.track(), &main).ok()?.content();
    let sasaran = TargetElem::target.set(Target::Paged).wrap();
    let gaya = StyleChain::new(&library.styles);
    let gaya = gaya.chain(&sasaran);
    let mut jawaban = sebelum.cloned();
    for _ in 0..if sekali { 1 } else { PUTARAN } {
        let (batasan, mut subsink) = (Constraint::new(), Sink::new());
        let penjawab = Penjawab::dari(jawaban.as_ref());
        let mut engine = Engine {
            world,
            library,
            introspector: Protected::new((&penjawab as &dyn Introspector).track_with(&batasan)),
            traced: traced.track(),
            sink: subsink.track_mut(),
            route: Route::default(),
        };
        let document = PagedDocument::create(&mut engine, &isi, gaya).ok()?;
        let tetap = batasan.validate(&Penjawab::dari(Some(&document)) as &dyn Introspector);
        if tetap {
            sink.extend_from_sink(subsink);
            let bersih = sink.delayed().is_empty() && sink.warnings().is_empty();
            return bersih.then_some((document, true));
        }
        jawaban = Some(document);
    }
    jawaban.filter(|_| sekali).map(|document| (document, false))
}

/// What a layout knows of the one before it.
struct Penjawab<'a>(&'a dyn Introspector);

impl<'a> Penjawab<'a> {
    fn dari(document: Option<&'a PagedDocument>) -> Self {
        Self(document.map_or(&EmptyIntrospector, |document| document.introspector().as_ref()))
    }
}

impl Introspector for Penjawab<'_> {
    /// Of something measured, where it will stand: asked for all that has a place in the structure, used by counters alone.
    fn locator(&self, _: u128, _: Location) -> Option<Location> {
        None
    }

    fn query(&self, selector: &Selector) -> EcoVec<Content> {
        self.0.query(selector)
    }

    fn query_first(&self, selector: &Selector) -> Option<Content> {
        self.0.query_first(selector)
    }

    fn query_unique(&self, selector: &Selector) -> StrResult<Content> {
        self.0.query_unique(selector)
    }

    fn query_label(&self, label: Label) -> StrResult<&Content> {
        self.0.query_label(label)
    }

    fn query_labelled(&self) -> EcoVec<Content> {
        self.0.query_labelled()
    }

    fn query_count_before(&self, selector: &Selector, end: Location) -> usize {
        self.0.query_count_before(selector, end)
    }

    fn label_count(&self, label: Label) -> usize {
        self.0.label_count(label)
    }

    fn pages(&self, location: Location) -> Option<NonZeroUsize> {
        self.0.pages(location)
    }

    fn page(&self, location: Location) -> Option<NonZeroUsize> {
        self.0.page(location)
    }

    fn position(&self, location: Location) -> Option<DocumentPosition> {
        self.0.position(location)
    }

    fn page_numbering(&self, location: Location) -> Option<&Numbering> {
        self.0.page_numbering(location)
    }

    fn page_supplement(&self, location: Location) -> Option<&Content> {
        self.0.page_supplement(location)
    }

    fn anchor(&self, location: Location) -> Option<&EcoString> {
        self.0.anchor(location)
    }

    fn document(&self, location: Location) -> Option<Location> {
        self.0.document(location)
    }

    fn path(&self, location: Location) -> Option<&VirtualPath> {
        self.0.path(location)
    }
}
