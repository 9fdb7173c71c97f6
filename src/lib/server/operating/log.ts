// What the server says to its operator: sentences; as lines of JSON, and one a request, where that is asked for.
import { config } from '../config.ts';

/** Something that the operator should know. */
export function say(message: string): void {
	if (config().log === '') console.warn(message);
	else console.warn(JSON.stringify({ time: new Date().toISOString(), level: 'warn', message }));
}

/** A request that was answered. */
export interface Answered {
	/** The route's pattern; it names no record. */
	route: string;
	method: string;
	status: number;
	seconds: number;
	/** Path and query: what somebody looked for. */
	address: string;
}

/**
 * Tells a request where requests are logged. Nobody's network address is, and what was asked only where the operator
 * wants `addresses`: whoever reads the log then knows what readers look for.
 */
export function logRequest({ route, method, status, seconds, address }: Answered): void {
	const { log } = config();
	if (log === '') return;
	const time = new Date().toISOString();
	const line = { time, level: 'info', method, route, status, ms: Math.round(seconds * 1e4) / 10 };
	console.log(JSON.stringify(log === 'addresses' ? { ...line, address } : line));
}
