import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const library = fileURLToPath(new URL('../../../shared/laws/', import.meta.url));

/** The statutes' texts are not part of the project; where they lie beside it, what the code cites is looked up. */
export const hasStatutes = existsSync(library);

const texts = new Map<string, string | undefined>();
const textOf = (law: string): string | undefined => {
  if (!texts.has(law)) {
    const file = readdirSync(library).find((name) => name.startsWith(`${law}(`));
    texts.set(law, file && readFileSync(join(library, file), 'utf8'));
  }
  return texts.get(law);
};

/** Sources that are no statute of the library: our own rules, the policy, configuration. */
const others = new Set(['条块总线', '政策', '配置']);

const rule = /law: '(?<law>[^']+)',\s*article: '(?<article>[^']+)'/g;

interface Rule {
  readonly law: string;
  readonly article: string;
}

/**
 * Every `{ law, article }` of a folder's sources, with what is wrong with it: no such statute, no such article.
 *
 * @param known Statutes that the library does not hold and that were looked up elsewhere.
 */
export const wrongArticles = (folder: string, known: readonly string[] = []): readonly string[] =>
  wrongRules(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(rule)])
      .map(({ groups }) => groups as unknown as Rule),
    known,
  );

/** The same for rules in hand: sources that build them from parts are not found by reading. */
export const wrongRules = (rules: readonly Rule[], known: readonly string[] = []): readonly string[] =>
  rules
    .filter(({ law }) => !others.has(law) && !known.includes(law))
    .flatMap(({ law, article }) => {
      const text = textOf(law);
      if (!text) return [`${law}: no such statute`];
      return (article.match(/第[一二三四五六七八九十百]+条/g) ?? [article])
        .filter((each) => !text.includes(`\n${each} `))
        .map((each) => `${law} ${each}: no such article`);
    });

/** Every rule inside of a value: tables of violations, refusals, modules of them. */
export const rulesIn = (value: unknown): readonly Rule[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(rulesIn);
  const { law, article } = value as Partial<Rule>;
  return typeof law === 'string' && typeof article === 'string' ? [{ law, article }, ...inner] : inner;
};
