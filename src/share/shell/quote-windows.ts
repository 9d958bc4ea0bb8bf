/**
 * One argument as a Windows program takes it from its command line: in quotes, a quote inside as `\"`, and backslashes before a
 * quote doubled (Microsoft: "Parsing C command-line arguments", CommandLineToArgvW). `""` for a quote would be shorter, but
 * runtimes differ on it.
 * @param text any text without NUL
 */
export function quoteForWindows(text: string): string {
  return `"${text.replace(/(\\*)("|$)/g, (_all, backslashes: string, quote: string) => `${backslashes}${backslashes}${quote && '\\"'}`)}"`;
}
