export { type Connection, type ConnectionOptions, connect, dataFolderOf } from './connection.ts';
export { csvHeader, csvLine, jsonLine } from './replay/encode.ts';
export { replay, type Selection } from './replay/select.ts';
export { run, type Surroundings } from './run.ts';
