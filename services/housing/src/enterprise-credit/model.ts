import { creditRow, enterpriseCredit } from '@tiaokuai/contracts';
import { modelOf } from '@tiaokuai/service';

export const creditFiles = modelOf(enterpriseCredit, {
  name: 'credit',
  version: 1,
  row: creditRow,
  indexes: [['points'], ['enterprise']],
  opens: {
    CreditFileOpened: ({ data: { enterpriseId, enterprise } }) => ({
      enterprise_id: enterpriseId,
      enterprise,
      member: false,
      points: 0,
      marks: 0,
      objections: 0,
      trained: 0,
    }),
  },
  on: {
    StandingVerified: (_row, { data: { year, honest } }) => ({ verified_year: year, honest }),
    CreditMarkEntered: ({ points, marks }, { data }) => ({ points: points + data.points, marks: marks + 1 }),
    CreditMarkObjected: ({ objections }) => ({ objections: objections + 1 }),
    CreditMarkUpheld: ({ objections }) => ({ objections: objections - 1 }),
    CreditMarkRevoked: ({ objections, marks, points }, { data }) => ({
      objections: objections - 1,
      marks: marks - 1,
      points: points - data.points,
    }),
    CreditPublished: (_row, { data: { year, score, grade } }) => ({ published_year: year, score, grade }),
    AssociationJoined: { member: true },
    AssociationLeft: { member: false },
    TrainingRecorded: ({ trained }, { data: { people } }) => ({ trained: trained + people }),
  },
});
