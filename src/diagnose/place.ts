/** Loopback names and addresses (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export function isThisComputer(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d+){3}$/.test(hostname)
  );
}

/** Addresses of a home or company network (RFC 1918 §3, RFC 3927, RFC 4193 §3.1, RFC 4291 §2.5.6). */
export function isPrivateAddress(hostname: string): boolean {
  return /^(?:10\.\d+|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\.\d+\.\d+$|^\[f(?:[cd][0-9a-f]{2}|e[89ab][0-9a-f]):/i.test(
    hostname,
  );
}

/** Endings of names that mean something inside one network only (RFC 8375, RFC 6762 appendix G, ICANN's `.internal`). */
export function isInternalName(hostname: string): boolean {
  return /\.(?:internal|intranet|intra|corp|lan|home|private|home\.arpa)$/i.test(hostname);
}

/** Whether a name says that a test server lives there: "staging.shop.test", "api-dev.shop.test". */
export function isTestServerName(hostname: string): boolean {
  return hostname
    .split('.')
    .slice(0, -2)
    .some((label) =>
      /(?:^|-)(?:staging|stage|stg|dev|devel|qa|uat|preview|preprod|sandbox)\d{0,3}(?:-|$)/i.test(label),
    );
}
