import { describeEngine } from '../query/conformance.ts';
import { createEngine } from './engine.ts';

describeEngine('the engine on columns', (records) => createEngine(records, { snapshot: 'test' }));
// With room for hardly any selection, each is made again and again.
describeEngine(
	'the engine on columns that remembers next to nothing',
	(records) => createEngine(records, { snapshot: 'test', cacheBytes: 8 }),
	40
);
