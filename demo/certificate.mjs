import { generate } from 'selfsigned';

const HOUR = 3600_000;

/**
 * Makes a certificate that is good for today and for the given name, and that nobody has signed.
 * @param {string} hostname
 * @returns {Promise<{ key: string, cert: string }>} in PEM form
 */
export async function selfSignedCertificate(hostname) {
  const pem = await generate([{ name: 'commonName', value: hostname }], {
    algorithm: 'sha256',
    // Some clocks are a little behind.
    notBeforeDate: new Date(Date.now() - HOUR),
    notAfterDate: new Date(Date.now() + 24 * HOUR),
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: hostname }] }],
  });
  return { key: pem.private, cert: pem.cert };
}
