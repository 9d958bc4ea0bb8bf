/** Longer texts are hardly ever met twice. */
const LONGEST = 200;
/** More are not remembered at once. */
const MOST = 500;

/**
 * Makes a reading of texts that remembers its answers: a server says the same few things again and again.
 * @param read pure; what it returns is shared, and not to be changed
 * @param longest of longer texts nothing is remembered, in characters
 */
export function ofText<Answer>(read: (text: string) => Answer, longest = LONGEST): (text: string) => Answer {
  const remembered = new Map<string, Answer>();
  return (text) => {
    if (text.length > longest) return read(text);
    const known = remembered.get(text);
    if (known !== undefined || remembered.has(text)) return known as Answer;
    if (remembered.size >= MOST) remembered.clear();
    const own = onItsOwn(text);
    const answer = read(own);
    remembered.set(own, answer);
    return answer;
  };
}

/** A text cut out of a longer one holds on to all of that (V8), and this one may be a whole body. */
function onItsOwn(text: string): string {
  return ` ${text}`.slice(1);
}
