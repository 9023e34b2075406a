import { test } from '@jest/globals';
import { describeEventLogConformance } from './conformance.ts';
import { describeKurrentLog } from './kurrent-log.ts';
import { noRealKurrent, openDouble, openReal, realKurrent } from './kurrent-under-test.ts';

describeEventLogConformance("KurrentDB's double", openDouble);
describeKurrentLog('the double', openDouble);

if (realKurrent) {
  describeEventLogConformance('KurrentDB', openReal);
  describeKurrentLog('a real server', openReal);
} else test.skip(`event log: KurrentDB (${noRealKurrent})`, () => undefined);
