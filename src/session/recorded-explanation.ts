/**
 * What was said of an exchange when its file was saved (the field `_plainspoken` of a HAR entry). The values that it was read
 * from may have been hidden since. The words are not in it, but for the hints: they are those of the cause, filled with the
 * values anew, so that a file cannot put sentences of its own into an explanation's title.
 */
export interface RecordedExplanation {
  readonly cause: string;
  readonly certainty: 'certain' | 'likely' | 'possible';
  readonly values: Readonly<Record<string, string>>;
  readonly evidence: readonly { readonly from: string; readonly saw: string }[];
  readonly alternatives: readonly { readonly cause: string; readonly tellApart: string }[];
  readonly browserNames: readonly string[];
  readonly hints: readonly string[];
  readonly developerHints: readonly string[];
}
