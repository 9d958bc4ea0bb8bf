/** What each command says of itself. */
export const HELP: Readonly<Record<string, string>> = {
  '': `plainspoken: says of every failed request in a HAR file what went wrong, and who can fix it

  plainspoken explain FILE.har …       what went wrong, how we know, who can fix it, what to try
  plainspoken redact FILE.har          the same file with its secrets hidden
  plainspoken compare A.har B.har      what is different: it worked in A, and fails in B

  plainspoken COMMAND --help           more about a command
  plainspoken --version

Everything stays on this computer. What looks like a secret is hidden in all that is printed: look through it before you send
it. A file may be packed (.gz, .zip); - reads standard input.

Exit status: 0 the file was read, 2 it could not be (standard error says why).
`,
  explain: `plainspoken explain FILE.har … [--format text|markdown|ticket|html|json] [--output FILE] [--fail-on-problems]

Says of every failed request what went wrong, how we know, who can fix it and what to try. Problems come first.

  FILE.har …           one or more HAR files; - reads standard input
  --format, -f         text (the default), markdown (GitHub, GitLab), ticket (Slack, Jira), html (one file to send) or json
  --for                everyone or developers: for whom markdown, ticket and html are written (developers)
  --output, -o         write to this file; of several files each to its own in this folder
  --keep               show something that would be hidden: --keep "header x-tenant"; may be given again
  --fail-on-problems   exit with 1 when there is a problem (for checks that run by themselves)

Examples:
  plainspoken explain checkout.har
  plainspoken explain checkout.har --format html --for everyone --output checkout.html
  plainspoken explain run-*.har --format json --fail-on-problems

Exit status: 0 all were read, 1 there are problems (with --fail-on-problems), 2 a file could not be read.
`,
  redact: `plainspoken redact FILE.har [--output OUT.har] [--keep PLACE]

Writes the file again with its secrets hidden: headers, addresses, forms and data keep their names and their shape. Each request
keeps its explanation, so that who opens the file in Plainspoken reads why it failed. What was hidden is told on standard error.

  --output, -o         write to this file; else to standard output
  --keep               show something that would be hidden, by the name that standard error tells: --keep "query page_token"

Examples:
  plainspoken redact checkout.har -o checkout-safe.har
  plainspoken redact - < checkout.har | gzip > checkout-safe.har.gz

Exit status: 0 it was written, 2 the file could not be read.
`,
  compare: `plainspoken compare BEFORE.har AFTER.har [--format text|markdown|json] [--output FILE] [--fail-on-problems]

Puts two sessions side by side: "it worked yesterday" and "it fails now". Requests are matched by method and address.

  --format, -f         text (the default), markdown or json
  --output, -o         write to this file
  --fail-on-problems   exit with 1 when something fails in the second that did not fail in the first

Example:
  plainspoken compare yesterday.har today.har

Exit status: 0 both were read, 1 something fails anew (with --fail-on-problems), 2 a file could not be read.
`,
};
