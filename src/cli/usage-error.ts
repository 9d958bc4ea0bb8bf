/** A mistake of the caller's, said in one line. */
export class UsageError extends Error {}
