import { numeral } from '../../diagnose/numeral.ts';
import { count } from './panel-texts.ts';

/** The texts about files that are opened, and about sessions side by side. */
export const FILE_TEXTS = {
  open: 'Open HAR files',
  openHint: 'Open HAR files that were saved before, or drop them here',
  drop: 'Let go to open the files',
  sessions: 'Open sessions',
  livePage: 'This page',
  closeSession: (name: string) => `Close ${name}`,
  compare: 'Compare',
  compareHint: 'Compare two open sessions',

  reading: (name: string, percent: number) => `Reading ${name}: ${percent}%`,
  stop: 'Stop reading',
  refused: (name: string, reason: string) => `${name} was not opened. ${reason}`,
  fault: 'This is a fault of Plainspoken. The file may be fine.',
  from: (name: string) => `From the file ${name}`,
  madeBy: (creator: string) => `saved by ${creator}`,
  stopped: 'You stopped the reading here. What was read so far is listed.',
  endsEarly: (requests: number) =>
    `The file ends in the middle. ${count(requests, 'request')} could be read before the cut.`,
  empty: 'The file has no requests in it.',
  skipped: (number: number) => `${entries(number)} could not be read`,
  repaired: (number: number) => `${entries(number)} had faults that were mended`,
  entry: (index: number, what: string) => `Entry ${index + 1}: ${what}`,
  more: (number: number) => `and ${numeral(number)} more`,

  choose: 'Choose a HAR file',
  openOne: 'Open a HAR file',
  viewerTitle: 'Open a HAR file',
  viewerHint:
    'A HAR file is a record of what a page asked its servers. Every browser’s DevTools can save one. Drop it here, or choose it.',
  viewerSteps: [
    {
      title: 'What you get',
      text: 'Each failed request says what went wrong, and how we know. It says who can fix it, and what to try.',
    },
    {
      title: 'What stays with you',
      text: 'All of it. The file is read on your computer alone. Nothing is sent out.',
    },
    {
      title: 'What can be opened',
      text: 'HAR files of every browser and of most tools. Packed ones (gz, zip) too, and files that are cut off.',
    },
  ],
} as const;

function entries(number: number): string {
  return number === 1 ? '1 entry' : `${numeral(number)} entries`;
}
