export { fromHarEntry } from '../../src/capture/from-har-entry.ts';
export { diagnose } from '../../src/diagnose/diagnose.ts';
export { DiagnosedSession } from '../../src/diagnose/diagnosed-session.ts';
export { Session } from '../../src/session/session.ts';
export { judge, remark, summarize } from '../recordings/score.ts';
