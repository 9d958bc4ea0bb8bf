import { useEffect, useRef, useState } from 'preact/hooks';
import type { PanelModel } from './model.ts';
import { TEXTS } from './texts/panel-texts.ts';

/** At most one announcement in this time, in ms: a screen reader reads each to its end. */
const APART = 1000;

/** Says new problems aloud, to those who do not see the list: the latest state, not each step to it. */
export function Announcements({ model }: { model: PanelModel }) {
  const problems = model.problems.value;
  const [said, say] = useState('');
  const last = useRef({ at: 0, count: problems.length });
  const newest = problems.reduce<(typeof problems)[number] | undefined>(
    (latest, each) => ((each.began ?? 0) > (latest?.began ?? -1) ? each : latest),
    undefined,
  );
  useEffect(() => {
    const { at, count } = last.current;
    if (problems.length === count) return;
    const timer = setTimeout(
      () => {
        const more = problems.length > last.current.count;
        last.current = { at: Date.now(), count: problems.length };
        say(
          more && newest
            ? TEXTS.newProblem(problems.length, newest.title)
            : TEXTS.problemsNow(problems.length),
        );
      },
      Math.max(0, at + APART - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [problems.length]);
  return (
    <p class="hidden" role="status" data-testid="announcements">
      {said}
    </p>
  );
}
