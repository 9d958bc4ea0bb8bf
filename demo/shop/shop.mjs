import { scenarios, sections } from '../scenarios.mjs';
import { send } from './send.mjs';

/** @typedef {import('../scenarios.mjs').Scenario} Scenario */

/** @type {Map<string, HTMLOutputElement>} where each scenario tells what the page learned */
const results = new Map();

const main = /** @type {HTMLElement} */ (document.querySelector('#sections'));
const all = /** @type {HTMLButtonElement} */ (document.querySelector('[data-run-everything]'));
const progress = /** @type {HTMLOutputElement} */ (document.querySelector('#progress'));

for (const section of sections) {
  const heading = document.createElement('h2');
  heading.textContent = section;
  const cards = document.createElement('ul');
  cards.className = 'cards';
  cards.append(...scenarios.filter((scenario) => scenario.section === section).map(card));
  main.append(heading, cards);
}

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

/** @param {Scenario} scenario */
function card(scenario) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.scenario = scenario.id;
  const label = document.createElement('b');
  label.textContent = scenario.label;
  const note = document.createElement('small');
  note.textContent = scenario.note;
  button.append(label, note);
  button.addEventListener('click', () => run(scenario));

  const result = document.createElement('output');
  results.set(scenario.id, result);
  const item = document.createElement('li');
  item.append(button, result);
  return item;
}

/** @param {Scenario} scenario */
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
