//! Charts as plain geometry, painted as SVG by `app` and as vectors by `reports`.
