import type { DetailActions } from '../../src/panel/Explanation.tsx';

/** What a detail can ask of the panel, none of which does anything. */
export const NO_ACTIONS: DetailActions = {
  diagnosisOf: () => null,
  openRequest: () => {},
  openProblem: () => {},
  close: () => {},
  lookUp: () => {},
  showInNetworkPanel: undefined,
  openSource: undefined,
  share: () => {},
};
