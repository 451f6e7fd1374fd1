//! Around the register of applications: the proposals that lead into it.

pub mod usulan;
