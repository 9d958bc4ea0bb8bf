import type { NetErrorWords } from '../entry.ts';
import type { SourceRef } from '../sources.ts';

const list: SourceRef = 'chromium:net/base/net_error_list.h';
const tls: SourceRef = 'mdn:Web/Security/Defenses/Transport_Layer_Security';

/**
 * Chromium's errors of setting up or keeping a secure connection (TLS), without those of the site's certificate.
 * Made from Chromium's net/base/net_error_list.h in our own words; checked 2026-11-22.
 */
export const secureConnectionErrors: Readonly<Record<string, NetErrorWords>> = {
  ERR_STRICT_ECH_REQUIRED: {
    number: -37,
    title: 'The name of the site could not be hidden',
    meaning:
      'Here the browser must hide the name of the site while it connects. That could not be done, so it stopped.',
    when: 'You may meet it where a rule demands this, and the site or the network does not support it.',
    example:
      'A newsroom laptop must hide which sites it opens. The archive it asks for has no setup for that.',
    advice: 'The people who run the site can set this up. Ask them if they support hidden site names.',
    fixer: 'operations',
    technical:
      'Encrypted Client Hello (ECH) was mandatory. Either no valid ECH configuration was found, or the server rejected ECH and the retry with its `retry_configs` failed too. Check `ech` in the HTTPS DNS record.',
    sources: [list],
  },
  ERR_SSL_PROTOCOL_ERROR: {
    number: -107,
    title: 'The secure connection broke down',
    meaning:
      'A secure connection follows fixed steps. One of them went wrong between the browser and the server. The code does not say which.',
    when: 'Often the server there does not use secure connections at all. A program that checks your traffic can cause it too.',
    example:
      'Your page calls https://localhost:3000 (secure), but the test server there speaks only http:// (not secure).',
    advice:
      'Check that the address is meant to be a secure one. If it is, the people who run the server can fix this.',
    fixer: 'operations',
    technical:
      'The TLS library gave an error that Chromium has no finer code for. Typical: plain HTTP on the TLS port, a broken TLS setup, a middlebox. Test with `openssl s_client -connect host:443 -servername host`.',
    sources: [list, tls],
  },
  ERR_SSL_CLIENT_AUTH_CERT_NEEDED: {
    number: -110,
    title: 'The server asks for your own proof of identity',
    meaning:
      'The server wants to know who you are first. It asks for a proof of identity from your computer, and none was sent.',
    when: 'You may meet it at company or bank sites that check a card or a file.',
    example: 'A doctor opens the patient register on a new laptop, and the staff card is not in its slot.',
    advice: 'You can fix this: put in your card or install your proof, then restart the browser.',
    fixer: 'you',
    technical:
      'The server sent a TLS `CertificateRequest` and the browser had no client certificate to send. By the Fetch standard, requests without credentials, such as a CORS preflight, do not send one.',
    sources: [list, 'fetch#credentials'],
  },
  ERR_SSL_VERSION_OR_CIPHER_MISMATCH: {
    number: -113,
    title: 'Browser and server found no common way to be secure',
    meaning:
      'A connection can be made secure in several ways. The two sides found none that both accept, or the server turned the offer down.',
    when: 'You may meet it with old servers, or with a new web name whose secure setup is not finished yet.',
    example: 'You open the settings page of a ten-year-old printer in a new browser.',
    advice:
      'The people who run the server can fix this. Ask them to check its secure setup for this web name.',
    fixer: 'operations',
    technical:
      'No shared TLS version or cipher suite; Chromium no longer accepts TLS 1.0 and 1.1. A `handshake_failure` alert right after the `ClientHello` lands here too. Some CDNs send it for a host that has no certificate.',
    sources: [list, tls],
  },
  ERR_SSL_RENEGOTIATION_REQUESTED: {
    number: -114,
    title: 'The server wanted to start the secure connection anew',
    meaning:
      'The secure connection was set up already. Then the server asked to set it up again, and the request failed.',
    when: 'It is rare. You may meet it at older servers that ask who you are only for some of their pages.',
    example: 'A parts catalogue opens, but its order page asks for a staff card halfway.',
    advice:
      'The people who run the server can fix this. Ask them to do all checks at the start of the connection.',
    fixer: 'operations',
    technical:
      'The server asked for a TLS renegotiation, which HTTP/2 forbids and TLS 1.3 no longer has. Ask for client certificates in the first handshake, or give those pages a host name of their own.',
    sources: [list],
  },
  ERR_BAD_SSL_CLIENT_AUTH_CERT: {
    number: -117,
    title: 'The server did not accept your own proof of identity',
    meaning:
      'The server asked for a proof of identity from your computer. It was missing, or the server did not accept it.',
    when: 'You may meet it when your proof ran out, was called back, or was made for another site.',
    example: "A tax adviser renews the staff card, but the browser still sends last year's proof.",
    advice: 'You can fix this: choose or renew your own proof of identity, then restart the browser.',
    fixer: 'you',
    technical:
      "TLS client authentication failed with an alert such as `bad_certificate`, `certificate_expired`, `unknown_ca` or `certificate_required`. The server's TLS log names the reason.",
    sources: [list],
  },
  ERR_ALPN_NEGOTIATION_FAILED: {
    number: -122,
    title: 'No common language on the secure connection',
    meaning:
      'On a secure connection, browser and server settle how they will talk. Here they could not find a way that both know.',
    when: 'It is rare. Most often a setting of the server is behind it.',
    example: 'A team moves its chat to new servers, and these offer no way of talking that browsers know.',
    advice: 'The people who run the server can fix this. Ask them to check which ways of talking it offers.',
    fixer: 'operations',
    technical:
      'ALPN found no shared application protocol. Offer `h2` and `http/1.1` in the ALPN list of the server, or `h3` over QUIC.',
    sources: [list],
  },
  ERR_SSL_NO_RENEGOTIATION: {
    number: -123,
    title: 'The server refused to renew the secure connection',
    meaning: 'The secure connection was to be set up a second time. The other side refused that.',
    when: 'It is rare. Servers or network devices with old or odd settings can cause it.',
    example: 'A long upload fails halfway on an old office server that allows no second setup.',
    advice: 'The people who run the server can fix this. Tell them when it happened, so they can look it up.',
    fixer: 'operations',
    technical:
      'The peer sent the TLS alert `no_renegotiation` (100). Look first at the TLS library of the server and at any middlebox in front of it.',
    sources: [list],
  },
  ERR_SSL_DECOMPRESSION_FAILURE_ALERT: {
    number: -125,
    title: 'The server could not unpack what it was sent',
    meaning:
      'On the secure connection, the server reported that it could not unpack a message. The connection ended there.',
    when: 'It is rare. A server that wrongly says it can unpack such data is the known cause.',
    example: 'A museum runs its ticket shop on a server that nobody has updated for years.',
    advice: 'The people who run the server can fix this. Ask them to update its secure connection software.',
    fixer: 'operations',
    technical:
      'The peer sent a fatal `decompression_failure` alert (30). Typical for a peer that picks DEFLATE TLS compression without real support. Turn TLS compression off and update the TLS library.',
    sources: [list],
  },
  ERR_SSL_BAD_RECORD_MAC_ALERT: {
    number: -126,
    title: 'The server says the data reached it damaged',
    meaning:
      'On a secure connection, each piece of data is checked for damage. The server reported that a check failed, and it stopped.',
    when: 'It is rare. A fault in the server or in a device on the way can cause it.',
    example: 'Uploads of big photos break off on the office network, and work fine at home.',
    advice: 'The people who run the server can fix this. Tell them if it also fails on another network.',
    fixer: 'operations',
    technical:
      'The peer sent a fatal `bad_record_mac` alert (20): a TLS record failed its integrity check. Suspects are faulty TLS compression, TLS offload and middleboxes.',
    sources: [list],
  },
  ERR_SSL_CLIENT_AUTH_PRIVATE_KEY_ACCESS_DENIED: {
    number: -134,
    title: 'The browser may not use your own proof of identity',
    meaning:
      'The server asked for a proof of identity from your computer. The browser found one but was not allowed to use it.',
    when: 'It can happen when someone answers no to the question on the screen, or when a rule forbids the use.',
    example: 'A nurse clicks "Deny" when the laptop asks if the browser may use the staff card.',
    advice: 'You can fix this: reload the page and allow the use. At work, ask your IT help.',
    fixer: 'you',
    technical:
      'Use of the private key of the TLS client certificate was denied. Check the access rules of the key: the macOS Keychain prompt, the Windows key settings or the smart card software.',
    sources: [list],
  },
  ERR_SSL_CLIENT_AUTH_CERT_NO_PRIVATE_KEY: {
    number: -135,
    title: 'Half of your own proof of identity is missing',
    meaning:
      'The server asked for a proof of identity from your computer. Yours lacks its secret part, so it proves nothing.',
    when: 'You may meet it after a proof was copied to a new computer without its secret part.',
    example: 'A clerk moves to a new laptop and copies only the public file of the staff proof.',
    advice: 'You can fix this: install your proof again from the complete file. Your IT help may have it.',
    fixer: 'you',
    technical:
      'The TLS client certificate has no private key in the store. Import the PKCS #12 file (`.p12`, `.pfx`) instead of the bare `.cer`, or plug in the smart card.',
    sources: [list],
  },
  ERR_SSL_CLIENT_AUTH_SIGNATURE_FAILED: {
    number: -141,
    title: 'Your own proof of identity could not sign',
    meaning:
      'The server asked you to prove who you are. Your proof of identity was there, but it could not sign the answer.',
    when: 'It can happen when a card is pulled out, its software hangs, or nobody allowed its use.',
    example: 'A lawyer pulls the key card out of the laptop while a court form is loading.',
    advice:
      'You can fix this: put the card in again and restart the browser. If it still fails, ask your IT help.',
    fixer: 'you',
    technical:
      'The client key could not sign the TLS `CertificateVerify` data. Known causes: access denied, a key that may not sign, a stale key handle, or a crypto provider that refuses the data.',
    sources: [list],
  },
  ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN: {
    number: -150,
    title: 'Not the proof of identity that the browser expects',
    meaning:
      'For some web names, the browser knows which proofs of identity are right. The one shown here is not among them.',
    when: 'You may meet it when something between you and the site shows its own proof. A setup fault of the site is possible too.',
    example: 'On a café network, someone puts a false copy of your mail site in the way.',
    advice: 'The people who run your network can look into this. Until then, type in nothing private here.',
    fixer: 'operations',
    technical:
      "The chain holds none of the public keys that Chromium's built-in list pins for this host. Chains to a locally installed root are exempt by default, so a normal company root is not the cause.",
    sources: [list, 'mdn:Web/Security/Attacks/MITM'],
  },
  ERR_CLIENT_AUTH_CERT_TYPE_UNSUPPORTED: {
    number: -151,
    title: 'The browser lacks the kind of proof the server wants',
    meaning:
      'The server wants a proof of identity from your computer. It accepts only kinds that this browser does not support.',
    when: 'It is rare. Old servers, or servers not made for browsers, may ask like this.',
    example: 'A factory machine offers a web page, but wants a proof that only its own tools can make.',
    advice: 'The people who run the server can fix this. Ask them to accept a common kind of proof.',
    fixer: 'operations',
    technical:
      "The server's TLS `CertificateRequest` lists no certificate type that Chromium supports. Allow RSA or ECDSA signing certificates.",
    sources: [list],
  },
  ERR_SSL_DECRYPT_ERROR_ALERT: {
    number: -153,
    title: 'The server could not confirm a secure message',
    meaning:
      'While the secure connection was set up, the server could not confirm a message from this side. It ended the connection.',
    when: 'You may meet it when your own proof of identity, or a device on the way, has a fault.',
    example: 'A signing card with old software sends a signature that the land register cannot confirm.',
    advice: 'The people who run the server can fix this. Tell them the time, so they can look it up.',
    fixer: 'operations',
    technical:
      'The peer sent a fatal `decrypt_error` alert (51). As a rule it could not verify a handshake signature or a `Finished` message. Check client keys and TLS middleboxes.',
    sources: [list],
  },
  ERR_SSL_SERVER_CERT_CHANGED: {
    number: -156,
    title: 'The site changed its proof of identity halfway',
    meaning:
      'The site showed one proof of identity at the start. Later, on the same connection, it showed another, so the browser stopped.',
    when: 'It is rare. You may meet it while a site changes its servers or renews its proof.',
    example: 'A travel site swaps its proof during the day, while your search is still running.',
    advice: 'The people who run the site can fix this. A reload makes a new connection and may help.',
    fixer: 'operations',
    technical:
      'The server asked for a TLS renegotiation and then showed another certificate. Use the same one on all machines behind an address, or do not renegotiate.',
    sources: [list],
  },
  ERR_SSL_UNRECOGNIZED_NAME_ALERT: {
    number: -159,
    title: 'The server does not know this web name',
    meaning:
      'The browser told the server which web name it wants. The server replied that it does not know that name.',
    when: 'You may meet it when a web name is new, has moved, or is misspelt in the server settings.',
    example: 'A bakery moves to a new web name, but its server still knows only the old one.',
    advice: 'Check the spelling of the web name. If it is right, the people who run the server can fix this.',
    fixer: 'operations',
    technical:
      'The server answered the SNI in the `ClientHello` with a fatal `unrecognized_name` alert (112). Add a virtual host and a certificate for this name.',
    sources: [list, 'rfc6066#3'],
  },
  ERR_SSL_CLIENT_AUTH_CERT_BAD_FORMAT: {
    number: -164,
    title: 'The browser could not read your own proof of identity',
    meaning:
      'The server asked for a proof of identity from your computer. The browser found one but could not read it.',
    when: 'You may meet it when the stored proof is damaged or of an odd kind.',
    example: 'An accountant restores a laptop from a backup, and the stored proof comes back damaged.',
    advice:
      'You can fix this: remove the proof and install it again. Whoever gave it to you can send a new one.',
    fixer: 'you',
    technical:
      'The client certificate from the platform store could not be loaded into the TLS library. Check its DER encoding and key type, then import it again.',
    sources: [list],
  },
  ERR_SSL_SERVER_CERT_BAD_FORMAT: {
    number: -167,
    title: "The site's proof of identity cannot be read",
    meaning: 'The server sent a proof of identity. The browser could not read it at all, so it stopped.',
    when: 'It is rare. A proof made with faulty tools can look like this.',
    example: 'A home-made tool writes the proof for a test server and leaves out a part.',
    advice: 'The people who run the server can fix this: make and install a new proof of identity.',
    fixer: 'operations',
    technical:
      'The server certificate could not be decoded. The error is fatal: there is no certificate to show and no way to click past it. Inspect it with `openssl s_client -connect host:443 -showcerts`.',
    sources: [list],
  },
  ERR_SSL_OBSOLETE_CIPHER: {
    number: -172,
    title: 'The server only offers an outdated way to be secure',
    meaning: 'The server makes secure connections only in an old way. The browser has dropped that way.',
    when: 'Browsers show this code only for a short time, just after they drop an old way.',
    example: 'After a browser update, the page of an old warehouse system no longer opens.',
    advice: 'The people who run the server can fix this: update its secure connection settings.',
    fixer: 'operations',
    technical:
      'The server needs a cipher suite that Chromium has just removed. The code is meant for one or two releases. After that, `ERR_SSL_VERSION_OR_CIPHER_MISMATCH` is to be expected.',
    sources: [list],
  },
  ERR_SSL_CLIENT_AUTH_NO_COMMON_ALGORITHMS: {
    number: -177,
    title: 'Your proof cannot sign the way the server wants',
    meaning:
      'The server asked for a proof of identity from your computer. Yours cannot sign in any way that the server accepts.',
    when: 'You may meet it with old key cards, or when a server was set to newer rules.',
    example: 'A city office raises its rules, and staff cards from five years ago stop working.',
    advice: 'The people who run the site can fix this. Ask them which cards or files they accept now.',
    fixer: 'operations',
    technical:
      "The client key and the server's `signature_algorithms` have no overlap. Smart cards without RSA-PSS can fail this way in TLS 1.3. Allow another algorithm, or issue new keys.",
    sources: [list],
  },
  ERR_EARLY_DATA_REJECTED: {
    number: -178,
    title: 'The server turned down a quick start',
    meaning:
      'To save time, the browser sent data before the secure connection was ready. The server did not take it that early.',
    when: 'People seldom see it, because the browser is meant to send the request again in the normal way.',
    example: 'You come back to a news site a minute after its servers were restarted.',
    advice: 'Nothing needs fixing. If something is missing on the page, reload it.',
    fixer: 'nobody',
    technical:
      "TLS 1.3 early data (0-RTT) was rejected before any data came back. The request is to be retried with early data off; Chromium's network stack does so itself.",
    sources: [list, 'rfc8446#2.3'],
  },
  ERR_WRONG_VERSION_ON_EARLY_DATA: {
    number: -179,
    title: 'A quick start met an older kind of secure connection',
    meaning:
      'The browser sent data early, which only the newer kind of secure connection allows. The server answered with an older kind.',
    when: 'You may meet it while a site runs old and new servers side by side.',
    example: 'A shop updates half of its servers, and your second visit lands on an old one.',
    advice:
      'Reload the page. If it fails again, the people who run the site can fix this: make all servers alike.',
    fixer: 'operations',
    technical:
      'TLS 1.3 early data was offered, but the server chose TLS 1.2 or older. The request should be retried without early data. Keep one TLS version on all servers that share a name.',
    sources: [list, 'rfc8446#4.2.10'],
  },
  ERR_TLS13_DOWNGRADE_DETECTED: {
    number: -180,
    title: 'The connection was pushed down to an older version',
    meaning:
      'The other side chose an older way to be secure, yet signalled that it knows a newer one. The browser stopped, to be safe.',
    when: 'A faulty device that checks traffic on the way can cause it. An attack is possible too.',
    example: 'An office puts in a box that scans web traffic, and some sites stop opening.',
    advice: 'The people who run your network can fix this: update whatever checks the traffic.',
    fixer: 'operations',
    technical:
      'TLS 1.3 was on, a lower version was negotiated, and `ServerHello.random` held the downgrade marker. A TLS-terminating proxy with a faulty TLS 1.2 can cause this.',
    sources: [list, 'rfc8446#4.1.3'],
  },
  ERR_SSL_KEY_USAGE_INCOMPATIBLE: {
    number: -181,
    title: "The site's proof of identity is made for another use",
    meaning:
      'A proof of identity says what it may be used for. This one does not allow what the server used it for.',
    when: 'You may meet it with home-made proofs, in company networks and on devices such as cameras.',
    example: 'The maker of a door camera ticked the wrong uses in the proof that it ships.',
    advice: 'The people who run the server can fix this: make a new proof with the right uses.',
    fixer: 'operations',
    technical:
      'The `keyUsage` extension does not fit the TLS key exchange. ECDHE suites and TLS 1.3 need `digitalSignature`; plain RSA key exchange needs `keyEncipherment`.',
    sources: [list],
  },
  ERR_INVALID_ECH_CONFIG_LIST: {
    number: -182,
    title: 'A setting for hiding the site name cannot be read',
    meaning:
      'Some sites publish a setting that lets the browser hide their name. The one for this site could not be read.',
    when: 'It is rare. You may meet it when a site has published a broken setting.',
    example: 'A blog moves to a new name service, and the copied setting loses its last letters.',
    advice: 'The people who run the site can fix this: correct the setting or remove it.',
    fixer: 'operations',
    technical:
      'The ECHConfigList from DNS cannot be parsed. Publish a valid list in the `ech` value of the HTTPS record, or drop `ech`.',
    sources: [list],
  },
  ERR_ECH_NOT_NEGOTIATED: {
    number: -183,
    title: 'The server could not read the hidden site name',
    meaning:
      'The browser hid the name of the site in its first message. The server could not read that part.',
    when: 'You may meet it while a site changes its settings for hidden names.',
    example: 'A podcast site changes its keys at noon, and your browser still uses those of the morning.',
    advice: 'The people who run the site can fix this: publish the setting that the server really uses.',
    fixer: 'operations',
    technical:
      'ECH was on, but the server could not decrypt the inner `ClientHello`. Keep the ECH keys of the servers in step with the `ech` value in DNS.',
    sources: [list],
  },
  ERR_ECH_FALLBACK_CERTIFICATE_INVALID: {
    number: -184,
    title: 'The hidden name failed, and so did the fallback',
    meaning:
      'The browser hid the name of the site, and the server could not read it. Its proof of identity for the stand-in name was not valid either.',
    when: 'It is rare. A wrong setup of the site or a device on the way can cause it.',
    example: 'A choir moves its site to another host, but the old setting for hidden names stays behind.',
    advice: 'The people who run the site can fix this: renew or remove its setting for hidden names.',
    fixer: 'operations',
    technical:
      'ECH was rejected, and the server showed no certificate valid for the `public_name` of the ECH configuration. Fix that certificate or the `ech` value in DNS.',
    sources: [list],
  },
  ERR_QUIC_CERT_ROOT_NOT_KNOWN: {
    number: -380,
    title: 'The faster connection needs a widely known proof',
    meaning:
      'The browser used a newer, faster kind of connection. That takes only a proof of identity from a widely known issuer.',
    when: 'You may meet it on test servers, or where a company makes its own proofs of identity.',
    example: 'A developer tests live video with a proof of identity made on the same laptop.',
    advice: 'The people who run the server can fix this: use a proof from a public issuer.',
    fixer: 'operations',
    technical:
      'On QUIC the chain must end in a known root, unless the host is on a list of exempt domains. For tests, WebTransport takes `serverCertificateHashes`.',
    sources: [list, 'mdn:Web/API/WebTransport/WebTransport'],
  },
  ERR_INSECURE_RESPONSE: {
    number: -501,
    title: 'The answer did not come over a safe connection',
    meaning:
      'The browser found this answer not safe enough and stopped. A problem with the proof of identity is one cause.',
    when: 'You may meet it for parts of a page that come from a server with a faulty proof of identity.',
    example: 'A test page loads its pictures from a server whose proof of identity ran out.',
    advice:
      'The people who run that server can fix this. Open its address in a new tab to see what is wrong.',
    fixer: 'operations',
    technical:
      'A general code for an insecure answer, for example when a certificate error ended the request. Look at the certificate of this host to find the exact fault, such as `ERR_CERT_DATE_INVALID`.',
    sources: [list],
  },
};
