/** RoundingMode. */
import type { RoundingMode } from 'bigdecimal.js';
import { required } from './arguments.ts';
import { defineEnum } from './define.ts';
import type { ApexEnum } from '../values/values.ts';

defineEnum('RoundingMode', ['UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN', 'UNNECESSARY']);

/** The constants have the order of Java, as those of the library that does the rounding do. */
export const roundingMode = (mode: ApexEnum | null): RoundingMode => required(mode, 2).ordinal;
