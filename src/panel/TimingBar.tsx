import type { Timings } from '../session/exchange.ts';
import { durationText } from '../share/timing-parts.ts';
import { STRIP_TEXTS } from './texts/strip-texts.ts';
import { timingPhases } from './timing-phases.ts';

/**
 * Where the time of a request went: in a sentence, as a bar, and in figures.
 * @param total from start to end in ms, null where it is unknown
 */
export function TimingBar({ timings, total }: { timings: Timings; total: number | null }) {
  const { phases, sentence } = timingPhases(timings, total);
  if (sentence === null) return <p class="dim">{STRIP_TEXTS.noTimes}</p>;
  const longest = Math.max(...phases.map(({ ms }) => ms));
  return (
    <div class="timing" data-testid="timing">
      <p>{sentence}</p>
      <div class="timing-bar" aria-hidden="true">
        {phases.map(({ id, share }) => (
          <span key={id} class={`timing-${id}`} style={{ flexGrow: share }} />
        ))}
      </div>
      <table>
        <caption class="hidden">{STRIP_TEXTS.parts}</caption>
        <tbody>
          {phases.map(({ id, name, ms }) => (
            <tr key={id} class={ms === longest ? 'longest' : undefined}>
              <th scope="row">
                <span class={`timing-key timing-${id}`} />
                {name}
              </th>
              <td>{durationText(ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
