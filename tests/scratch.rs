use adieu::source::SourceMap;
use adieu::syntax::{Wanted, parse};
#[test]
fn time() {
    let text = std::fs::read_to_string("rules/qq.adieu").unwrap();
    let mut s = SourceMap::new();
    let f = s.add("x", text.clone());
    for w in [Wanted::Everything, Wanted::Rules] {
        let t = std::time::Instant::now();
        let (tree, d) = parse(&s, f, w);
        println!("{w:?} {:?} {} {}", t.elapsed(), tree.items.len(), d.len());
    }
    let _ = adieu::syntax::grammar::Rule::item_only;
}
