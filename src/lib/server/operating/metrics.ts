// Numbers for an operator's monitoring, in Prometheus' text format: https://prometheus.io/docs/instrumenting/exposition_formats/
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { config } from '../config.ts';
import type { Answered } from './log.ts';

/** Seconds: from what is remembered to what a figure takes. */
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Counts what the server does. */
interface Meter {
	request: (answered: Answered) => void;
	question: (isRemembered: boolean) => void;
	snapshot: (id: string) => void;
	registry: Registry;
}

function createMeter(): Meter {
	const registry = new Registry();
	const registers = [registry];
	collectDefaultMetrics({ register: registry });
	const labelNames = ['route', 'method', 'status'] as const;
	const requests = new Counter({
		...{ name: 'atlas_requests_total', help: 'Requests answered; status 304 is a cache elsewhere' },
		...{ labelNames, registers }
	});
	const seconds = new Histogram({
		...{ name: 'atlas_request_seconds', help: 'Time until the answer begins', buckets: BUCKETS },
		...{ labelNames: ['route'] as const, registers }
	});
	const questions = new Counter({
		name: 'atlas_questions_total',
		help: 'Questions given to threads, by whether the thread had answered the same filter lately',
		...{ labelNames: ['remembered'] as const, registers }
	});
	const served = new Gauge({
		...{ name: 'atlas_snapshot_info', help: 'The snapshot that is served' },
		...{ labelNames: ['snapshot'] as const, registers }
	});
	return {
		registry,
		request({ route, method, status, seconds: taken }) {
			requests.inc({ route, method, status });
			seconds.observe({ route }, taken);
		},
		question: (isRemembered) => questions.inc({ remembered: isRemembered ? 'yes' : 'no' }),
		snapshot(id) {
			served.reset();
			served.set({ snapshot: id }, 1);
		}
	};
}

let made: Meter | undefined;

/** What counts; undefined where the operator wants no metrics. */
export const meter = (): Meter | undefined =>
	config().metrics === '' ? undefined : (made ??= createMeter());
