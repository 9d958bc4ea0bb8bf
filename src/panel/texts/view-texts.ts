/** What the menu says of how the list is shown, and what is kept. */
export const VIEW_TEXTS = {
  groupBy: 'Group by',
  groupings: {
    status: 'What came of it',
    problem: 'Problem',
    visit: 'Page load',
    host: 'Server',
    none: 'Nothing',
  },
  sortBy: 'Sort by',
  sortings: {
    arrival: 'As they came',
    status: 'Status',
    method: 'Method',
    name: 'Name',
    type: 'Type',
    time: 'Time taken',
  },
  descending: 'Last ones first',
  compact: 'One line for each request',
  showStrip: 'Show the session in time',
  invert: 'Invert the filter text',
  invertHint: 'List what the filter text does not fit',
  hideThirdParty: 'Hide third-party requests',
  hideThirdPartyHint: 'Leave out what goes to other sites',
  keepLog: 'Keep log over page loads',
  keepAtMost: 'Keep at most',
  watchHint:
    'Lets Plainspoken listen inside the page for what Chrome keeps from it. It then sees which requests the page’s own rules stop. It also sees why a WebSocket closed, and which files were not used. Turn it off, and the page is as it was.',
};
