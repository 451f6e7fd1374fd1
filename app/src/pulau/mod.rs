//! Islands: the few parts that need the browser. Each one improves a page that already works without it.
