import type { RefusalShape } from './shapes.ts';

/** What the machinery itself answers; everything else that a command is refused for is its decider's word. */
export interface CommandError extends RefusalShape {
  /** Path of the field that is wrong, where one is. */
  readonly field?: string;
}

const house = (article: string) => ({ law: '条块总线', article });

export const unknownCommand = (name: string): CommandError => ({
  code: 'unknown-command',
  message: { zh: `没有命令 ${name}`, en: `there is no command ${name}` },
  rule: house('命令'),
  remedy: { zh: '查阅接口说明中的命令名', en: 'look the name up in the reference' },
});

export const idTaken: CommandError = {
  code: 'id-taken',
  field: 'id',
  message: { zh: '该编号已用于另一条命令', en: 'another command has this id' },
  rule: house('命令编号'),
  remedy: { zh: '为新命令取一个新编号', en: 'give the new command an id of its own' },
};

export const actorMissing: CommandError = {
  code: 'invalid-input',
  field: 'actor',
  message: { zh: '缺少操作人', en: 'actor is missing' },
  rule: house('命令格式'),
  remedy: { zh: '填写 <类别>:<编号>', en: 'give <kind>:<pseudonymous id>' },
};

export const unavailable: CommandError = {
  code: 'unavailable',
  message: { zh: '服务暂时无法处理', en: 'the service cannot do this just now' },
  rule: house('可用性'),
  remedy: { zh: '稍后用同一编号重发；已生效的不会重复', en: 'send it again with the same id; nothing is done twice' },
};

/** @param what In words of the catalogue, never of a case. */
export const notThere = (what: string): CommandError => ({
  code: 'not-there',
  message: { zh: `此服务没有：${what}`, en: `this service has no ${what}` },
  rule: house('运维'),
  remedy: { zh: '用 Status 查看此服务的各部分', en: 'ask for Status to see what the service consists of' },
});

/** A mistake of ours: what a query answers is not what the published language says that it does. */
export const wrongAnswer: CommandError = {
  code: 'wrong-answer',
  message: { zh: '服务的答复不合约定', en: 'the service’s answer is not what was agreed' },
  rule: house('查询'),
  remedy: { zh: '请告知运维人员', en: 'tell the operators' },
};

/** @param most Bytes that the events of one command may take. */
export const commandTooLarge = (most: number): CommandError => {
  const kilobytes = Math.floor(most / 1024);
  return {
    code: 'too-large',
    message: {
      zh: `内容过大：一条命令最多 ${kilobytes} KB`,
      en: `this is too much for one command: at most ${kilobytes} KB`,
    },
    rule: house('命令格式'),
    remedy: { zh: '缩短文字，或分几次提交', en: 'shorten the texts, or give it in several commands' },
  };
};

export const tooLarge: CommandError = {
  code: 'too-large',
  message: { zh: '结果过大，无法一次返回', en: 'the answer is too large for one message' },
  rule: house('查询'),
  remedy: { zh: '缩小范围或减少条数后再查', en: 'ask for less, or for fewer rows at a time' },
};
