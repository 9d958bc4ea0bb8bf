import handshake from '../../../src/diagnose/rules/handshake.ts';
import { exchange, type Given } from '../../exchange-builder.ts';
import { testRule } from '../rule-table.ts';

/** The same request, begun a second after the refusal had ended. */
function again(given: Given = {}) {
  return exchange({ startedAt: '2026-11-22T10:00:01.120Z', ...given }, 1);
}

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

testRule(handshake, {
  speaks: [
    {
      when: 'NTLM, the first step',
      given: { status: 401, answers: { 'WWW-Authenticate': ['Negotiate', 'NTLM'] } },
      followedBy: [again({ sends: { Authorization: 'NTLM TlRMTVNTUAADAAAA' } })],
      cause: 'sign-in-handshake',
      certainty: 'certain',
      evidence: [
        { from: 'response header WWW-Authenticate', saw: 'NTLM' },
        { from: 'the same request, sent again', saw: 'status 200, 1 second later' },
      ],
      values: { scheme: 'NTLM', host: 'api.shop.test', after: '1 second' },
    },
    {
      when: 'NTLM, the second step, with the server’s part of the handshake in its header',
      given: {
        status: 401,
        sends: { Authorization: 'NTLM TlRMTVNTUAABAAAA' },
        answers: { 'WWW-Authenticate': 'NTLM TlRMTVNTUAACAAAAHgAeADgAAAA=' },
      },
      followedBy: [again({ sends: { Authorization: 'NTLM TlRMTVNTUAADAAAA' } })],
      cause: 'sign-in-handshake',
      certainty: 'certain',
      values: { scheme: 'NTLM' },
    },
    {
      when: 'Negotiate, and the credentials are not on record',
      given: { status: 401, answers: { 'WWW-Authenticate': 'Negotiate' } },
      followedBy: [again()],
      cause: 'sign-in-handshake',
      certainty: 'likely',
      values: { scheme: 'Negotiate' },
    },
    {
      when: 'a name and a password typed after two minutes',
      given: { status: 401, answers: { 'WWW-Authenticate': 'Basic realm="shop"' } },
      followedBy: [
        again({ startedAt: '2026-11-22T10:02:00.120Z', sends: { Authorization: 'Basic YWRhOmxvdmVsYWNl' } }),
      ],
      cause: 'sign-in-handshake',
      certainty: 'certain',
      values: { scheme: 'Basic', after: '2 minutes' },
    },
    {
      when: 'a Digest with a stale number',
      given: {
        status: 401,
        sends: { Authorization: 'Digest username="ada", nonce="old"' },
        answers: { 'WWW-Authenticate': 'Digest realm="shop", nonce="new", stale=true' },
      },
      followedBy: [again({ sends: { Authorization: 'Digest username="ada", nonce="new"' } })],
      cause: 'sign-in-handshake',
      certainty: 'certain',
      values: { scheme: 'Digest' },
    },
    {
      when: 'a limit, and the next try after the time that the server names',
      given: { status: 429, answers: { 'Retry-After': '1' } },
      followedBy: [again()],
      cause: 'limit-waited-out',
      certainty: 'certain',
      evidence: [
        { from: 'response header Retry-After', saw: '1' },
        { from: 'the same request, sent again', saw: 'status 200, 1 second later' },
      ],
      values: { host: 'api.shop.test', after: '1 second' },
    },
    {
      when: 'a limit without an end, and a next try that worked',
      given: { status: 429 },
      followedBy: [again()],
      cause: 'limit-waited-out',
      certainty: 'likely',
    },
    {
      when: 'a limit, and a next try before its end that worked',
      given: { status: 429, answers: { 'Retry-After': '60' } },
      followedBy: [again()],
      cause: 'limit-waited-out',
      certainty: 'likely',
    },
    {
      when: 'a proxy’s handshake',
      given: { status: 407, answers: { 'Proxy-Authenticate': 'NTLM' } },
      followedBy: [again({ sends: { 'Proxy-Authorization': 'NTLM TlRMTVNTUAADAAAA' } })],
      cause: 'proxy-sign-in-handshake',
      certainty: 'certain',
      evidence: [{ from: 'response header Proxy-Authenticate', saw: 'NTLM' }],
    },
    {
      when: 'a proof that lacked the server’s number',
      given: {
        status: 401,
        sends: { Authorization: 'DPoP secret-of-the-test', DPoP: 'proof-one' },
        answers: { 'WWW-Authenticate': 'DPoP error="use_dpop_nonce"', 'DPoP-Nonce': 'n-1' },
      },
      followedBy: [again({ sends: { Authorization: 'DPoP secret-of-the-test', DPoP: 'proof-two' } })],
      cause: 'dpop-nonce-exchange',
      certainty: 'certain',
      evidence: [{ from: 'response header WWW-Authenticate', saw: 'error="use_dpop_nonce"' }],
    },
    {
      when: 'the same from the server that hands out tokens, which says so in a 400',
      given: {
        method: 'POST',
        status: 400,
        sendsBody: 'grant_type=refresh_token',
        answers: { 'DPoP-Nonce': 'n-1' },
        body: { error: 'use_dpop_nonce' },
      },
      followedBy: [again({ method: 'POST', sendsBody: 'grant_type=refresh_token' })],
      cause: 'dpop-nonce-exchange',
      certainty: 'certain',
      values: { status: '400' },
    },
    {
      when: 'a token that was renewed',
      given: { status: 401, sends: bearer('old-secret') },
      followedBy: [again({ sends: bearer('new-secret') })],
      cause: 'token-renewed',
      certainty: 'certain',
      evidence: [{ from: 'request header Authorization', saw: 'another value the second time' }],
    },
    {
      when: 'a token that came too late for the first request',
      given: { status: 401, answers: { 'WWW-Authenticate': 'Bearer' } },
      followedBy: [again({ sends: bearer('new-secret') })],
      cause: 'token-renewed',
      certainty: 'certain',
      evidence: [{ from: 'request header Authorization', saw: 'absent, and present the second time' }],
    },
    {
      when: 'other cookies',
      given: { status: 401, sends: { Cookie: 'sid=old-secret' } },
      followedBy: [again({ sends: { Cookie: 'sid=new-secret' } })],
      cause: 'signed-in-meanwhile',
      certainty: 'likely',
      evidence: [{ from: 'request header Cookie', saw: 'not the same the second time' }],
      values: { sent: 'the cookies' },
    },
    {
      when: 'other cookies, though the server would have taken a name and a password',
      given: {
        status: 401,
        sends: { Cookie: 'sid=old-secret' },
        answers: { 'WWW-Authenticate': 'Basic realm="shop"' },
      },
      followedBy: [again({ sends: { Cookie: 'sid=new-secret' } })],
      cause: 'signed-in-meanwhile',
      certainty: 'likely',
    },
    {
      when: 'the recorder left cookies and credentials out',
      given: { status: 401 },
      followedBy: [again()],
      cause: 'signed-in-meanwhile',
      certainty: 'possible',
      values: { sent: 'not on record' },
    },
    {
      when: 'a guard against forged requests that hands out its mark',
      given: { method: 'POST', status: 403, sendsBody: '{}', answers: { 'X-CSRF-Token': 'Required' } },
      followedBy: [again({ method: 'POST', sendsBody: '{}', sends: { 'X-CSRF-Token': 'fresh-secret' } })],
      cause: 'forgery-guard-renewed',
      certainty: 'certain',
      evidence: [{ from: 'request header X-CSRF-Token', saw: 'another value the second time' }],
      values: { header: 'X-CSRF-Token', status: '403' },
    },
    {
      when: 'too early for data that could be a replay',
      given: { status: 425 },
      followedBy: [again()],
      cause: 'repeated-as-planned',
      certainty: 'certain',
      values: { status: '425', after: '1 second' },
    },
    {
      when: 'the server had waited for a request on an idle connection',
      given: { status: 408 },
      followedBy: [again()],
      cause: 'repeated-as-planned',
      certainty: 'likely',
    },
  ],
  silent: [
    { when: 'a limit, and nothing after it', given: { status: 429, answers: { 'Retry-After': '1' } } },
    {
      when: 'a limit of a second, and another try after five minutes',
      given: { status: 429, answers: { 'Retry-After': '1' } },
      followedBy: [again({ startedAt: '2026-11-22T10:05:00.120Z' })],
    },
    { when: 'a 401 that nothing followed', given: { status: 401, answers: { 'WWW-Authenticate': 'NTLM' } } },
    {
      when: 'a 401 that was followed by another 401',
      given: { status: 401, answers: { 'WWW-Authenticate': 'NTLM' } },
      followedBy: [again({ status: 401 })],
    },
    {
      when: 'a 401 that was followed by another request’s success',
      given: { status: 401, sends: bearer('old-secret') },
      followedBy: [again({ url: 'https://api.shop.test/token', sends: bearer('new-secret') })],
    },
    {
      when: 'the same token was refused and then taken: that has another reason',
      given: { status: 401, sends: bearer('same-secret') },
      followedBy: [again({ sends: bearer('same-secret') })],
    },
    {
      when: 'the same cookies',
      given: { status: 401, sends: { Cookie: 'sid=same-secret' } },
      followedBy: [again({ sends: { Cookie: 'sid=same-secret' } })],
    },
    {
      when: 'a new token, ten minutes later',
      given: { status: 401, sends: bearer('old-secret') },
      followedBy: [again({ startedAt: '2026-11-22T10:10:00.000Z', sends: bearer('new-secret') })],
    },
    {
      when: 'a 401 that CORS kept from the page',
      given: { status: 401, error: 'net::ERR_FAILED', sends: bearer('old-secret') },
      followedBy: [again({ sends: bearer('new-secret') })],
    },
    {
      when: 'a 400 of another kind',
      given: { status: 400, body: { error: 'invalid_grant' } },
      followedBy: [again()],
    },
    { when: 'a 403 that went through later', given: { status: 403 }, followedBy: [again()] },
    {
      when: 'a 403 that went through later with the same mark',
      given: { method: 'POST', status: 403, sends: { 'X-CSRF-Token': 'same-secret' } },
      followedBy: [again({ method: 'POST', sends: { 'X-CSRF-Token': 'same-secret' } })],
    },
    { when: 'a 421 that nothing followed', given: { status: 421 } },
    {
      when: 'a 408 that went through ten minutes later',
      given: { status: 408 },
      followedBy: [again({ startedAt: '2026-11-22T10:10:00.000Z' })],
    },
    { when: 'a 503 that went through later', given: { status: 503 }, followedBy: [again()] },
    {
      when: 'a 407 without a scheme that needs a handshake',
      given: { status: 407 },
      followedBy: [again()],
    },
  ],
});
