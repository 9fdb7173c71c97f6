import { some } from './command.ts';
import type { Progress } from '../lib/server/snapshot/build.ts';

const MEGA = 1_000_000;
const ONE_LINE_EVERY = 5_000;
const REDRAW_EVERY = 200;

const inMinutes = (seconds: number): string =>
	seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.round(seconds / 60)} min`;

/**
 * A progress as one line that fits a terminal of 80 columns: what is done, how many records a second, and how long the
 * rest will take at that pace.
 */
export function formatProgress({ stage, done, all, records }: Progress, seconds: number): string {
	if (stage === 'finishing') return `Finishing: putting ${some(records, 'record')} in order`;
	const share = all ? Math.min(1, done / all) : 1;
	const left =
		share > 0.01 && seconds > 1 ? `, ${inMinutes((seconds / share) * (1 - share))} left` : '';
	const pace = seconds >= 1 ? `, ${Math.round(records / seconds)}/s` : '';
	const percent = `${Math.floor(share * 100)} %`;
	if (stage === 'writing') return `Writing: ${percent} of ${all} records${pace}${left}`;
	const bytes = `${(done / MEGA).toFixed(1)} of ${(all / MEGA).toFixed(1)} MB`;
	return `Reading: ${percent}, ${bytes}, ${records} records${pace}${left}`;
}

/** Shows progress: on a terminal in one line that changes, elsewhere as a line every few seconds. */
export function createProgress(write: (text: string) => void, isTerminal: boolean) {
	let stage: Progress['stage'] | undefined;
	let [began, shown, width] = [0, 0, 0];
	return {
		show: (progress: Progress): void => {
			const now = performance.now();
			if (progress.stage !== stage) {
				stage = progress.stage;
				began = now;
				shown = isTerminal ? 0 : now;
			}
			const isLast = progress.stage === 'finishing';
			if (!isLast && now - shown < (isTerminal ? REDRAW_EVERY : ONE_LINE_EVERY)) return;
			shown = now;
			const line = formatProgress(progress, (now - began) / 1000);
			write(isTerminal ? `\r${line.padEnd(width)}` : `${line}\n`);
			width = line.length;
		},
		end: (): void => {
			if (isTerminal && width) write(`\r${' '.repeat(width)}\r`);
		}
	};
}
