// What property tests try: the same on every machine, so that a failing run tells of the change at hand.
import fc from 'fast-check';

/** `ATLAS_SEED=random` tries other cases each time; a number repeats those of a failure, which prints its seed. */
const asked = process.env['ATLAS_SEED'] ?? '2011';
if (asked !== 'random')
	fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number.parseInt(asked, 10) });
