/** What becomes of an answer: it arrives, or one of the ways to lose it. */
export type Fate = 'answered' | 'silence' | 'unavailable' | 'cut';

const LOSSES = ['silence', 'unavailable', 'cut'] as const;

/** An append that a server has in full but has not committed. */
export interface HeldAppend {
  readonly stream: string;
  readonly ids: readonly string[];
}

interface Waiting {
  commit(): void;
}

interface Hold {
  readonly which: (append: HeldAppend) => boolean;
  readonly waiting: Waiting[];
}

/** The faults asked for: answers lost after the commit, and appends held back before it. */
export class Faults {
  readonly #holds = new Set<Hold>();
  #share = 0;
  #random: () => number = () => 1;

  loseAnswers(share: number, random: () => number): void {
    this.#share = share;
    this.#random = random;
  }

  fateOfNextAnswer(): Fate {
    if (this.#share === 0 || this.#random() >= this.#share) return 'answered';
    return LOSSES[Math.floor(this.#random() * LOSSES.length)] ?? 'cut';
  }

  hold(which: (append: HeldAppend) => boolean): () => void {
    const hold: Hold = { which, waiting: [] };
    this.#holds.add(hold);
    return () => {
      this.#holds.delete(hold);
      for (const { commit } of hold.waiting.splice(0)) commit();
    };
  }

  /** Whether the append now waits for a release; it does not if no hold is for it. */
  holdsBack(append: HeldAppend, commit: () => void): boolean {
    const hold = [...this.#holds].find(({ which }) => which(append));
    hold?.waiting.push({ commit });
    return hold !== undefined;
  }

  /** A server that ends loses what it had not committed. */
  dropHeld(): void {
    for (const { waiting } of this.#holds) waiting.length = 0;
  }
}
