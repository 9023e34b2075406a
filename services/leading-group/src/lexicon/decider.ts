import {
  accept,
  categoryOf,
  type Decider,
  type Decision,
  houseRule,
  type LexiconCommand,
  type LexiconEvent,
  refuse,
  under,
} from '@tiaokuai/contracts';
import { match } from 'ts-pattern';

/**
 * The learned lexicon 学习词库, one for the district.
 *
 *   none in force ─ publish ─▶ version 1 in force ─ publish ─▶ version 2 … ─ set back ─▶ an earlier one, or none
 *
 * Numbers are never used twice; what was set back stays on record.
 */
export interface LexiconState {
  readonly published: number;
  /** 0: the words of the house alone. */
  readonly inForce: number;
}

const refusal = under(houseRule('学习词库由人审定'));

const decide = (command: LexiconCommand, { published, inForce }: LexiconState): Decision<LexiconEvent> =>
  /^(service|department):/.test(command.actor)
    ? refuse(
        refusal(
          'a-person-decides',
          ['词库须由工作人员审阅后发布或退回', 'a person reviews a lexicon and puts it in force or back'],
          ['由领导小组办公室人员以本人名义办理', 'let an officer of the office do it under their own number'],
        ),
      )
    : match(command)
        .returnType<Decision<LexiconEvent>>()
        .with({ kind: 'PublishLexicon' }, ({ data }) => {
          const unknown = Object.keys(data.words).find((category) => !categoryOf(category));
          if (unknown !== undefined)
            return refuse(
              refusal(
                'no-such-category',
                [`目录里没有类别 ${unknown}`, `the catalogue has no category ${unknown}`],
                ['按现行目录重新学习', 'learn again under the present catalogue'],
              ),
            );
          if (Object.keys(data.words).length === 0)
            return refuse(
              refusal(
                'nothing-learned',
                ['没有学到词语', 'nothing was learned'],
                ['待办结的事件多些再学习', 'wait until more incidents are settled'],
              ),
            );
          return accept({ type: 'LexiconPublished', data: { ...data, version: published + 1 } });
        })
        .with({ kind: 'SetBackLexicon' }, ({ data: { to = inForce - 1, reason } }) =>
          inForce === 0 || to >= inForce
            ? refuse(
                refusal(
                  'no-version-before',
                  [
                    `现行第 ${inForce} 版，没有可退回的版本`,
                    `version ${inForce} is in force: there is none to go back to`,
                  ],
                  ['查看已发布的版本', 'look at the versions that were published'],
                ),
              )
            : accept({ type: 'LexiconSetBack', data: { from: inForce, to, reason } }),
        )
        .exhaustive();

const evolve = (state: LexiconState, event: LexiconEvent): LexiconState =>
  match(event)
    .returnType<LexiconState>()
    .with({ type: 'LexiconPublished' }, ({ data: { version } }) => ({ published: version, inForce: version }))
    .with({ type: 'LexiconSetBack' }, ({ data: { to } }) => ({ ...state, inForce: to }))
    .exhaustive();

export const lexiconDecider: Decider<LexiconCommand, LexiconState, LexiconEvent> = {
  initial: { published: 0, inForce: 0 },
  decide,
  evolve,
};
