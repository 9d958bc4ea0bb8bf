/** How many requests of a page are kept, unless a person wants it otherwise: some 60 MB with all that is known of them. */
export const USUAL_LIMIT = 50_000;
