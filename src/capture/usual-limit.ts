/** How many requests of a page are kept, unless a person wants it otherwise. */
export const USUAL_LIMIT = 50_000;
