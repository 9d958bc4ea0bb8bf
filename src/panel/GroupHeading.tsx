import { numeral } from '../diagnose/numeral.ts';
import { visible } from './address-text.ts';
import { Fold } from './Fold.tsx';
import type { GroupSubject, RequestGroup } from './grouped-rows.ts';
import { GROUP_TITLES, TEXTS, timeOfDay } from './texts/panel-texts.ts';

/** The heading of a group of rows: what it is about, how many it has, and what failed in it. */
export function GroupHeading({ group, expanded }: { group: RequestGroup; expanded: boolean }) {
  const { subject, rows, failures, hiddenFailures } = group;
  return (
    <span role="gridcell">
      <Fold expanded={expanded} />
      {subject.by === 'status' && <i class={`dot tone-${subject.group}`} aria-hidden="true" />}
      <bdi class="group-title">{titleOf(subject)}</bdi> <span class="faint">{numeral(rows.length)}</span>
      {(subject.by === 'host' || subject.by === 'visit') && failures > 0 && (
        <b class="group-failures">{TEXTS.failed(failures)}</b>
      )}
      {hiddenFailures > 0 && <b class="hidden-failures">{TEXTS.hiddenFailures(hiddenFailures)}</b>}
    </span>
  );
}

function titleOf(subject: GroupSubject): string {
  switch (subject.by) {
    case 'status':
      return GROUP_TITLES[subject.group];
    case 'problem':
      return subject.problem?.title ?? TEXTS.noProblem;
    case 'visit':
      return subject.page
        ? `${TEXTS.pageLoad(timeOfDay(subject.page.startedAt))} ${visible(subject.page.url.slice(0, 200))}`
        : TEXTS.noPageLoad;
    case 'host':
      return visible(subject.host) || TEXTS.noHost;
    case 'none':
      return TEXTS.allRequests;
  }
}
