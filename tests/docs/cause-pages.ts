import { everyRule } from '../../src/diagnose/rules/index.ts';
import { resolveSource } from '../../src/knowledge/sources.ts';
import { causePage } from '../../src/share/cause-page.ts';

/** Every page of docs/causes as it has to be, by its file name. */
export function causePages(): Map<string, string> {
  const pages = new Map<string, string>();
  const index: string[] = [];
  for (const rule of everyRule) {
    index.push(`\n## ${rule.name}\n`);
    for (const [id, cause] of Object.entries(rule.causes)) {
      pages.set(`${id}.md`, causePage(id, cause, rule.name, cause.sources.map(resolveSource)));
      index.push(`- [${cause.title}](${id}.md) \`${id}\``);
    }
  }
  pages.set('README.md', `# The causes that Plainspoken tells apart\n${index.join('\n')}\n`);
  return pages;
}
