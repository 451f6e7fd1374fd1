//! Reading a level table that people made in a spreadsheet.
