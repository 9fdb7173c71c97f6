import { describeEngine } from '../query/conformance.ts';
import { makeEngine } from './inprocess.fixture.ts';

describeEngine('the engine on ClickHouse', makeEngine, 25);
