import { createHash } from 'node:crypto';
import { cut, type ReportIncidentInput, type Urgency } from '@tiaokuai/contracts';
import { v5 as derived } from 'uuid';
import { categoryKeyOf } from '../names.ts';
import { type Columns, cellOf, textOf } from './columns.ts';
import { instantOf } from './dates.ts';
import { placeIn } from './places.ts';
import { type Problem, problem, type SourceRow } from './rows.ts';

/** Where the rows of a file come from. */
export interface Origin {
  readonly district: string;
  /** Name of the system whose numbers the rows carry. */
  readonly system: string;
  /** A person's id from what the other system calls them. */
  readonly personOf: (user: string) => string;
}

/** A report as it goes to the subdistrict, under ids that are the same at every import. */
export interface Attempt {
  readonly commandId: string;
  readonly input: ReportIncidentInput & { readonly incidentId: string };
}

/**
 * A row that can be raised. `first` is the incident of its number. Where that number stands for another content already,
 * `further` is the row's own incident: real exports use numbers twice.
 */
export interface Report {
  readonly first: Attempt;
  readonly further: Attempt;
}

/** What a row says, as an incident to be raised; a problem where it says nothing that could be. */
export const reportOf = (row: SourceRow, columns: Columns, origin: Origin): Report | Problem => {
  const read = (field: Parameters<typeof textOf>[2]) => textOf(row.cells, columns, field).replaceAll('\r\n', '\n');
  const written = cellOf(row.cells, columns, 'asked');
  const occurredAt = written === undefined || typeof written === 'boolean' ? undefined : instantOf(written);
  if (written !== undefined && occurredAt === undefined) return badTime(cut(String(written), 30));
  const [subject, text, user] = [read('subject'), read('text'), read('user')];
  if (subject === '' && text === '') return nothingSaid;
  if (subject.length + text.length > longestText) return tooLong(subject.length + text.length);
  const content = hashOf([subject, text, occurredAt ?? '', user]);
  const reference = read('reference');
  const [name, telephone] = [cut(read('name'), 60), cut(read('telephone'), 30)];
  const identity = user || telephone;
  const named = placeOf(read('place'), read('address'), subject, text);
  // What another system calls its categories is left to the suggester.
  const category = categoryKeyOf(read('category'));
  const urgency = urgencies.get(read('urgency'));
  const attempt = (number: string): Attempt => {
    const incidentId = derived(JSON.stringify(['import', origin.district, origin.system, number]), derived.URL);
    return {
      commandId: derived(`${incidentId}/${content}`, derived.URL),
      input: {
        incidentId,
        channel: 'import',
        subject: subject.length > longestSubject ? `${subject.slice(0, longestSubject - 1)}…` : subject,
        text: subject.length > longestSubject ? `${subject}\n${text}` : text,
        origin: { system: origin.system, reference: number },
        ...(occurredAt ? { occurredAt } : {}),
        ...(named ? { place: { named } } : {}),
        ...(category ? { category } : {}),
        ...(urgency ? { urgency } : {}),
        ...(identity || name
          ? {
              reporter: {
                ...(identity ? { person: origin.personOf(identity) } : {}),
                ...(name ? { name } : {}),
                ...(telephone ? { telephone } : {}),
              },
            }
          : {}),
      },
    };
  };
  return {
    first: attempt(reference === '' ? `#${content}` : short(reference)),
    further: attempt(`${short(reference)}#${content}`),
  };
};

/** As the contract has it. A longer subject begins the text instead. */
const [longestSubject, longestText] = [500, 19_999];

/** Numbers of other systems are short; a longer one is told apart by its hash. With `#` and a content hash, at most 80. */
const short = (reference: string): string =>
  reference.length <= 60 ? reference : `${cut(reference, 43)}~${hashOf([reference])}`;

const hashOf = (content: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);

/** How other systems call our four urgencies. */
const urgencies: ReadonlyMap<string, Urgency> = new Map(
  (
    [
      ['low', 'low 低 不急'],
      ['normal', 'normal 普通 一般 中'],
      ['urgent', 'urgent 高 急 紧急 加急'],
      ['emergency', 'emergency 特急 突发'],
    ] as const
  ).flatMap(([urgency, words]) => words.split(' ').map((word): [string, Urgency] => [word, urgency])),
);

/** What a column gives as the estate is taken without the flat; an address and the texts are searched for a name. */
const placeOf = (place: string, address: string, ...texts: readonly string[]): string | undefined => {
  const given = place.replace(/[A-Za-z]?\d+\s*(?:[-#－]|栋|幢|号|单元|室|房|座|楼|层|组).*$/su, '').trim();
  if (given.length > 1 && given.length <= 60 && !/\d{5}/.test(given)) return given;
  return placeIn(address) ?? placeIn(...texts);
};

const nothingSaid = problem('nothing-said', '主题和内容都是空的', 'neither subject nor text', 'text');

const tooLong = (length: number): Problem =>
  problem(
    'too-long',
    `内容有 ${length} 字，最多 ${longestText} 字`,
    `${length} characters, ${longestText} are the most`,
    'text',
  );

const badTime = (written: string): Problem =>
  problem('time-not-understood', `看不懂时间“${written}”`, `the time “${written}” cannot be understood`, 'asked');
