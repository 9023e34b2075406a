import { categoryOf, under } from '@tiaokuai/contracts';

/** 职责不清的，由属地镇办先行主办; where the law forbids that, whoever received it first (首接负责). */
export const territory = 'subdistrict';

/** What the city's departments must do is not pushed down to the territory to lead. */
export const notPushedDown = under({ law: '潍坊市12345政务服务便民热线条例', article: '第二十四条' })(
  'not-pushed-down',
  ['部门职责范围内的事项不得交由镇办主办', 'a matter of the departments may not be left to the subdistrict to lead'],
  ['指定有职责的部门主办，镇办可以协办', 'let the department in charge lead; the subdistrict may assist'],
);

export const isOfTheCity = (category: string): boolean => categoryOf(category)?.level === 'city';
