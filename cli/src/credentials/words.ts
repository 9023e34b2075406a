import { sentence } from '../language.ts';

/** What `tiaokuai credentials` says; failures stand where they arise. */

export const crediting = {
  command: {
    zh: '为某职责的部门自有系统签发总线凭据；旧凭据随即失效',
    en: "make credentials for a department's own system; its old ones end",
  },
  responsibility: { zh: '职责，如 fire', en: 'responsibility, such as fire' },
  out: {
    zh: '写入此文件（仅本人可读），不给则输出到屏幕',
    en: 'write them to this file (for you alone), else to the screen',
  },
  above: { zh: '上面的内容', en: 'what stands above' },
  done: sentence(
    (who: string, where: string) =>
      `${who}的凭据已生效：${where}。其中 seed 是唯一的秘密，交给该部门后不要留存；用法见 docs/subscribe.md`,
    (who: string, where: string) =>
      `${who}: the credentials hold: ${where}. The seed in them is the only secret: hand it over and keep no copy; docs/subscribe.md says how they are used`,
  ),
};
