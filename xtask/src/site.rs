//! The folder that the server embeds: the browser part, stylesheets and images, each with compressed siblings, so that
//! the server compresses nothing that never changes.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};

use crate::steps::Steps;
use crate::wasm;
use crate::workspace::Workspace;

/// Folders of the checkout and where their files are served from.
const COPIED: [(&str, &str); 2] = [("style", "style"), ("assets/images", "images")];
const COMPRESSIBLE: [&str; 9] = ["css", "html", "ico", "js", "json", "svg", "txt", "wasm", "xml"];
/// A sibling is kept when it saves at least this share of the file.
const WORTHWHILE_PERCENT: usize = 5;

/// Fills the site folder; two steps.
pub fn build(ws: &Workspace, steps: &mut Steps) -> Result<()> {
    steps.must("Browser part (wasm)", || wasm::build(ws))?;
    steps.must("Stylesheets, images and their compressed copies", || assets(ws))
}

/// Copies and compresses. Files that have not changed are left alone, so that the server is not compiled again.
pub fn assets(ws: &Workspace) -> Result<()> {
    for (from, to) in COPIED {
        mirror(&ws.root.join(from), &ws.site.join(to))?;
    }
    let mut count = 0;
    for file in files_below(&ws.site)? {
        count += usize::from(compress(&file)?);
    }
    eprintln!("      {count} files compressed");
    Ok(())
}

/// Makes `to` hold the files of `from` and, beside their compressed copies, nothing else.
fn mirror(from: &Path, to: &Path) -> Result<()> {
    let mut wanted = BTreeSet::new();
    for source in files_below(from)? {
        let name = source.strip_prefix(from)?.to_path_buf();
        write_if_changed(&to.join(&name), &fs::read(&source)?)?;
        wanted.insert(name);
    }
    for present in files_below(to)? {
        let name = present.strip_prefix(to)?;
        let original = if is_copy(name) { name.with_extension("") } else { name.to_path_buf() };
        if !wanted.contains(&original) {
            fs::remove_file(&present)?;
        }
    }
    Ok(())
}

/// Writes `file.br` and `file.gz`, unless they are there and newer. Gives whether it did.
fn compress(file: &Path) -> Result<bool> {
    if !file.extension().and_then(OsStr::to_str).is_some_and(|extension| COMPRESSIBLE.contains(&extension)) {
        return Ok(false);
    }
    let marker = with_suffix(file, "gz");
    let changed = fs::metadata(file)?.modified()?;
    if fs::metadata(&marker).and_then(|meta| meta.modified()).is_ok_and(|made| made >= changed) {
        return Ok(false);
    }
    let content = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let mut brotli = Vec::new();
    brotli::BrotliCompress(&mut content.as_slice(), &mut brotli, &brotli::enc::BrotliEncoderParams::default())?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&content)?;
    for (suffix, compressed) in [("br", brotli), ("gz", gzip.finish()?)] {
        let copy = with_suffix(file, suffix);
        if compressed.len() * 100 <= content.len() * (100 - WORTHWHILE_PERCENT) {
            fs::write(copy, compressed)?;
        } else if copy.exists() {
            fs::remove_file(copy)?;
        }
    }
    Ok(true)
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

fn is_copy(name: &Path) -> bool {
    name.extension().is_some_and(|extension| extension == "br" || extension == "gz")
}

fn write_if_changed(path: &Path, content: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|present| present == content) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, content).with_context(|| format!("writing {}", path.display()))
}

/// Every file below a folder; none when there is no such folder. Hidden files are not served.
fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return Ok(found) };
    for entry in entries {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() { found.extend(files_below(&entry.path())?) } else { found.push(entry.path()) }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_follows_its_source() -> Result<()> {
        let (from, to) = (tempfile::tempdir()?, tempfile::tempdir()?);
        let css = "a { color: red }\n".repeat(50);
        fs::write(from.path().join("a.css"), &css)?;
        mirror(from.path(), to.path())?;
        assert!(compress(&to.path().join("a.css"))?);
        assert!(to.path().join("a.css.br").exists() && to.path().join("a.css.gz").exists());
        assert!(!compress(&to.path().join("a.css"))?, "unchanged files are not compressed again");
        fs::rename(from.path().join("a.css"), from.path().join("b.css"))?;
        mirror(from.path(), to.path())?;
        assert_eq!(files_below(to.path())?, [to.path().join("b.css")]);
        Ok(())
    }

    #[test]
    fn a_copy_that_saves_nothing_is_not_kept() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("a.txt");
        fs::write(&file, "x")?;
        compress(&file)?;
        assert_eq!(files_below(folder.path())?, [file]);
        Ok(())
    }
}
