//! Files and streams, read to a bound.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

const MIB: usize = 1024 * 1024;

/// The bytes of a file of at most `most` bytes. A pipe or a device, which may never end, is refused before it is opened, except for what
/// the system itself names: `/dev/stdin`, or a shell's `<(…)`.
pub fn file(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let kind = fs::metadata(path)?.file_type();
    if !kind.is_file() && !kind.is_dir() && !["/dev", "/proc"].iter().any(|system| path.starts_with(system)) {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is a pipe or a device, not a file"));
    }
    stream(File::open(path)?, most)
}

/// The bytes of a stream to its end, at most `most`.
pub fn stream(stream: impl Read, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX);
    stream.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() > most {
        let most = if most < MIB { format!("{} KiB", most / 1024) } else { format!("{} MiB", most / MIB) };
        let why = format!("it is longer than {most}, the most that is read");
        return Err(io::Error::new(ErrorKind::FileTooLarge, why));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_read_to_its_end_or_not_at_all() {
        assert_eq!(stream(vec![7; MIB].as_slice(), MIB).unwrap().len(), MIB);
        let error = stream(io::repeat(0), MIB).unwrap_err();
        assert_eq!(
            (error.kind(), &*error.to_string()),
            (ErrorKind::FileTooLarge, "it is longer than 1 MiB, the most that is read")
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_never_ends_is_refused() {
        let folder = std::env::temp_dir().join(format!("token-bounded-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (device, pipe) = (folder.join("device"), folder.join("pipe"));
        std::os::unix::fs::symlink("/dev/zero", &device).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        for path in [&device, &pipe] {
            assert_eq!(file(path, MIB).unwrap_err().to_string(), "it is a pipe or a device, not a file");
        }
        assert_eq!(file(Path::new("/dev/zero"), MIB).unwrap_err().kind(), ErrorKind::FileTooLarge);
        fs::remove_dir_all(&folder).unwrap();
    }
}
