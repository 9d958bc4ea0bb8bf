/** Pages that a front server or a firewall answers with, in the marks that the real ones have. */

/**
 * nginx's built-in page.
 * @param {string} title "502 Bad Gateway"
 */
export function nginxPage(title) {
  return `<html>\r
<head><title>${title}</title></head>\r
<body>\r
<center><h1>${title}</h1></center>\r
<hr><center>nginx/1.24.0</center>\r
</body>\r
</html>\r
`;
}

/** A challenge of Cloudflare's. */
export const cloudflareChallenge = `<!DOCTYPE html>
<html lang="en-US">
<head><title>Just a moment...</title><meta name="robots" content="noindex,nofollow"></head>
<body>
<h1>Checking whether you are human</h1>
<p>This site needs to review the security of your connection before you go on.</p>
<noscript>Enable JavaScript and cookies to continue</noscript>
</body>
</html>
`;

/** What the server of a single-page application gives for every address that it does not know. */
export const singlePageApplication = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Kiln Lane Pottery</title>
    <script type="module" src="/assets/index.js"></script>
  </head>
  <body>
    <div id="root"></div>
  </body>
</html>
`;
