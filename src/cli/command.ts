import type { Audience } from '../lib/domain/audience.ts';

/** Where a command reads and writes. */
export interface Terminal {
	/** Folder of the hand-kept data. */
	data: string;
	/** Folder of snapshots and of files that were brought in. */
	store: string;
	/** Whom the atlas answers; the public if left out. */
	audience?: Audience;
	out: (line: string) => void;
	error: (line: string) => void;
	/** Takes progress, which is no part of the result. */
	progress: (text: string) => void;
	/** Whether progress is seen on a screen, where a line can be written over. */
	isTerminal: boolean;
}

export interface Command {
	/** As it is typed after `npm run atlas --`. */
	usage: string;
	/** One sentence for the help. */
	about: string;
	/** Does it and returns the exit code: 0 done, 1 something is wrong with the data, 2 with the words typed. */
	run(words: string[], terminal: Terminal): Promise<number>;
}

/** "1 incident", "2 incidents". */
export const some = (count: number, noun: string): string =>
	`${count} ${noun}${count === 1 ? '' : 's'}`;
