import type { OpenedSessions } from '../files/opened-sessions.ts';

export function ComparisonView(_: {
  sessions: OpenedSessions;
  openRequest: (key: string, index: number) => void;
}) {
  return null;
}
