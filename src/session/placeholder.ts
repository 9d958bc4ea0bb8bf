/**
 * What stands in the place of a secret that was taken out of a record: our own "hidden-1" and "[hidden: 12 characters of
 * text/html]", and what other programs write ("[REDACTED]", "<redacted>", "***", "xxxx").
 */
const PLACEHOLDER =
  /^(?:[[<({]{0,2}(?:hidden(?:[-_ ]?\d{1,9})?|redacted|removed|masked|filtered|sanitized|sanitised|stripped|scrubbed|hidden: \d+ characters of [^\]]*)[\])>}]{0,2}|\*{3,}|x{4,}|X{4,}|•{3,})$/i;

/** Whether a value is no value any more: something that may have been a secret was taken out of the record. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value.trim());
}
