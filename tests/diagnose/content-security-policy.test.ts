import { describe, expect, it } from 'vitest';
import { policiesOf, refusalOf } from '../../src/diagnose/content-security-policy.ts';
import type { ResourceType } from '../../src/session/exchange.ts';
import { exchange } from '../exchange-builder.ts';

const PAGE = 'https://shop.test/cart';
const refused = (
  policy: string,
  url: string,
  type: ResourceType = 'image',
  page = PAGE,
  redirected = false,
) => refusalOf([{ text: policy, from: 'test' }], type, url, page, redirected)?.directive;

describe('a page’s policy allows', () => {
  it.each<[string, string, ResourceType?, string?]>([
    ["img-src 'self'", 'https://shop.test/a.png'],
    ["img-src 'self'", 'https://shop.test/a.png', 'image', 'http://shop.test/'],
    ['img-src *', 'http://cdn.test/a.png'],
    ['img-src https:', 'https://cdn.test/a.png'],
    ['img-src http:', 'https://cdn.test/a.png'],
    ['img-src cdn.test', 'https://cdn.test/a.png'],
    ['IMG-SRC CDN.test', 'https://cdn.test/a.png'],
    ['img-src *.cdn.test', 'https://a.b.cdn.test/a.png'],
    ['img-src cdn.test:*', 'https://cdn.test:8443/a.png'],
    ['img-src http://cdn.test:80', 'https://cdn.test/a.png'],
    ['img-src https://cdn.test/img/', 'https://cdn.test/img/a.png'],
    ["img-src 'none' https://cdn.test", 'https://cdn.test/a.png'],
    ["img-src *; img-src 'none'", 'https://cdn.test/a.png'],
    ["script-src 'self'", 'https://cdn.test/a.png'],
    ["img-src 'none'", 'https://cdn.test/a', 'other'],
    ['connect-src wss://live.test', 'wss://live.test/', 'websocket'],
    ['', 'https://cdn.test/a.png'],
    ["img-src 'self'", 'no address'],
  ])('%s: %s', (policy, url, type, page) => {
    expect(refused(policy, url, type, page)).toBeUndefined();
  });
});

describe('a page’s policy forbids', () => {
  it.each<[string, string, string, ResourceType?]>([
    ["img-src 'none'", 'https://shop.test/a.png', 'img-src'],
    ['img-src', 'https://shop.test/a.png', 'img-src'],
    ["default-src 'self'", 'https://cdn.test/a.png', 'default-src'],
    ["default-src *; img-src 'self'", 'https://cdn.test/a.png', 'img-src'],
    ["img-src 'self'", 'https://shop.test:8443/a.png', 'img-src'],
    ["img-src 'self'", 'http://shop.test/a.png', 'img-src'],
    ['img-src *', 'data:image/png,x', 'img-src'],
    ['img-src cdn.test', 'http://cdn.test/a.png', 'img-src'],
    ['img-src *.cdn.test', 'https://cdn.test/a.png', 'img-src'],
    ['img-src cdn.test', 'https://cdn.test:8443/a.png', 'img-src'],
    ['img-src https://cdn.test/img', 'https://cdn.test/img/a.png', 'img-src'],
    ["img-src *, img-src 'self'", 'https://cdn.test/a.png', 'img-src'],
    ["script-src-elem 'self'; script-src *", 'https://cdn.test/a.js', 'script-src-elem', 'script'],
    ["child-src 'self'; default-src *", 'https://a.test/', 'child-src', 'document'],
    ["default-src 'none'", 'https://cdn.test/next.js', 'default-src', 'other'],
  ])('%s: %s', (policy, url, directive, type) => {
    expect(refused(policy, url, type)).toBe(directive);
  });

  it('not by its path, where a redirect led there', () => {
    const policy = 'img-src https://cdn.test/img/';
    expect(refused(policy, 'https://cdn.test/b.png')).toBe('img-src');
    expect(refused(policy, 'https://cdn.test/b.png', 'image', PAGE, true)).toBeUndefined();
  });

  it('by address only, unless a nonce, a hash or strict-dynamic could give leave', () => {
    const of = (sources: string) =>
      refusalOf([{ text: `script-src ${sources}`, from: '' }], 'script', 'https://cdn.test/a.js', PAGE, false)
        ?.byAddressOnly;
    expect([of("'self'"), of("'nonce-cjFy'"), of("'sha256-cjFy'"), of("'strict-dynamic'")]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('the policies of a page', () => {
  const META = 'tag <meta http-equiv="Content-Security-Policy">';
  const policies = (body: string, policy?: string) =>
    policiesOf(
      exchange({
        type: 'document',
        body,
        answers: policy === undefined ? {} : { 'Content-Security-Policy': policy },
      }),
    );

  it('are those of its headers, then those of its tags', () => {
    const tag = '<html><meta http-equiv="content-security-policy" content="img-src a, b"></html>';
    expect(policies(tag, "default-src 'self', img-src *")).toEqual([
      { text: "default-src 'self'", from: 'response header Content-Security-Policy' },
      { text: ' img-src *', from: 'response header Content-Security-Policy' },
      // In a tag a comma does not begin another policy.
      { text: 'img-src a, b', from: META },
    ]);
  });

  it('do not come from tags in the body, in comments, or of another name', () => {
    expect(policies('<body><meta http-equiv="Content-Security-Policy" content="img-src a">')).toEqual([]);
    expect(policies('<!-- <meta http-equiv="Content-Security-Policy" content="img-src a"> -->')).toEqual([]);
    expect(policies('<meta http-equiv="Content-Security-Policy-Report-Only" content="img-src a">')).toEqual(
      [],
    );
    expect(policies('<meta name="Content-Security-Policy" content="img-src a">')).toEqual([]);
  });

  it('are at most twenty', () => {
    expect(policies('<html></html>', 'img-src a,'.repeat(5000))).toHaveLength(20);
  });
});
