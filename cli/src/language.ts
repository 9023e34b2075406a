import type { Names } from '@tiaokuai/contracts';

/** In which language a person is spoken to; Chinese unless they or their terminal say otherwise. */
export type Language = keyof Names;

/** A sentence with holes, in each language. */
export type Message<Arguments extends readonly unknown[]> = Readonly<
  Record<Language, (...values: Arguments) => string>
>;

/** @param values What the sentence is about, in the order of its holes. */
export type Say = <Arguments extends readonly unknown[]>(
  message: Names | Message<Arguments>,
  ...values: Arguments
) => string;

export const sayIn =
  (language: Language): Say =>
  (message, ...values) => {
    const text = message[language];
    return typeof text === 'string' ? text : text(...values);
  };

/** A sentence with holes, said twice. */
export const sentence = <Values extends readonly unknown[]>(
  zh: (...values: Values) => string,
  en: (...values: Values) => string,
): Message<Values> => ({ zh, en });

/** `--lang` wins, then LC_ALL, LC_MESSAGES, LANG: the first that is set decides. */
export const languageOf = (argv: readonly string[], env: NodeJS.ProcessEnv): Language => {
  const given = argv.map((each, index) => (each === '--lang' ? argv[index + 1] : /^--lang=(.*)$/.exec(each)?.[1]));
  const wanted = given.find((each) => each !== undefined) ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '';
  return /^en/i.test(wanted) ? 'en' : 'zh';
};
