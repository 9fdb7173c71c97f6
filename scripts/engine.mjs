// npm run test:engine: one suite of conformance on every engine; the last line names those that ran.
import { ensureClickHouse } from './test/clickhouse.mjs';
import { obstacle, tool } from './tool.mjs';

/** @param {'node' | 'engine'} project @param {string} file */
const suite = (project, file) =>
	tool('vitest', ['run', '--project', project, file], { show: true }).then(
		({ code }) => code === 0
	);

const why = obstacle();
if (why) {
	console.error(why);
	process.exitCode = 1;
} else {
	const good = [await suite('node', 'src/lib/columns/engine.test.ts')];
	const lacking = ensureClickHouse();
	if (!lacking) good.push(await suite('engine', '.chdb.ts'));
	if (good.includes(false)) process.exitCode = 1;
	console.log(
		`Engines that ran: columns${lacking ? '' : ', ClickHouse (in process)'}.` +
			(lacking ? ` Skipped: ClickHouse. ${lacking}` : '')
	);
}
