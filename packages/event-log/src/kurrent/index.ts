export { createKurrentEventLog, type KurrentEventLog, type KurrentEventLogOptions } from './adapter.ts';
export { isKurrentAddress, WrongAddress } from './address.ts';
