// Who is signed in. Only digests of the cookies are held, and only in memory: a restart signs everybody out.
import { createHash, randomBytes } from 'node:crypto';

const HOURS = 8;
const MOST = 100;

/** How long a session lasts, in seconds. */
export const LASTS = HOURS * 3600;

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Sessions that end by themselves; `now` is in milliseconds. */
export function createSessions(now: () => number = () => Date.now()) {
	const ends = new Map<string, number>();
	const sweep = () => {
		for (const [key, end] of ends) if (end <= now()) ends.delete(key);
	};
	return {
		/** The secret of a new session, for the cookie. */
		open(): string {
			sweep();
			for (const [oldest] of ends) {
				if (ends.size < MOST) break;
				ends.delete(oldest);
			}
			const secret = randomBytes(32).toString('base64url');
			ends.set(digest(secret), now() + LASTS * 1000);
			return secret;
		},
		has(secret: string | undefined): boolean {
			sweep();
			return secret !== undefined && ends.has(digest(secret));
		},
		close: (secret: string): void => void ends.delete(digest(secret)),
		closeAll: (): void => ends.clear()
	};
}
