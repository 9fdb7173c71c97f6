import { add } from './add.ts';
import { check } from './check.ts';
import type { Command, Terminal } from './command.ts';
import { template } from './template.ts';

const COMMANDS: Record<string, Command> = { check, add, template };

function help({ out, data }: Terminal): number {
	out('The atlas on the command line: npm run atlas -- COMMAND');
	out('');
	for (const { usage, about } of Object.values(COMMANDS)) out(`  ${usage.padEnd(24)} ${about}`);
	out(`  ${'help'.padEnd(24)} Says this.`);
	out('');
	out(`The data is read from ${data} (ATLAS_DATA names another folder).`);
	return 0;
}

/** Runs a command line and returns its exit code: 0 done, 1 faults in the data, 2 words not understood. */
export async function run(words: string[], terminal: Terminal): Promise<number> {
	const [name = 'help', ...rest] = words;
	if (['help', '--help', '-h'].includes(name)) return help(terminal);
	const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
	if (!command) {
		const names = [...Object.keys(COMMANDS), 'help'].join(', ');
		terminal.error(`There is no command "${name}"; the commands are: ${names}.`);
		return 2;
	}
	try {
		return await command.run(rest, terminal);
	} catch (problem) {
		terminal.error(problem instanceof Error ? problem.message : String(problem));
		terminal.error(`Usage: npm run atlas -- ${command.usage}`);
		return 2;
	}
}
