/** What explains a session, in one file that loads apart. */
export { DiagnosedSession } from './diagnosed-session.ts';
export { storyOf } from './story.ts';
export { warmUp } from './warm-up.ts';
