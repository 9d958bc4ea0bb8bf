import { useEffect, useState } from 'preact/hooks';
import type { StatusWords } from '../knowledge/entry.ts';
import type { Exchange } from '../session/exchange.ts';
import { outcomeOf } from '../session/outcome.ts';
import { DETAIL_TEXTS } from './texts/detail-texts.ts';

/** What a request's own code means, where nothing went wrong. */
export function CodeMeaning({ exchange }: { exchange: Exchange }) {
  const [codes, setCodes] = useState<Readonly<Record<number, StatusWords>>>();
  useEffect(() => {
    // The texts load apart from the panel.
    void import('../knowledge/status-codes.ts').then(({ statusCodes }) => setCodes(statusCodes));
  }, []);
  if (outcomeOf(exchange) === 'pending') {
    return (
      <>
        <h1>{DETAIL_TEXTS.waiting}</h1>
        <p class="lead">{DETAIL_TEXTS.waitingMeaning}</p>
      </>
    );
  }
  const words = codes?.[exchange.response.status];
  // The heading stands there from the first moment: whoever reads by headings would find the detail without one.
  if (!words) return <h1>{DETAIL_TEXTS.nothingWrong}</h1>;
  return (
    <>
      <h1>{words.title}</h1>
      <p class="lead">{words.meaning}</p>
      <p>{words.advice}</p>
    </>
  );
}
