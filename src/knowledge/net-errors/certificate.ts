import type { NetErrorWords } from '../entry.ts';
import type { SourceRef } from '../sources.ts';

const list: SourceRef = 'chromium:net/base/net_error_list.h';
const tls: SourceRef = 'mdn:Web/Security/Defenses/Transport_Layer_Security';

/**
 * Chromium's errors of a site's certificate, "the site's proof of identity" in our words.
 * Made from Chromium's net/base/net_error_list.h in our own words; checked 2026-11-22.
 */
export const certificateErrors: Readonly<Record<string, NetErrorWords>> = {
  ERR_CERT_COMMON_NAME_INVALID: {
    number: -200,
    title: "The site's proof of identity is for another name",
    meaning:
      'The server showed a proof of identity that does not cover this web name. The browser cannot be sure who answers, so it stopped.',
    when: 'Often the proof misses a name, such as the one with www. The sign-in page of a hotel network can cause it too.',
    example: 'The page calls data.shop.test, but the proof there covers only www.shop.test.',
    advice:
      'Check the web name in the address. If it is right, the people who run the server need a proof that covers it.',
    fixer: 'operations',
    technical:
      'No entry in `subjectAltName` matches the host. The Common Name itself is not looked at, and `*.a.test` covers one label only. Reissue the certificate, or serve the right one for the SNI name.',
    sources: [list, tls],
  },
  ERR_CERT_DATE_INVALID: {
    number: -201,
    title: "The dates on the site's proof of identity do not fit",
    meaning:
      'A proof of identity is good from one day to another. By the clock of your computer, today is outside those days.',
    when: 'Often the proof ran out and nobody renewed it. If many sites fail like this, your clock may be wrong.',
    example: 'The proof of a club site ran out on Sunday night. On Monday no member can sign in.',
    advice:
      'Check the date and time on your computer. If they are right, the people who run the site can fix this: renew the proof.',
    fixer: 'operations',
    technical:
      'By the local clock, a certificate in the chain is past `notAfter` or before `notBefore`. Renew it, reload the server, and check the renewal job. An expired intermediate counts too.',
    sources: [list, tls],
  },
  ERR_CERT_AUTHORITY_INVALID: {
    number: -202,
    title: "The browser does not trust the site's proof of identity",
    meaning:
      'The server showed a proof of identity. The browser could not trace it back to an issuer that it trusts.',
    when: 'Often a test server made its own proof, or the server left a part out. Software that checks your traffic can cause it too.',
    example: 'A tester opens a page whose test server made its own proof of identity.',
    advice:
      'The people who run the server can fix this: use a proof from a known issuer. If every site fails, ask those who run your network.',
    fixer: 'operations',
    technical:
      'The chain does not end in a trusted root: self-signed, private CA, or a missing intermediate. Serve the full chain, or install the private root on test machines. A `fetch` shows no warning page to click past.',
    sources: [list, tls, 'mdn:Web/Security/Attacks/MITM'],
  },
  ERR_CERT_CONTAINS_ERRORS: {
    number: -203,
    title: "The site's proof of identity contains mistakes",
    meaning: 'The server showed a proof of identity with errors in it. The browser does not accept it.',
    when: 'It is rare. Today the browser mostly gives another code, ERR_CERT_INVALID, for this.',
    example: 'A school makes the proof for its own library server, and one field is filled in wrong.',
    advice: 'The people who run the server can fix this: make a new proof of identity and install it.',
    fixer: 'operations',
    technical:
      'The certificate contains errors, and the user cannot go past it. Chromium prefers `ERR_CERT_INVALID` now. Check the certificate with `openssl x509 -text` or a linter.',
    sources: [list],
  },
  ERR_CERT_NO_REVOCATION_MECHANISM: {
    number: -204,
    title: 'The proof of identity cannot be called back',
    meaning:
      'A proof of identity can say where to ask if it was called back. This one names no place that the browser could use.',
    when: 'You may meet it where a rule makes this check a must, as in some company networks.',
    example: 'A bank tightens the rules on its computers, and an old time clock page stops opening.',
    advice: 'The people who run the server can fix this. They need a proof that says where to check it.',
    fixer: 'operations',
    technical:
      'The certificate names no OCSP responder or CRL that Chromium could use, and the revocation policy is strict. Issue it with `authorityInfoAccess` or `cRLDistributionPoints`.',
    sources: [list],
  },
  ERR_CERT_UNABLE_TO_CHECK_REVOCATION: {
    number: -205,
    title: 'Nobody could say if the proof of identity still counts',
    meaning:
      'The browser had to ask if the proof of identity was called back. It got no usable answer, so it stopped.',
    when: 'You may meet it where a company rule demands this check, and the place to ask cannot be reached.',
    example: 'A ministry laptop must check every proof, and the server that knows is down for the night.',
    advice:
      'The people who run your network can fix this: let the browser reach that place. Trying later may help.',
    fixer: 'operations',
    technical:
      'OCSP or CRL data was needed and could not be fetched or used. It is a hard failure only under a strict policy, such as `RequireOnlineRevocationChecksForLocalAnchors`. Check access to those addresses.',
    sources: [list],
  },
  ERR_CERT_REVOKED: {
    number: -206,
    title: "The site's proof of identity was called back",
    meaning:
      'The proof of identity that this site shows was called back before its time. It no longer counts, so the browser stopped.',
    when: 'A proof is called back, for example, when its secret part may be known to others.',
    example: "A laptop with the secret part was stolen from a shop's IT firm, and the proof was called back.",
    advice:
      'The people who run the site can fix this: install a new proof. Until then, enter nothing private.',
    fixer: 'operations',
    technical:
      "The certificate, or one above it, is revoked by OCSP, a CRL or Chrome's CRLSet. Issue a new key and a new certificate; the old one cannot come back.",
    sources: [list],
  },
  ERR_CERT_INVALID: {
    number: -207,
    title: "The site's proof of identity is not valid",
    meaning:
      'The browser checked the proof of identity of this site, and it is not valid. The code does not say which rule it breaks.',
    when: 'You may meet it with home-made proofs, or with faulty software that checks your traffic.',
    example: 'A team makes a proof for its test server, but marks it as one for sending mail.',
    advice: 'The people who run the server can fix this: make a new proof of identity by the current rules.',
    fixer: 'operations',
    technical:
      "Chromium's catch-all where no finer certificate error fits, for example a wrong extended key usage. It cannot be clicked past. A log from `chrome://net-export` lists what the check found.",
    sources: [list],
  },
  ERR_CERT_WEAK_SIGNATURE_ALGORITHM: {
    number: -208,
    title: 'The proof of identity is signed in a weak way',
    meaning:
      'This proof of identity was signed in an old way that no longer counts as safe. The browser does not accept it.',
    when: 'You may meet it at old company servers and devices that have not been updated for years.',
    example: 'The page of a heating system from 2012 no longer opens on a new computer.',
    advice: 'The people who run the server can fix this: get a proof that is signed in a modern way.',
    fixer: 'operations',
    technical:
      'A certificate in the chain uses a weak signature algorithm, such as SHA-1 or MD5. Reissue it with SHA-256 or better.',
    sources: [list],
  },
  ERR_CERT_NON_UNIQUE_NAME: {
    number: -210,
    title: 'The proof is for a name that many could use',
    meaning:
      'The proof of identity is for a web name that is not unique. Other networks may use the same name for something else.',
    when: 'It is rare. Browsers have mostly treated this as a warning, not as a failure.',
    example: 'An office calls its server just "intranet", and so do many other offices.',
    advice: 'The people who run the server can fix this: give it a full web name and a matching proof.',
    fixer: 'operations',
    technical:
      'The host name in the certificate is not unique, such as a single label or a reserved IP address. Use a registered domain name, or a private CA for inside names.',
    sources: [list],
  },
  ERR_CERT_WEAK_KEY: {
    number: -211,
    title: 'The key behind the proof of identity is too weak',
    meaning:
      'The proof of identity of this site rests on a key that is too weak today. The browser does not accept it.',
    when: 'You may meet it on old routers, printers and servers that made their proof long ago.',
    example: 'A network drive bought in 2009 still uses the proof that it made on its first day.',
    advice: 'The people who run the server can fix this: make a new proof with a stronger key.',
    fixer: 'operations',
    technical:
      'A public key in the chain is too weak, for example an RSA key that is too short. Issue a new one with RSA 2048 or ECDSA P-256.',
    sources: [list],
  },
  ERR_CERT_NAME_CONSTRAINT_VIOLATION: {
    number: -212,
    title: 'The issuer was not allowed to vouch for this name',
    meaning:
      'The issuer of this proof of identity may vouch for certain web names only. This proof names another.',
    when: 'You may meet it in company networks that make their own proofs of identity.',
    example: 'A car maker may vouch for its office names only, but made a proof for its shop.',
    advice: 'The people who run the server can fix this: get a proof from another issuer.',
    fixer: 'operations',
    technical:
      'A DNS name in the certificate breaks the `nameConstraints` of an issuing CA, or limits that Chromium sets for it. Issue it from another CA, or change the names.',
    sources: [list],
  },
  ERR_CERT_VALIDITY_TOO_LONG: {
    number: -213,
    title: 'The proof of identity is made to last too long',
    meaning:
      'A proof of identity may last only for a limited time. This one was made to last longer than the browser allows.',
    when: 'You may meet it when an issuer or a tool still uses the longer times of the past.',
    example: 'A parish orders a proof of identity for five years, as it always did.',
    advice: 'The people who run the server can fix this: get a new proof for a shorter time.',
    fixer: 'operations',
    technical:
      'The span from `notBefore` to `notAfter` is over the limit for publicly trusted certificates: 398 days for those issued since September 2020, and less later. Private roots are not held to it.',
    sources: [list],
  },
  ERR_CERTIFICATE_TRANSPARENCY_REQUIRED: {
    number: -214,
    title: 'The proof of identity is not shown to be on public lists',
    meaning: 'Such a proof of identity must be on public lists. The server did not show that this one is.',
    when: 'You may meet it with a proof meant only for inside use, or when a server leaves a part out.',
    example: 'A firm buys a proof for an inside server. It asks the issuer to keep it off the lists.',
    advice: 'The people who run the server can fix this: ask the issuer for a listed proof.',
    fixer: 'operations',
    technical:
      'Certificate Transparency: the server gave no SCTs that meet the policy. Reissue with embedded SCTs. Admins can exempt hosts with `CertificateTransparencyEnforcementDisabledForUrls`.',
    sources: [list, 'mdn:Web/Security/Defenses/Certificate_Transparency'],
  },
  ERR_CERT_KNOWN_INTERCEPTION_BLOCKED: {
    number: -217,
    title: 'Someone may be reading along on this connection',
    meaning:
      'The proof of identity shown here is known to be used to read the traffic of others. The browser does not accept it.',
    when: 'You may meet it on networks where people were told to install a special trust file.',
    example: 'A provider tells its customers to install a file before they can go online.',
    advice:
      'You can fix this: remove the trust file that you were told to install. Until then, enter nothing private.',
    fixer: 'you',
    technical:
      "The chain holds a key known for interception by someone other than the device owner. Chrome's CRLSet carries that list. Remove the root from the trust store.",
    sources: [list, 'mdn:Web/Security/Attacks/MITM'],
  },
  ERR_CERT_SELF_SIGNED_LOCAL_NETWORK: {
    number: -219,
    title: 'A device on a local network vouches for itself',
    meaning:
      'The device at this local address made its own proof of identity. No issuer stands behind it, so the browser cannot check it.',
    when: 'You may meet it with routers, printers and home devices that you open by number or by a .local name.',
    example: 'You open the settings page of your new router at 192.168.1.1.',
    advice: 'You can fix this if it is yours: open its address in a new tab and go on.',
    fixer: 'you',
    technical:
      'A self-signed certificate on an RFC 1918 IP literal or a `.local` host. To get rid of the error for good, install the device certificate or a private root in the trust store.',
    sources: [list],
  },
  ERR_CERT_DATABASE_CHANGED: {
    number: -714,
    title: 'The proofs stored on this computer changed',
    meaning:
      'The store of proofs of identity on this computer changed while the request ran. The browser dropped the connection.',
    when: 'It can happen when someone installs or removes a proof, or plugs in a key card.',
    example: 'You plug in your staff card while a page is still loading.',
    advice: 'You can fix this: reload the page.',
    fixer: 'you',
    technical:
      'The certificate database changed, so connections that were built on the old state were dropped. A retry uses the new state.',
    sources: [list],
  },
  ERR_CERT_VERIFIER_CHANGED: {
    number: -716,
    title: 'The rules for checking proofs of identity changed',
    meaning:
      'The browser got new rules for checking proofs of identity while the request ran. It dropped the connection to check anew.',
    when: 'It can happen when the browser updates its lists, or when a company rule reaches your computer.',
    example: 'Your company sends a new rule to all laptops while you fill in a form.',
    advice: 'You can fix this: try the same thing again.',
    fixer: 'you',
    technical:
      'The configuration of the certificate verifier changed, for example by policy or a new root store. Connections were dropped so that new ones use it. Retry the request.',
    sources: [list],
  },
};

/**
 * Names of Chromium's list that no request of a page carries, each with the reason; they have no entry above.
 * Made from Chromium's net/base/net_error_list.h; checked 2026-11-22.
 */
export const certificateErrorsNeverMet: Readonly<Record<string, string>> = {
  ERR_CERT_END: 'Marks the end of the certificate errors in the list; it is not an error.',
  ERR_PKCS12_IMPORT_BAD_PASSWORD: 'Only when a person imports a certificate file with a wrong password.',
  ERR_PKCS12_IMPORT_FAILED: 'Only when a person imports a certificate file.',
  ERR_PKCS12_IMPORT_INVALID_MAC: 'Only when a person imports a certificate file that fails its check.',
  ERR_PKCS12_IMPORT_INVALID_FILE: 'Only when a person imports a broken certificate file.',
  ERR_PKCS12_IMPORT_UNSUPPORTED: 'Only when a person imports a certificate file with unsupported features.',
  ERR_IMPORT_CA_CERT_NOT_CA: 'Only when a person imports an authority certificate that is none.',
  ERR_IMPORT_CERT_ALREADY_EXISTS: 'Only when a person imports a certificate that is there already.',
  ERR_IMPORT_CA_CERT_FAILED: 'Only when a person imports an authority certificate.',
  ERR_IMPORT_SERVER_CERT_FAILED: 'Only when a person imports a server certificate.',
  ERR_KEY_GENERATION_FAILED: 'Only when the browser makes a key pair.',
  ERR_PRIVATE_KEY_EXPORT_FAILED: 'Only when a private key is exported.',
  ERR_SELF_SIGNED_CERT_GENERATION_FAILED: 'Only when the browser makes a self-signed certificate.',
  ERR_NO_PRIVATE_KEY_FOR_CERT: 'Only when a client certificate is imported without its private key.',
  ERR_ADD_USER_CERT_FAILED: 'Only when a certificate is added to the store of the operating system.',
  ERR_CT_STH_PARSING_FAILED: 'Only when the browser itself reads the state of a certificate log.',
  ERR_CT_STH_INCOMPLETE: 'Only when the browser itself reads the state of a certificate log.',
  ERR_CT_CONSISTENCY_PROOF_PARSING_FAILED: 'Only when the browser itself checks a certificate log.',
};
