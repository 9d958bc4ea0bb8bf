import { VERSION } from '../share/version.ts';
import { compare } from './compare.ts';
import { explain } from './explain.ts';
import { HELP } from './help.ts';
import { redact } from './redact.ts';
import { UsageError } from './usage-error.ts';

/** Each takes what stands after its name, and comes to the exit status. */
const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<number>>> = { explain, redact, compare };

async function main([command = '', ...args]: string[]): Promise<number> {
  const wantsHelp = (arg: string) => arg === '--help' || arg === '-h';
  if (command === '--version' || command === '-V') {
    process.stdout.write(`${VERSION}\n`);
    return 0;
  }
  if (wantsHelp(command) || command === 'help') {
    process.stdout.write(HELP[args[0] ?? ''] ?? HELP[''] ?? '');
    return 0;
  }
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (!run)
    throw new UsageError(
      command === '' || command.startsWith('-')
        ? 'say what to do: explain, redact or compare; see plainspoken --help'
        : `there is no command "${command}"; see plainspoken --help`,
    );
  if (args.some(wantsHelp)) {
    process.stdout.write(HELP[command] ?? '');
    return 0;
  }
  return run(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`plainspoken: ${error.message.replace(/\s*[\r\n]+\s*/g, ' ')}\n`);
  process.exitCode = 2;
}
