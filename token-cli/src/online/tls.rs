//! TLS whose certificates are always verified: by the system, or by a file.

use std::path::Path;
use std::sync::Arc;

use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt as _;

use crate::answer::Answer;
use crate::file;

/// More than any bundle of certificates has.
pub(super) const MAX_BYTES: usize = 4 * 1024 * 1024;

/// The certificates of `--ca`.
fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, Answer> {
    let pem = file::read(path, MAX_BYTES, "")?;
    let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&pem).collect();
    match read {
        Ok(found) if !found.is_empty() => Ok(found),
        _ => Err(no_certificate(path)),
    }
}

pub(super) fn no_certificate(path: &Path) -> Answer {
    file::unreadable(
        path,
        "it contains no certificates in PEM, or an invalid one",
        "pass a file with `-----BEGIN CERTIFICATE-----`",
    )
}

pub(super) fn config(ca: Option<&Path>) -> Result<Arc<ClientConfig>, Answer> {
    let failed = |reason: rustls::Error| Answer::bad(crate::answer::error(&format!("cannot start TLS: {reason}"), ""));
    // Not the process-wide default provider, which needs `CMake`.
    let provider = Arc::new(ring::default_provider());
    let builder =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().map_err(failed)?;
    let builder = match ca {
        None => builder.with_platform_verifier().map_err(failed)?,
        Some(path) => {
            let mut roots = RootCertStore::empty();
            for certificate in certificates(path)? {
                roots.add(certificate).map_err(|_| no_certificate(path))?;
            }
            builder.with_root_certificates(roots)
        }
    };
    Ok(Arc::new(builder.with_no_client_auth()))
}
