/** What to do about a certificate that Node refused with a code. */
export function certificateRemedy(code: string): string {
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') {
    return "Have OSM's certificate renewed, and check the clocks of both computers.";
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') {
    return "Give as hostname of the connection a name that OSM's certificate holds, or have it made anew for this one.";
  }
  return "OSM's installer makes a certificate that no public authority signed. Get it, or that of the authority which signed it, from OSM's administrator and name the PEM file as caFile in the connection file.";
}
