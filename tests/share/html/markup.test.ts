import { describe, expect, it } from 'vitest';
import { html, joined, styleElement } from '../../../src/share/html/markup.ts';

describe('the template', () => {
  it('escapes every value that it did not make', () => {
    const text = '<b a="1" c=\'2\'>&`';
    expect(String(html`<p title="${text}">${text}</p>`)).toBe(
      '<p title="&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;&#96;">&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;&#96;</p>',
    );
  });

  it('keeps what it made, alone or in lists, and leaves out nothing and false', () => {
    const items = ['<1>', '<2>'].map((text) => html`<li>${text}</li>`);
    expect(String(html`<ul>${items}</ul>${null}${false}${3}`)).toBe(
      '<ul><li>&lt;1&gt;</li><li>&lt;2&gt;</li></ul>3',
    );
    expect(String(html`${joined([html`<b>1</b>`, '<2>', 3], ' & ')}`)).toBe(
      '<b>1</b> &amp; &lt;2&gt; &amp; 3',
    );
  });

  it('takes nothing for its own that only looks like it', () => {
    const forged = { toString: () => '<script>' } as unknown as string;
    expect(() => String(html`${forged}`)).toThrow();
  });

  it('shows what cannot be seen', () => {
    expect(String(html`${'a\u202eb\u0000'}`)).toBe('a\\u202eb\\u0000');
  });

  it('makes no style that could end its own element', () => {
    expect(String(styleElement('p{color:red}'))).toBe('<style>p{color:red}</style>');
    expect(() => styleElement('</style><script>')).toThrow('a style must not hold "</"');
  });
});
