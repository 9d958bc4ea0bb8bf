import { describe, expect, it } from 'vitest';
import { addressSpaceOf, goesInward } from '../../src/diagnose/address-space.ts';

describe('addressSpaceOf', () => {
  it.each([
    ['localhost', 'this computer'],
    ['app.localhost', 'this computer'],
    ['127.0.0.53', 'this computer'],
    ['[::1]', 'this computer'],
    ['10.1.2.3', 'local network'],
    ['172.16.0.1', 'local network'],
    ['172.31.255.1', 'local network'],
    ['192.168.0.1', 'local network'],
    ['169.254.1.1', 'local network'],
    ['[fd12::1]', 'local network'],
    ['[fe80::1]', 'local network'],
    ['printer.local', 'local network'],
    ['172.32.0.1', 'public'],
    ['11.0.0.1', 'public'],
    ['10.shop.test', 'public'],
    ['localhost.shop.test', 'public'],
    ['[2001:db8::1]', 'public'],
    ['', 'public'],
  ])('%s: %s', (host, space) => {
    expect(addressSpaceOf(host)).toBe(space);
  });

  it('knows which way is inward', () => {
    expect(goesInward('public', 'local network')).toBe(true);
    expect(goesInward('local network', 'this computer')).toBe(true);
    expect(goesInward('this computer', 'local network')).toBe(false);
    expect(goesInward('public', 'public')).toBe(false);
  });
});
