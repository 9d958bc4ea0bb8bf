import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/session/exchange.ts';
import { Session } from '../../src/session/session.ts';
import { Witness } from '../../src/session/witness.ts';
import { exchange } from '../exchange-builder.ts';

const hasFailed = ({ response }: Exchange) => response.status >= 400;

const step = fc.oneof(
  fc.record({ do: fc.constant('add' as const), status: fc.constantFrom(200, 200, 200, 500) }),
  fc.record({
    do: fc.constant('replace' as const),
    place: fc.nat(9),
    status: fc.constantFrom(200, 200, 500),
  }),
  fc.record({ do: fc.constant('let go' as const), count: fc.nat(3) }),
  fc.record({ do: fc.constant('keep' as const), status: fc.constantFrom(200, 500) }),
  fc.record({ do: fc.constant('clear' as const) }),
  fc.record({ do: fc.constant('ask' as const) }),
);

describe('a witness', () => {
  it('is there exactly where one exchange of the session would be found', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const session = new Session();
        const witness = new Witness(session, hasFailed);
        const check = () => expect(witness.exists).toBe(session.exchanges.some(hasFailed));
        for (const each of steps) {
          if (each.do === 'add') session.add(exchange({ status: each.status }, session.takeIndex()));
          else if (each.do === 'replace') {
            const old = session.exchanges[each.place];
            if (old) session.replace(old, exchange({ status: each.status }, old.index));
          } else if (each.do === 'let go') session.letGo(each.count);
          else if (each.do === 'keep') session.keepOnly(({ response }) => response.status === each.status);
          else if (each.do === 'clear') session.clear();
          else check();
        }
        check();
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('that has gone gives way to another one, and one that was there before is seen', () => {
    const session = new Session();
    const add = (status: number) => {
      const added = exchange({ status }, session.takeIndex());
      session.add(added);
      return added;
    };
    const [first, second] = [add(500), add(404)];
    const witness = new Witness(session, hasFailed);
    expect(witness.exists).toBe(true);
    session.replace(first, exchange({ status: 200 }, first.index));
    expect(witness.exists).toBe(true);
    session.replace(second, exchange({ status: 200 }, second.index));
    expect(witness.exists).toBe(false);
  });

  it('that was found is not searched for again, nor where there is none and nothing has gone', () => {
    const session = new Session();
    let looked = 0;
    const witness = new Witness(session, (each) => {
      looked++;
      return hasFailed(each);
    });
    const add = (status: number) => session.add(exchange({ status }, session.takeIndex()));
    for (let count = 0; count < 100; count++) add(200);
    expect(witness.exists).toBe(false);
    looked = 0;
    expect(witness.exists).toBe(false);
    add(200);
    expect(witness.exists).toBe(false);
    expect(looked).toBe(1);
    add(500);
    add(500);
    expect(witness.exists).toBe(true);
    expect(looked).toBe(2);
  });
});
