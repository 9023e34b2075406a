/** What nobody has read yet is kept up to this many characters; then lines are left out. */
const mostUnread = 1_000_000;

/**
 * Writes to standard output without ever waiting for who reads it. Node writes to a pipe synchronously: a pager that stops
 * reading would stop the whole process, with every service in it.
 */
export const lineWriter = (stream: NodeJS.WriteStream): ((text: string) => void) => {
  const { _handle: handle } = stream as unknown as { _handle?: { setBlocking?: (blocking: boolean) => void } };
  if (!stream.isTTY) handle?.setBlocking?.(false);
  let left = 0;
  return (text) => {
    if (stream.writableLength > mostUnread) {
      left += 1;
      return;
    }
    if (left > 0) stream.write(`… 略去 ${left} 行 / ${left} lines left out, nobody read\n`);
    left = 0;
    stream.write(text);
  };
};
