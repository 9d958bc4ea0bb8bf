/** The version of this program, as package.json and the manifest have it (a test holds them together). */
export const VERSION = '0.1.0';
