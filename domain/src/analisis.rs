//! Strengths, weaknesses and the parts of a recommendation (Pedoman Menteri PANRB 3/2024 hlm. 225-228).
