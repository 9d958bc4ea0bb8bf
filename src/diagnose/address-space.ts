/** How close to this computer an address is (Local Network Access, "IP address space"). */
export type AddressSpace = 'this computer' | 'local network' | 'public';

const RANK: Readonly<Record<AddressSpace, number>> = { public: 0, 'local network': 1, 'this computer': 2 };

/**
 * The address space that a host's own name tells; a name on the public internet may still lead to a private address.
 * Loopback: RFC 6761 §6.3, RFC 1122, RFC 4291. Private: RFC 1918, RFC 3927, RFC 4193; `.local` is RFC 6762.
 */
export function addressSpaceOf(hostname: string): AddressSpace {
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return 'this computer';
  if (hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname)) return 'this computer';
  if (/^(?:10\.\d+|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)(?:\.\d+){2}$/.test(hostname))
    return 'local network';
  if (/^\[(?:f[cd]|fe[89ab])/.test(hostname) || hostname.endsWith('.local')) return 'local network';
  return 'public';
}

/** Whether a request goes from farther off to nearer by: only that needs leave. */
export function goesInward(from: AddressSpace, to: AddressSpace): boolean {
  return RANK[to] > RANK[from];
}
