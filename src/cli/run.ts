import { add } from './add.ts';
import { build } from './build.ts';
import { check } from './check.ts';
import type { Command, Terminal } from './command.ts';
import { duplicates } from './duplicates.ts';
import { bring } from './import.ts';
import { preview } from './preview.ts';
import { publish } from './publish.ts';
import { snapshots } from './snapshots.ts';
import { template } from './template.ts';

const COMMANDS: Record<string, Command> = {
	check,
	add,
	template,
	preview,
	import: bring,
	build,
	snapshots,
	publish,
	duplicates
};

/** Room for the longest usage. */
const WIDTH = 44;

function help({ out, data, store }: Terminal): number {
	out('The atlas on the command line: npm run atlas -- COMMAND');
	out('');
	for (const { usage, about } of Object.values(COMMANDS)) out(`  ${usage.padEnd(WIDTH)} ${about}`);
	out(`  ${'help'.padEnd(WIDTH)} Says this.`);
	out('');
	out(`The data is read from ${data} (ATLAS_DATA names another folder);`);
	out(`snapshots and imported files are in ${store} (ATLAS_STORE).`);
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
	if (rest.some((word) => word === '--help' || word === '-h')) {
		terminal.out(`npm run atlas -- ${command.usage}`);
		terminal.out(command.about);
		return 0;
	}
	try {
		return await command.run(rest, terminal);
	} catch (problem) {
		terminal.error(problem instanceof Error ? problem.message : String(problem));
		terminal.error(`Usage: npm run atlas -- ${command.usage}`);
		return 2;
	}
}
