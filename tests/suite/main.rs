mod pdf;
fn main() {}
