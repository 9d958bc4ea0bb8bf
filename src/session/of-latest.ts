/**
 * Makes a reading that remembers its last answer: rule after rule asks the same of one exchange.
 * @param read pure; what it returns is shared, and not to be changed
 */
export function ofLatest<About extends object, Answer>(
  read: (about: About) => Answer,
): (about: About) => Answer {
  let latest: About | undefined;
  let answer: Answer;
  return (about) => {
    if (about !== latest) {
      answer = read(about);
      latest = about;
    }
    return answer;
  };
}
