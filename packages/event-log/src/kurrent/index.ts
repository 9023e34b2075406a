export { createKurrentEventLog, type KurrentEventLog, type KurrentEventLogOptions } from './adapter.ts';
export { type MeetOptions, meetKurrent } from './identity.ts';
