// npm run kernels: compiles the loops of scripts/kernels for the engine on columns.
import { writeFileSync } from 'node:fs';
import { compileKernels, install, isInstalled, MADE } from './kernels/compile.mjs';

if (!isInstalled()) install();
writeFileSync(MADE, compileKernels());
console.log(`${MADE} was written.`);
