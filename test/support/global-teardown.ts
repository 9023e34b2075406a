export default async (): Promise<void> => {
  await globalThis.tiaokuaiServers?.stop();
};
