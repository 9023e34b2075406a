import { housingQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { policyAnswers } from './model.ts';

const { PolicyEnquiry, PublishedAnswers } = housingQueries;
const db = tables(policyAnswers);

const publishedAnswers = queryOf(PublishedAnswers, ({ topic, limit }, context) => {
  const rows = db(context)
    .selectFrom('policy_answers')
    .select(['case_id', 'topic', 'answer', 'rules', 'answered_at'])
    .where('published', '=', true)
    .orderBy('topic')
    .orderBy('answered_at', 'desc')
    .limit(limit);
  return (topic ? rows.where('topic', '=', topic) : rows).execute();
});

const showEnquiry = queryOf(PolicyEnquiry, async ({ caseId }, context) => {
  const row = db(context).selectFrom('policy_answers').selectAll().where('case_id', '=', caseId);
  return (await row.executeTakeFirst()) ?? null;
});

export const policyAnswerQueries = [publishedAnswers, showEnquiry];
