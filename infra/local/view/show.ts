import { createLogUpdate } from 'log-update';
import type { SeenEvent } from '../watch.ts';
import { createBoard, type Known } from './board.ts';
import { lineOf } from './lines.ts';
import { drawScreen, type Header } from './screen.ts';

/** What a person at the terminal sees of the district. */
export interface Show {
  see(event: SeenEvent): void;
  /** Something that is no event: starting, ending, a process that died. */
  say(notice: string): void;
  /** Leaves the last picture standing. */
  stop(): void;
}

/** Lines, one after the other: for pipes and files. */
export const showLines = (write: (text: string) => void, known?: Known): Show => {
  const { board, see } = createBoard(known);
  return {
    see(event) {
      see(event);
      const line = lineOf(event, board);
      if (line) write(`${line}\n`);
    },
    say: (notice) => write(`${notice}\n`),
    stop: () => undefined,
  };
};

const redrawEvery = 250;

/** A picture that is drawn anew four times a second. */
export const showLive = (stream: NodeJS.WriteStream, header: () => Omit<Header, 'notices'>, known?: Known): Show => {
  const { board, see } = createBoard(known);
  const notices: string[] = [];
  const update = createLogUpdate(stream);
  const draw = () =>
    update(drawScreen(board, { ...header(), notices }, { columns: stream.columns || 80, rows: stream.rows || 24 }));
  const timer = setInterval(draw, redrawEvery);
  draw();
  return {
    see,
    say(notice) {
      notices.push(notice);
      if (notices.length > 20) notices.shift();
    },
    stop() {
      clearInterval(timer);
      draw();
      update.done();
    },
  };
};
