/** So many are sorted in one go. */
const AT_ONCE = 1024;

/**
 * Sorts a list in its place, step by step, so that whoever drives it can let other work run between them. Items that are alike keep
 * their order.
 */
export function* sortSteps<Item>(items: Item[], compare: (a: Item, b: Item) => number): Generator<undefined> {
  const { length } = items;
  for (let start = 0; start < length; start += AT_ONCE) {
    const part = items.slice(start, start + AT_ONCE).sort(compare);
    for (let place = 0; place < part.length; place++) items[start + place] = part[place] as Item;
    yield;
  }
  for (let width = AT_ONCE; width < length; width *= 2) {
    for (let start = 0; start + width < length; start += 2 * width) {
      yield* merge(items, start, start + width, Math.min(start + 2 * width, length), compare);
    }
  }
}

/** Merges two parts that are sorted and stand side by side. */
function* merge<Item>(
  items: Item[],
  start: number,
  middle: number,
  end: number,
  compare: (a: Item, b: Item) => number,
): Generator<undefined> {
  // They may be in order already: what is sorted is often sorted again.
  if (compare(items[middle - 1] as Item, items[middle] as Item) <= 0) return;
  const left = items.slice(start, middle);
  let one = 0;
  let other = middle;
  for (let place = start; one < left.length; place++) {
    if ((place - start) % AT_ONCE === AT_ONCE - 1) yield;
    items[place] =
      other < end && compare(items[other] as Item, left[one] as Item) < 0
        ? (items[other++] as Item)
        : (left[one++] as Item);
  }
}
