//! What people type, checked once.
#[derive(Clone,Debug,PartialEq,Eq,serde::Serialize,serde::Deserialize)] pub struct GalatIsian{pub bidang:String,pub pesan:String}
