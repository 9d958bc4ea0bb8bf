import { scenarios, sections } from '../scenarios.mjs';
import { sessions, sessionsSection } from '../sessions.mjs';
import { interrupted, play } from './play-session.mjs';
import { send } from './send.mjs';

/** @type {Map<string, HTMLOutputElement>} where each button tells what the page learned */
const results = new Map();

const main = /** @type {HTMLElement} */ (document.querySelector('#sections'));
const all = /** @type {HTMLButtonElement} */ (document.querySelector('[data-run-everything]'));
const progress = /** @type {HTMLOutputElement} */ (document.querySelector('#progress'));

for (const section of sections) {
  const chosen = scenarios.filter((scenario) => scenario.section === section);
  addCards(
    section,
    chosen.map((scenario) => card('scenario', scenario, () => run(scenario))),
  );
}
addCards(
  sessionsSection,
  sessions.map((session) => card('session', session, () => tell(session.id))),
);
const goesOn = interrupted();
if (goesOn) tell(goesOn);

all.addEventListener('click', async () => {
  all.disabled = true;
  delete document.documentElement.dataset.everything;
  let count = 0;
  // One after the other: being offline would end the others.
  for (const scenario of scenarios) {
    progress.textContent = `${++count} of ${scenarios.length}`;
    const done = run(scenario);
    if (scenario.request.way !== 'slow') await done;
  }
  progress.textContent = 'All sent.';
  document.documentElement.dataset.everything = 'sent';
  all.disabled = false;
});

/**
 * @param {string} heading
 * @param {HTMLLIElement[]} items
 */
function addCards(heading, items) {
  const title = document.createElement('h2');
  title.textContent = heading;
  const cards = document.createElement('ul');
  cards.className = 'cards';
  cards.append(...items);
  main.append(title, cards);
}

/**
 * @param {'scenario' | 'session'} kind
 * @param {{ id: string, label: string, note: string }} words
 * @param {() => void} act
 */
function card(kind, words, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset[kind] = words.id;
  const label = document.createElement('b');
  label.textContent = words.label;
  const note = document.createElement('small');
  note.textContent = words.note;
  button.append(label, note);
  button.addEventListener('click', act);

  const result = document.createElement('output');
  results.set(words.id, result);
  const item = document.createElement('li');
  item.append(button, result);
  return item;
}

/** @param {import('../scenarios.mjs').Scenario} scenario */
async function run({ id, request }) {
  const result = results.get(id);
  if (!result) return;
  result.dataset.went = '';
  result.textContent = 'waiting …';
  try {
    result.textContent = await send(request);
    result.dataset.went = /^[45]/.test(result.textContent) ? 'badly' : 'well';
  } catch (error) {
    result.textContent = String(error);
    result.dataset.went = 'badly';
  }
}

/**
 * A story that ends well may have begun badly, so its result has no colour.
 * @param {string} id
 */
async function tell(id) {
  const result = results.get(id);
  if (!result) return;
  delete result.dataset.told;
  result.textContent = 'waiting …';
  result.textContent = await play(id).catch(String);
  result.dataset.told = id;
}
